"""Files of many pages are made where what they are made of has changed, or what was left of them, and nowhere else."""

from functools import partial

import pytest

from refgen.website.last import EVERYTHING
from refgen.website.whole_files import WHOLE, WholeFiles


@pytest.fixture
def run(tmp_path):
    """Puts groups of files, given as digest, address and text, into a folder; which of them were made."""

    def put(*groups, altered=()):
        files = WholeFiles(tmp_path, altered=altered)
        made = []

        def make(name, text):
            made.append(name)
            return [(name, text.encode())]

        for digest, name, text in groups:
            assert files.put(digest, partial(make, name, text)) == (name,)
        files.finish()
        return made

    return put


@pytest.fixture
def join(tmp_path):
    """Puts a file of pieces, each given by its text; which of them were made."""

    def put(*texts):
        files = WholeFiles(tmp_path)
        made = []

        def make(text):
            made.append(text)
            return text.encode

        files.put_joined("all.csv", [(text.encode(), partial(make, text)) for text in texts])
        files.finish()
        assert (tmp_path / "all.csv").read_text() == "".join(texts)
        return made

    return put


A, B, C = (b"1", "a.json", "text of a"), (b"2", "b.json", "text of b"), (b"3", "c.html", "text of c")


def test_a_group_is_made_where_its_digest_is_another(run, tmp_path):
    assert run(A, B) == ["a.json", "b.json"]
    assert run(A, B) == []
    assert run(A, (b"4", "b.json", "other")) == ["b.json"]
    assert (tmp_path / "b.json").read_text() == "other"
    assert run(A, B, altered=EVERYTHING) == ["a.json", "b.json"]


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_text("somebody else's")])
def test_a_file_that_is_not_as_it_was_left_is_made_again(damage, run, tmp_path):
    run(A, B)
    damage(tmp_path / "a.json")
    assert run(A, B) == ["a.json"]
    assert (tmp_path / "a.json").read_text() == "text of a"


def test_of_the_files_that_are_no_more_those_are_told_that_stand(run, tmp_path):
    run(A, (b"12", "b.json", "text of b"), (b"13", "d.json", "text of d"), C)
    (tmp_path / "d.json").unlink()
    a, b = (b"1", tmp_path / "a.json"), (b"12", tmp_path / "b.json")
    assert [*WholeFiles(tmp_path).gone(b"1", ())] == [a, b]
    assert [*WholeFiles(tmp_path).gone(b"1", [b"1", b"14"])] == [b]
    assert not [*WholeFiles(tmp_path, altered=EVERYTHING).gone(b"1", ())]


def test_a_page_whose_links_have_been_mended_stays(run, tmp_path):
    own = (b"5", "fr-fr/site/drift.html", "links")
    run(own)
    (tmp_path / own[1]).write_text("mended links")
    assert run(own) == []
    (tmp_path / own[1]).unlink()
    assert run(own) == [own[1]]


def test_pages_are_told_with_whether_they_are_new(tmp_path):
    for is_new in (True, False):
        files = WholeFiles(tmp_path)
        for digest, name, text in (A, C):
            files.put(digest, partial(lambda *file: [file], name, text.encode()))
        files.finish()
        assert files.pages == {"c.html": is_new}
        assert sorted(files.names) == ["a.json", "c.html"]


def test_after_a_run_that_was_killed_nothing_is_taken_for_what_it_was(run, tmp_path):
    run(A, B)

    def killed():
        yield "a.json", b"text of z"
        raise InterruptedError

    with pytest.raises(InterruptedError):
        WholeFiles(tmp_path).put(b"6", killed)
    assert run(A, B) == ["a.json", "b.json"]
    assert (tmp_path / "a.json").read_text() == "text of a"


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "[",
        "[]",
        "{}",
        "[1, 2]",
        "[{}, {}, {}]",
        '[{"31": "a"}, {}]',
        '[{"31": {"a.json": "9"}}, {}]',
        '[{"31": {"a.json": -1, "b\\u0000": -1}}, {}]',
        '[{"3": {}}, {}]',
        '[{}, {"all.csv": {"a": 1}}]',
        '[{}, {"all.csv": [["31"]]}]',
        '[{}, {"all.csv": [[["31"], 1]]}]',
        '[{}, {"all.csv": [["31", "1"]]}]',
    ],
)
def test_a_damaged_record_counts_as_none(damage, run, join, tmp_path):
    run(A)
    (tmp_path / "a.json").unlink()
    (tmp_path / WHOLE).write_text(damage)
    assert run(A) == ["a.json"]
    (tmp_path / WHOLE).write_text(damage)
    assert join("head\n") == ["head\n"]
    (tmp_path / WHOLE).write_text(damage)
    assert [*WholeFiles(tmp_path).gone(b"3", ())] == []


def test_of_a_file_of_pieces_only_new_ones_are_made(join, tmp_path):
    assert join("head\n", "one\n", "two\n", "three\n") == ["head\n", "one\n", "two\n", "three\n"]
    assert join("head\n", "one\n", "two\n", "three\n") == []
    assert join("head\n", "one\n", "2\n", "three\n") == ["2\n"]
    assert join("head\n", "three\n", "2\n", "one\n") == []
    assert join("head\n", "2\n") == []
    (tmp_path / "all.csv").write_text("head\n2\n and more")
    assert join("head\n", "2\n") == ["head\n", "2\n"]
    (tmp_path / "all.csv").unlink()
    assert join("head\n", "2\n") == ["head\n", "2\n"]
    assert join() == []
    assert join("head\n") == ["head\n"]
