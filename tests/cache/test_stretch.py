"""A file of stretches is what they say, whatever lay in its place; those that stand there are not read."""

from os import utime

import pytest

from refgen.cache.held import HELD
from refgen.cache.results import Cache
from refgen.cache.stretch import InPlace, Stretch, Stretched, put_stretches, remade, stretch, whole
from refgen.errors import UsageError

TEXTS = ("", "a", "b", "ab", "a b c d", "b a", "a a b a", "x a b y c", "c x d", "a")


class _Unread(Stretch):
    """One whose bytes nobody may ask for."""

    __slots__ = ()

    def __getattribute__(self, name):
        assert name != "data"
        return super().__getattribute__(name)


def _of(text):
    return tuple(stretch(f"<{one}>".encode() * 50) for one in text.split())


@pytest.fixture
def put(tmp_path):
    """Puts stretches into a file beside its cache; what stands there then."""

    def put(stretches, folder="cache"):
        put_stretches(tmp_path / "all.json", stretches, Cache(folder and tmp_path / folder))
        return (tmp_path / "all.json").read_bytes()

    return put


@pytest.mark.parametrize("before", TEXTS)
@pytest.mark.parametrize("after", TEXTS)
@pytest.mark.parametrize("folder", ["cache", None])
def test_a_file_is_its_stretches(before, after, folder, put):
    for text in (before, after, before):
        assert put(_of(text), folder) == whole(_of(text))


def test_what_stands_is_not_read(put):
    put(_of("a b c d"))
    unread = [_Unread(one.digest, b"") for one in _of("d b c")]
    assert put([unread[0], *_of("x"), *unread[1:]]) == whole(_of("d x b c"))
    assert put([unread[2], *unread[:2]]) == whole(_of("c d b"))


@pytest.mark.parametrize("text", ["<a>" * 50 + "!" * 150, "", "other"])
def test_a_file_that_somebody_has_changed_is_put_in_place_whole(text, put, tmp_path):
    put(_of("a b"))
    (tmp_path / "all.json").write_text(text)
    utime(tmp_path / "all.json", ns=(5, 5))
    assert put(_of("a b")) == whole(_of("a b"))
    (tmp_path / "all.json").unlink()
    assert put(_of("a c")) == whole(_of("a c"))


def test_the_mode_stays_and_a_protected_file_is_left_alone(put, tmp_path):
    put(_of("a b"))
    (tmp_path / "all.json").chmod(0o640)
    put(_of("a c"))
    put(_of("a d"))
    assert (tmp_path / "all.json").stat().st_mode & 0o777 == 0o640
    (tmp_path / "all.json").chmod(0o440)
    assert put(_of("a d")) == put(_of("a d")) == whole(_of("a d"))
    with pytest.raises(UsageError, match="write-protected"):
        put(_of("a e"))


def test_a_link_stays(put, tmp_path):
    (tmp_path / "all.json").symlink_to("real.json")
    for text in ("a b", "a c", "a c"):
        assert put(_of(text)) == (tmp_path / "real.json").read_bytes() == whole(_of(text))
    assert (tmp_path / "all.json").is_symlink()


def test_whoever_waits_for_the_file_is_told_when_it_is_there(tmp_path):
    path, cache, told = tmp_path / "all.json", Cache(tmp_path / "cache"), []
    waiting = []
    for text in ("a b", "a b", "a c", "a b c"):
        put_stretches(
            path, _of(text), cache, lambda *work: waiting.append(work), lambda: told.append(path.read_bytes())
        )
        for work, then in waiting:
            then(work())
        waiting.clear()
        assert told.pop() == whole(_of(text))
        assert not told


def test_a_file_is_known_by_what_its_stretches_say(tmp_path):
    (tmp_path / "all.json").write_bytes(b"one two")
    parts = stretch(b"one "), stretch(b"two")
    assert Stretched("digest", parts) == Stretched("digest", parts[:1]) != Stretched("another", parts)
    assert Stretched("digest", parts).data == InPlace("digest", tmp_path / "all.json").data == b"one two"


def test_what_is_held_by_its_digest_is_made_again_where_it_does_not_stand(put, tmp_path):
    made = []

    @remade
    def line(text):
        made.append(text)
        return f"<{text}>".encode() * 50

    def run(text):
        made.clear()
        HELD.begin_run()
        data = put([line(one) for one in text.split()])
        return data, made.copy()

    assert run("a b c") == (whole(_of("a b c")), ["a", "b", "c"])
    assert run("a x c") == (whole(_of("a x c")), ["x"])
    assert {kept.value for kept in HELD.results.values() if kept.given} == {one.digest for one in _of("a x c")}
    (tmp_path / "all.json").unlink()
    assert run("a x c") == (whole(_of("a x c")), ["a", "x", "c"])
    HELD.end()
