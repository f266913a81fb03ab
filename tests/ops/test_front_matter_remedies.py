"""Front matter that is no YAML: what to do about it fits what is wrong."""

import pytest

from refgen.ops import parse_page
from refgen.text import Severity


@pytest.mark.parametrize(
    ("entry", "remedy"),
    [
        ("title: a: b", "quote the value of title"),
        ("title: [x", "quote the value of title"),
        ('title: "IThing', 'end the value of title with ", and have none inside'),
        ("title: 'l'hôte'", "end the value of title with ', and have none inside"),
        ('title: "x" "y"', 'end the value of title with ", and have none inside'),
        (r'title: "C:\Windows"', "write the value of title in single quotation marks"),
    ],
)
def test_the_remedy_fits(entry, remedy):
    page = parse_page(f"---\n{entry}\nms.date: 1\n---\ntext\n".encode(), "fr-fr/a.md")
    assert [(one.line, one.remedy) for one in page.diagnostics] == [(2, remedy)]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("topic_type:\n  - x\n\t- apiref", 4),
        ("topic_type:\n\t- apiref", 3),
        ("topic_type:\n \tkind: apiref", 3),
        ("\ttitle: x", 2),
        ("title: x\n\ty", 3),
    ],
)
def test_a_tab_is_told_in_its_line(entry, line):
    page = parse_page(f"---\n{entry}\nms.date: 1\n---\ntext\n".encode(), "fr-fr/a.md")
    assert [(one.line, one.remedy) for one in page.diagnostics] == [(line, "indent it with blanks")]
    assert page.diagnostics[0].message == "The front matter is no valid YAML: this line is indented with a tab"


@pytest.mark.parametrize(
    ("entry", "value"), [("title:\tx", "x"), ("title: x\ty", "x\ty"), ("title: x\n\nms.topic:\ty", "x")]
)
def test_a_tab_that_indents_nothing_is_none_of_our_business(entry, value):
    page = parse_page(f"---\n{entry}\nms.date: 1\n---\ntext\n".encode(), "fr-fr/a.md")
    assert page.diagnostics == ()
    assert page.front_matter.one("title") == value


@pytest.mark.parametrize(
    ("text", "line", "keys"),
    [
        ("---\ntitle: x\nms.date: 1\n\n# T\n", 3, ["title", "ms.date"]),
        ("---\ntitle: x\ntopic_type:\n- a\n  b\n# T\n\nA text: long.\n", 5, ["title", "topic_type"]),
        ("---\ntitle: x\nms.date: 1\n\n# T\n\nA text: long.\n\n---\n\nMore.\n", 3, ["title", "ms.date"]),
        ("---\ntitle: x\n# T\n\nA text.\n\n---\nMore.\n", 2, ["title"]),
        ("\ufeff---\ntitle: x\n\n\nText.", 2, ["title"]),
        ("---\ntitle: x\n  and more\nThe text.\n", 3, ["title"]),
        ("---\nNote: x\ntitle: y\n\n# T\n", 3, ["Note", "title"]),
        ("---\nTitle: x\n\n# T\n", 2, ["Title"]),
        ("---\nROBOTS: NOINDEX\n\n# T\n", 2, ["ROBOTS"]),
        ("---\nMs.Date: 1\n\n# T\n", 2, ["Ms.Date"]),
    ],
)
def test_front_matter_that_is_never_closed_ends_where_its_entries_do(text, line, keys):
    page = parse_page(text.encode(), "fr-fr/a.md")
    (problem,) = page.diagnostics
    assert (problem.line, problem.code, problem.severity) == (1, "unclosed-front-matter", Severity.ERROR)
    assert problem.remedy == f"end it with a line of three dashes, below line {line}"
    assert list(page.front_matter.data) == keys
    assert all(page.source.line(block.start) > line for block in page.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "---\n# Mandatory\ntitle: x\n\n# Optional\nms.date: 1\n---\nText.\n",
        "---\ntitle: x\n\n\n---\nText.\n",
        "---\ntitle: >\n  Some\n\n  text: and more.\n# The end\n---\nText.\n",
        "---\ntitle: x\nDisplay name: y\n---\nText.\n",
        '---\ntitle: x\n\n"ms.date": y\n---\nText.\n',
        "---\ntitle: x\n\n標題: y\n---\nText.\n",
        '---\ntitle: x\napi_name: [\n\n"y",\n\n"z"\n]\n---\nText.\n',
        '---\ntitle: "x\n\ny"\n---\nText.\n',
    ],
)
def test_front_matter_with_comments_and_blank_lines_ends_where_it_is_closed(text):
    page = parse_page(text.encode(), "fr-fr/a.md")
    assert page.diagnostics == ()
    (block,) = page.blocks
    assert page.source.text[block.start :] == "Text.\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\n\ntitle: x\n",
        "---\n# T\n",
        "---\n- a\n- b\n",
        "---\nThe text: it begins so.\n",
        "---\nNote: it begins so.\n",
        "---\nRemarque : cela va\nplus loin.\n\nSuite.\n",
        "---\nNote: a.\nHint: b.\n\nText.\n\n---\nMore.\n",
        "----\ntitle: x\n",
    ],
)
def test_a_line_across_the_page_begins_no_front_matter(text):
    page = parse_page(text.encode(), "fr-fr/a.md")
    assert page.front_matter.data == {}
    assert page.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("title: x\nms.date: 1\n---\n\n# T\n", ["title", "ms.date"]),
        ("\ufefftitle: x\n---\n# T\n", ["title"]),
        ("ms.date: 1\ntopic_type:\n- apiref\ntitle: x\n---\n# T\n", ["ms.date", "topic_type", "title"]),
    ],
)
def test_front_matter_whose_first_line_is_lost_is_read_and_told(text, keys):
    page = parse_page(text.encode(), "fr-fr/a.md")
    (problem,) = page.diagnostics
    assert (problem.line, problem.code, problem.severity) == (1, "unopened-front-matter", Severity.ERROR)
    assert problem.remedy == "put a line of three dashes above it"
    assert list(page.front_matter.data) == keys
    assert page.front_matter.data["title"] == "x"
    assert page.front_matter.lines["title"] == text[: text.index("title")].count("\n") + 1
    assert [page.source.text[block.start :] for block in page.blocks] == ["# T\n"]


@pytest.mark.parametrize(
    "text",
    [
        "A heading: long\n---\nText.\n",
        "title: x\nText.\n---\nText.\n",
        "title: x\n\n---\nText.\n",
        "title: x\n",
        "Note: x\n---\nText.\n",
        "see: x\n---\nText.\n",
    ],
)
def test_a_heading_with_a_colon_is_no_front_matter(text):
    page = parse_page(text.encode(), "fr-fr/a.md")
    assert page.front_matter.data == {}
    assert page.diagnostics == ()


def test_of_a_key_that_stands_twice_the_line_is_that_of_its_value():
    page = parse_page(b"---\ntitle: x\nms.date: 1\ntitle: y\n---\nText.\n", "fr-fr/a.md")
    assert (page.front_matter.one("title"), page.front_matter.lines["title"]) == ("y", 4)
    (problem,) = page.diagnostics
    assert (problem.line, problem.code, problem.severity) == (4, "duplicate-key", Severity.WARNING)
    assert problem.message == "The front matter has title twice, in line 2 too; the value in this line counts"
