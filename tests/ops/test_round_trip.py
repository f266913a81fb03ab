"""A page is written back byte for byte, whatever it holds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.errors import RefgenError
from refgen.ops import Side, parse_page, units
from refgen.ops.write import Edit, edit_page, leaves, write_page

PIECES = st.sampled_from(
    [
        "---\n", "title: x\n", "# ", '## <a name="a"></a>', "> [!NOTE]\n", "> ", "- ", "1. ", "   ", "\t", "|a|b|\n", "|-|-|\n",
        "```cpp\n", "```\n", "<br>", "<table>\n", "</table>\n", "<!--", "-->", "[x](y.md)", "[!INCLUDE[x](y.md)]\n", ":::row:::\n",
        "![alt](x.png)\n", '<span data-ttu-id="a-101">', "</span>", '<span class="sxs-lookup"><span data-stu-id="a-101">',
        "</span></span>", "text", "`code`", "\\", "  \n", "\n", "\r\n", "\r", "\ufeff", "中文。", "===\n", "***\n", "&", "*a: &a [*a]\n",
    ]
)  # fmt: skip
SOUP = st.lists(PIECES | st.text(max_size=6), max_size=60).map("".join)


def check_page(data: bytes) -> None:
    page = parse_page(data, "page.md")
    assert write_page(page) == data
    assert "".join(leaves(page)) == page.source.text
    position = 0
    for placed in units(page):
        assert position <= placed.unit.start <= placed.unit.end
        position = placed.unit.end
    assert position <= len(page.source.text)


@given(SOUP)
def test_any_markup_round_trips(text: str) -> None:
    check_page(text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=300))
def test_any_bytes_round_trip(data: bytes) -> None:
    check_page(data)


@given(SOUP)
def test_text_of_a_unit_is_found_where_its_pieces_say(text: str) -> None:
    page = parse_page(text.encode("utf-8", "surrogatepass"), "page.md")
    for placed in units(page):
        unit = placed.unit
        pieces = unit.pieces or ((0, unit.start),)
        ends = [*(offset for offset, _ in pieces[1:]), len(unit.text)]
        for (offset, at), end in zip(pieces, ends, strict=True):
            stretch = unit.text[offset:end].rstrip("\n")
            assert page.source.text[at : at + len(stretch)] == stretch


@given(SOUP, st.data())
def test_editing_changes_only_the_interval(text: str, data: st.DataObject) -> None:
    page = parse_page(text.encode("utf-8", "surrogatepass"), "page.md")
    start = data.draw(st.integers(0, len(page.source.text)))
    end = data.draw(st.integers(start, len(page.source.text)))
    edited = edit_page(page, [Edit(start, end, "neu")]).decode("utf-8", "surrogateescape")
    assert edited == page.source.text[:start] + "neu" + page.source.text[end:]


def test_overlapping_edits_are_refused() -> None:
    page = parse_page(b"some text", "page.md")
    with pytest.raises(RefgenError, match="overlap"):
        edit_page(page, [Edit(0, 4, "a"), Edit(3, 5, "b")])


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\n# T\r\n",
        b"# T\rtext\nmore\r\n",
        b"text without end",
        b"\ttab\n\n- a\n\t- b\n",
        b"caf\xe9 \xff\xfe\n",
        b"",
        b"---",
        b"\x00\x01\n",
    ],
)
def test_odd_files_round_trip(data: bytes) -> None:
    check_page(data)


@pytest.mark.corpus
def test_real_pages_round_trip(shared: Path) -> None:
    files = [path for folder in ("corpus", "seeds") for path in (shared / folder).rglob("*") if path.is_file()]
    assert len(files) > 4700
    for path in files:
        check_page(path.read_bytes())


def test_own_pages_round_trip(sources: Path) -> None:
    files = [path for path in sources.rglob("*") if path.is_file()]
    assert files
    for path in files:
        check_page(path.read_bytes())


@pytest.mark.corpus
def test_real_pages_leave_no_junk_and_pair_all_spans(shared: Path) -> None:
    files = list((shared / "corpus").rglob("*.md"))
    assert len(files) > 1000
    for path in files:
        data = path.read_bytes()
        page = parse_page(data, path.name)
        assert not [problem for problem in page.diagnostics if problem.code != "ragged-row"], page.diagnostics
        in_units = sum(len(placed.unit.pairs) for placed in units(page))
        assert in_units == data.count(b'<span data-ttu-id="'), path
        for placed in units(page):
            assert "<span" not in placed.unit.on(Side.TARGET)
            assert "<span" not in placed.unit.on(Side.SOURCE)
