"""The benchmark's own pages: what it takes for known pairs is what the spans say."""

from benchmarks.alignment.side_by_side import pages_under
from tests.align.test_align_page import side_by_side


def test_a_side_by_side_page_gives_two_plain_ones_and_their_pairs(tmp_path):
    lines = [(number, f"Satz {number}.", f"Sentence {number}.") for number in range(100, 109)]
    file = tmp_path / "de-de" / "docs" / "page.md"
    file.parent.mkdir(parents=True)
    file.write_text(side_by_side("01/01/2020", *lines, "`code`"), "utf-8")
    (page,) = pages_under(tmp_path, "docs")
    assert (page.language, page.name) == ("de", "docs/page.md")
    assert "span" not in page.source + page.target
    for row, (_, target, source) in zip(page.rows, lines, strict=True):
        assert (row["source"], row["target"]) == (source, target)
        assert page.target.split("\n")[row["target_line"] - 1] == target
        assert page.source.split("\n")[row["source_line"] - 1] == source


def test_pages_that_carry_no_english_are_left_out(tmp_path):
    (tmp_path / "de-de").mkdir()
    (tmp_path / "de-de" / "page.md").write_text("Nur Deutsch.\n", "utf-8")
    assert list(pages_under(tmp_path)) == []
