"""What is written is read back the same, is legal, and is the same every time; what comes in broken is refused."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.errors import UsageError
from refgen.export import FORMATS, Handoff, HandoffPage, HandoffUnit, Portion, State, read_handoff, write_handoff
from refgen.text.xml import ILLEGAL
from tests.export.pages import ENDINGS, aligned, handoff_of, returned_of, tree_pages

MARKUP = [
    "`a`",
    "**",
    "[x](y.md)",
    "<br>",
    "&lt;",
    "&",
    '"',
    "\\",
    "\n",
    "\r\n",
    "\t",
    "#",
    "]]>",
    "\x00",
    "\x1a",
    "\udc80",
    "\uffff",
    "\u2028",
    "译文",
    "é",
]
TEXTS = st.lists(st.sampled_from(MARKUP) | st.text(st.characters(blacklist_categories=()), max_size=5), min_size=1, max_size=8).map("".join)  # fmt: skip


CORE = "{urn:oasis:names:tc:xliff:document:2.0}"


def handoff(source: str, target: str, state: State = State.TRANSLATED, note: str = "n") -> Handoff:
    portion = Portion("s1", source, target, state, 3, (note,))
    unit = HandoffUnit("u0123456789ab", "cell in remarks", (portion,))
    return Handoff("en-us", "fr-fr", (HandoffPage("docs/a b.md", "fr-fr/docs/a b.md", (unit,), (note,)),))


@pytest.mark.parametrize("form", ENDINGS)
@given(source=TEXTS, target=TEXTS, note=TEXTS, state=st.sampled_from(State))
def test_any_text_comes_back_as_it_was(form: str, source: str, target: str, note: str, state: State) -> None:
    if form == "po" and ILLEGAL.search(source + target):
        return
    made = handoff(source, "" if state is State.MISSING else target, state, note)
    (one,) = returned_of(made, form)
    portion = made.pages[0].units[0].portions[0]
    assert (one.source, one.target) == (portion.source, portion.target)
    assert (one.key, one.unit, one.portion) == ("docs/a b.md", "u0123456789ab", "s1")
    assert one.is_confirmed is (state is State.TRANSLATED or (form == "po" and state is State.MISSING))


@given(source=TEXTS, target=TEXTS, note=TEXTS)
def test_xml_is_always_legal(source: str, target: str, note: str) -> None:
    for form in ("xliff", "tmx"):
        root = ET.fromstring(write_handoff(handoff(source, target, note=note), form))
        assert root.tag.rpartition("}")[2] == form


def test_what_po_cannot_hold_is_left_out() -> None:
    assert b"s1" not in write_handoff(handoff("a\x00", "b"), "po")
    assert b"s1" in write_handoff(handoff("a", "b"), "po")


def test_states_say_what_is_to_be_done() -> None:
    marks = {
        "xliff": {State.MISSING: b'"initial">', State.REVIEW: b'subState="refgen:review"', State.TRANSLATED: b'"translated"'},
        "po": {State.MISSING: b'msgstr ""\n', State.REVIEW: b"#, fuzzy", State.TRANSLATED: b'msgstr "b"'},
    }  # fmt: skip
    for form, expected in marks.items():
        for state, mark in expected.items():
            written = write_handoff(handoff("a", "" if state is State.MISSING else "b", state), form)
            assert mark in written.partition(b"refgen-exported")[2]


def test_the_memory_holds_sure_pairs_once() -> None:
    page = handoff("a `b`", "c `b`").pages[0]
    doubtful = handoff("x", "y", State.REVIEW).pages[0]
    both = Handoff("en-us", "fr-fr", (page, HandoffPage("other.md", "fr-fr/other.md", page.units), doubtful))
    written = write_handoff(both, "tmx").decode()
    assert written.count("<tu ") == 1
    assert written.count('<prop type="x-page">') == 2
    assert '<seg>c <ph x="1" type="code">`b`</ph></seg>' in written


def test_codes_have_the_same_id_on_both_sides() -> None:
    root = ET.fromstring(write_handoff(handoff("`a` and `b` and `a`", "`b` et `a` et `a` et `c`"), "xliff"))
    ids = [[ph.get("id") for ph in side] for name in ("source", "target") for side in root.iter(f"{CORE}{name}")]
    assert ids == [["1", "2", "3"], ["2", "1", "3", "4"]]
    assert [ph.get("canDelete") for ph in root.iter(f"{CORE}ph")] == [*["no"] * 6, "yes"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_second_run_writes_the_same(form: str, sources: Path) -> None:
    first, second = (
        [write_handoff(handoff_of(page, "fr-fr"), form) for page in tree_pages(sources, 10)] for _ in range(2)
    )
    assert first == second


def test_ids_survive_moved_lines_and_changed_translations() -> None:
    english = "# A\n\nOne thing.\n\nAnother thing.\n"
    before = aligned({"en-us": english, "fr-fr": "# A\n\nUne chose.\n\nUne autre.\n"})
    after = aligned(
        {"en-us": f"# A\n\nNew text.\n\n{english[5:]}", "fr-fr": "# A\n\nNeuf.\n\nUne chose.\n\n\nAutre.\n"}
    )
    ids = [
        {portion.source: unit.id for unit in handoff_of(page, "fr-fr").pages[0].units for portion in unit.portions}
        for page in (before, after)
    ]
    assert ids[0].items() <= ids[1].items()


XLIFF = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr-FR">{}</xliff>'
BROKEN = {
    "empty.xlf": (b"", "no well-formed XML"),
    "text.xlf": (b"hello", "no well-formed XML"),
    "cut.xlf": (XLIFF.format("<file>").encode()[:-9], "no well-formed XML"),
    "encoding.xlf": (b'<?xml version="1.0" encoding="x-none"?><a/>', "no well-formed XML"),
    "html.xlf": (b"<html/>", "this is <html>"),
    "old.xlf": (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', "XLIFF 1.2"),
    "new.xlf": (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.2" version="2.2"/>', "XLIFF 2.2"),
    "language.xlf": (XLIFF.format("").replace('trgLang="fr-FR"', "").encode(), "no trgLang"),
    "entity.xlf": (b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + XLIFF.format("&e;").encode(), "document type"),
    "laughs.xlf": (b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + XLIFF.format("&b;").encode(), "document type"),
    "outside.xlf": (b'<!DOCTYPE xliff SYSTEM "http://localhost/x.dtd">' + XLIFF.format("").encode(), "document type"),
    "deep.xlf": (XLIFF.format("<pc>" * 5000 + "</pc>" * 5000).encode(), "inside each other"),
    "bytes.po": (b'msgid "\xff"\n', "no UTF-8"),
    "noise.po": (b"hello\n", "no line of a PO file"),
    "open.po": (b'msgctxt "a\nmsgid "b"\nmsgstr ""\n', "has no end"),
    "foreign.po": (b'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "b"\nmsgstr "c"\n', "msgctxt names no page"),
    "header.po": (b'msgid ""\nmsgstr ""\n', "no Language"),
    "memory.tmx": (b"<tmx/>", "says of no page"),
    "page.md": (b"", "import reads"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_with_its_name(name: str) -> None:
    data, message = BROKEN[name]
    with pytest.raises(UsageError, match=message) as caught:
        read_handoff(data, name)
    assert name in str(caught.value)


@given(st.binary(max_size=80), st.sampled_from(["x.xlf", "x.po"]))
def test_no_bytes_crash_the_readers(data: bytes, name: str) -> None:
    with pytest.raises(UsageError):
        read_handoff(data, name)


TOOLS = {
    "start and end codes": '<sc id="1" dataRef="d1"/>gras<ec startRef="1" dataRef="d1"/> fin',
    "a reviewer's mark": '<mrk id="m1" type="comment"><pc id="1" dataRefStart="d1" dataRefEnd="d1">gras</pc></mrk> fin',
    "a comment of XML": '<pc id="1" dataRefStart="d1" dataRefEnd="d1">gr<!-- x -->as</pc> fin',
}


@pytest.mark.parametrize("tool", TOOLS)
def test_what_tools_make_of_codes_is_understood(tool: str) -> None:
    unit = f'<file id="f" original="p.md"><unit id="u1"><originalData><data id="d1">**</data></originalData><segment id="s1"><source>x</source><target>{TOOLS[tool]}</target></segment></unit></file>'
    (one,) = read_handoff(XLIFF.format(unit).encode(), "x.xlf").portions
    assert (one.target, one.problem) == ("**gras** fin", "")


def test_a_code_without_its_original_is_told() -> None:
    unit = '<file id="f" original="p.md"><unit id="u1"><segment id="s1"><source>x</source><target><ph id="1" dataRef="d9" disp="`a`"/></target></segment></unit></file>'
    (one,) = read_handoff(XLIFF.format(unit).encode(), "x.xlf").portions
    assert "`a` has lost its original" in one.problem


def test_po_as_tools_write_it_is_understood() -> None:
    written = (
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\n# translator\n#. refgen-exported: 0a\n#, c-format, fuzzy\n'
        '#| msgid "old"\nmsgctxt ""\n"docs/p.md#u1/"\n"s1"\nmsgid "a\\"b"\nmsgstr ""\n"c\\n"\n"d\\te"\n\n#~ msgid "gone"\n#~ msgstr "x"\n'
    )
    (one,) = read_handoff(written.encode(), "x.po").portions
    assert (one.key, one.unit, one.portion, one.digest) == ("docs/p.md", "u1", "s1", "0a")
    assert (one.source, one.target, one.is_held) == ('a"b', "c\nd\te", True)
