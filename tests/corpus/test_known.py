"""The digest of a tree is that of what its files say, whatever is known of them."""

import time
from pathlib import Path

import pytest

from refgen.cache.results import Cache
from refgen.corpus.known import Look


def test_a_file_that_could_not_be_read_once_is_read_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program had it open: nothing about the file tells that this is over."""
    monkeypatch.setattr("refgen.cache.traces.SETTLED", -1_000_000_000)
    (tmp_path / "pages" / "fr-fr").mkdir(parents=True)
    (tmp_path / "pages" / "fr-fr" / "a.md").write_text("# A\n", "utf-8")

    def look(cache: Cache) -> str:
        return Look(tmp_path / "pages", (), cache).digest

    read = look(Cache(None))

    def locked(*_: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    cache = Cache(tmp_path / "cache")
    with monkeypatch.context() as patched:
        patched.setattr("refgen.corpus.load.open", locked, raising=False)
        assert look(cache) != read
    assert [look(cache) for _ in range(2)] == [read, read]


def test_a_file_that_was_saved_a_moment_ago_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be saved again within the same tick of the clock, and then nothing about it tells."""
    page = tmp_path / "pages" / "fr-fr" / "a.md"
    page.parent.mkdir(parents=True)
    page.write_text("# A\n", "utf-8")
    traces = (1, 4, page.stat().st_mtime_ns, page.stat().st_mtime_ns)
    monkeypatch.setattr("refgen.cache.traces._trace", lambda _root, path: (path, *traces))
    cache = Cache(tmp_path / "cache")
    digests = set()
    for letter in "AAB":
        page.write_text(f"# {letter}\n", "utf-8")
        digests.add(Look(tmp_path / "pages", (), cache).digest)
    assert len(digests) == 2


def test_for_one_file_of_many_what_is_known_is_not_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("refgen.cache.traces.SETTLED", -1_000_000_000)
    pages = [tmp_path / "pages" / "fr-fr" / f"{number}.md" for number in range(100)]
    pages[0].parent.mkdir(parents=True)
    for page in pages:
        page.write_text("# A\n", "utf-8")
    cache = tmp_path / "cache"

    def look() -> tuple[str, dict[Path, bytes]]:
        digest = Look(tmp_path / "pages", (), Cache(cache)).digest
        return digest, {path: path.read_bytes() for path in cache.rglob("*.known")}

    first, known = look()
    pages[7].write_text("# B\n", "utf-8")
    second, known_again = look()
    assert second != first
    assert known_again == known != {}
    pages[7].write_text("# A\n", "utf-8")
    assert look()[0] == first
    for page in pages[:50]:
        page.unlink()
    assert look()[1] != known


@pytest.mark.parametrize("saved", ["a.md", "b.md", ""])
def test_a_file_that_is_gone_counts_even_if_it_was_saved_a_moment_before_the_last_look(
    saved: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pages" / "fr-fr"
    folder.mkdir(parents=True)
    for name in ("a.md", "b.md"):
        (folder / name).write_text("# A\n", "utf-8")
    now = time.time_ns()
    changed = {saved: now}
    monkeypatch.setattr(
        "refgen.cache.traces._trace", lambda _root, path: (path, 1, 4, 0, changed.get(Path(path).name, 0))
    )
    cache = Cache(tmp_path / "cache")
    before = Look(tmp_path / "pages", (), cache)
    assert before.digest == Look(tmp_path / "pages", (), cache).digest
    (folder / "b.md").unlink()
    after = Look(tmp_path / "pages", (), cache)
    assert after.digest == Look(tmp_path / "pages", (), Cache(None)).digest != before.digest
