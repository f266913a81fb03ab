"""Files that are no pages are left out with an error; all that a person wrote is read, whatever is wrong with it."""

import random

import pytest

from refgen.corpus.load import Content, parse_contents
from refgen.text import Severity

NOISE = random.Random(7).randbytes(4000)
FRENCH = "# Tâche\n\nDécrit la tâche gérée à créer.\n"


@pytest.mark.parametrize("data", [NOISE, FRENCH.encode("utf-16"), b"\x00" * 20], ids=["noise", "utf-16", "zeros"])
def test_what_is_no_text_is_no_page(data):
    pages, (problem,) = parse_contents({"fr-fr": Content("fr-fr/binary.md", data, None)})
    assert pages == {}
    assert (problem.path, problem.code, problem.severity) == ("fr-fr/binary.md", "invalid-utf8", Severity.ERROR)
    assert problem.remedy


@pytest.mark.parametrize("text", [FRENCH, "# 任务\n创建托管任务。\n"], ids=["latin", "chinese"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_16_bits_a_character_is_called_so(text, encoding):
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    if text != FRENCH and not (mark or encoding == "utf-16"):
        return  # nothing tells it from an image
    _, (problem,) = parse_contents({"fr-fr": Content("fr-fr/a.md", (mark + text).encode(encoding), None)})
    assert problem.message == "The file is left out: it is UTF-16 text"
    assert problem.remedy == "save it as UTF-8"


@pytest.mark.parametrize(("latin", "is_wide"), [(71, True), (69, False)])
def test_without_a_mark_most_characters_have_to_be_latin(latin, is_wide):
    data = ("x" * latin + "任" * (100 - latin)).encode("utf-16-le")
    _, (problem,) = parse_contents({"fr-fr": Content("fr-fr/a.md", data, None)})
    assert ("UTF-16" in problem.message) == is_wide


@pytest.mark.parametrize("data", [NOISE, bytes(20), b"\x00\x01\x02" * 50, b"\xff\xfe\x00\x00a\x00\x00\x00" * 9])
def test_other_bytes_are_not_called_so(data):
    _, (problem,) = parse_contents({"fr-fr": Content("fr-fr/a.md", data, None)})
    assert "UTF-16" not in problem.message


@pytest.mark.parametrize(
    "data",
    [
        FRENCH.encode(),
        FRENCH.encode("utf-8-sig"),
        FRENCH.replace("à", "a").encode("latin-1")[:-1] + b" x" * 20,
        "# 任务\n".encode(),
    ],
    ids=["utf-8", "mark", "latin", "chinese"],
)
def test_text_is_a_page(data):
    pages, _ = parse_contents({"fr-fr": Content("fr-fr/page.md", data, None)})
    assert set(pages) == {"fr-fr"}


@pytest.mark.parametrize(
    ("data", "codes"), [(b"", ["empty-page"]), (b"\xef\xbb\xbf\n \n", ["empty-page"]), (b"# T\n", [])]
)
def test_an_empty_page_is_told(data, codes):
    _, problems = parse_contents({"en-us": Content("en-us/page.md", data, None)})
    assert [one.code for one in problems] == codes
