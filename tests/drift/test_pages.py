"""Checks of whole pages, and how findings of a page are settled, placed and silenced."""

import re
from dataclasses import replace

import pytest

from refgen.align import Both, align_page
from refgen.drift.run import check_page
from refgen.drift.settings import Settings, read_settings
from refgen.errors import UsageError
from refgen.ops import parse_page
from refgen.text import Severity
from tests.drift.pages import HEAD, aligned, findings, side_by_side
from tests.drift.start_page import ENGLISH, GERMAN, changed, checks, line_of


def test_a_faithful_page_has_no_finding():
    assert checks({"en-us": ENGLISH, "de-de": GERMAN}) == []


@pytest.mark.parametrize(
    ("check", "old", "new"),
    [
        ("alert", "[!NOTE]", "[!HINWEIS]"),
        ("signature", "HRESULT Start ();", "HRESULT Starten ();"),
        ("signature", "HRESULT Start ();", "HRESULT Start ([in] DWORD dwFlags);"),
        ("signature", "HRESULT Start ();", "DWORD Start ();"),
        ("code-block", "HRESULT Start ();", "HRESULT Start () + 1;"),
        ("heading-level", "## Hinweise", "### Hinweise"),
        (
            "untranslated",
            "Startet die Aufgabe, die der Host erstellt hat.",
            "Starts the task that the host has created.",
        ),
        ("garbled", "bevor die Laufzeit", "bevor d\ufffde Laufzeit"),
        ("identifier", "|E_FAIL|", "|E_FEHLER|"),
        ("extra", "|E_FAIL|", "|S_OK|Die Aufgabe wurde vom Host gestartet.|\n|E_FAIL|"),
        (
            "neighbour",
            "Startet die Aufgabe, die der Host erstellt hat.",
            "Der Host ruft diese Methode auf, bevor die Laufzeit ihre Arbeit beginnt.",
        ),
    ],
)
def test_one_defect_is_one_finding_on_its_line(check, old, new):
    text = changed(old, new)
    assert checks({"en-us": ENGLISH, "de-de": text}) == [(check, "de-de", line_of(text, new.split("\n")[0]))]


def test_a_lost_row_is_one_finding_where_it_belongs():
    text = changed("|S_OK|Die Aufgabe wurde vom Host gestartet.|\n", "")
    assert checks({"en-us": ENGLISH, "de-de": text}) == [("missing", "de-de", line_of(text, "|E_FAIL|"))]


def test_a_lost_section_is_one_finding():
    start, end = GERMAN.index("## Hinweise"), GERMAN.index("|Wert|")
    found = findings({"en-us": ENGLISH, "de-de": GERMAN[:start] + GERMAN[end:]})
    assert [one.check for one in found].count("missing") == 1


def test_neighbours_lost_from_a_section_that_is_there_are_a_finding_each():
    lost = (
        "Der Host ruft diese Methode auf, bevor die Laufzeit ihre Arbeit beginnt.\n\n",
        "> [!NOTE]\n> Die Aufgabe besitzt den Thread, bis sie vom Host beendet wird.\n\n",
    )
    text = changed(lost[1], "", changed(lost[0], ""))
    assert [one.check for one in findings({"en-us": ENGLISH, "de-de": text})].count("missing") == 2


def test_swapped_rows_are_told():
    rows = GERMAN.splitlines(keepends=True)
    at = next(number for number, row in enumerate(rows) if row.startswith("|S_OK|"))
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    assert {one.check for one in findings({"en-us": ENGLISH, "de-de": "".join(rows)})} == {"order"}


PAIRS = (
    ("# ITask::Start-Methode", "# ITask::Start Method"),
    ("Startet die Aufgabe des Hosts.", "Starts the task of the host."),
)


@pytest.mark.parametrize(
    ("english", "is_stale"),
    [
        ("Starts the task of the host.", False),
        ("Starts the  task of **the host**.", False),
        ("Starts the thread of the host.", True),
    ],
)
def test_embedded_english_against_the_english_tree(english, is_stale):
    page = f"# ITask::Start Method\n\n{english}\n"
    found = findings({"en-us": page, "de-de": side_by_side(PAIRS)})
    assert [one.check for one in found if one.check != "emphasis"] == ["stale-segment"] * is_stale


def test_two_locales_of_different_english():
    newer = side_by_side(
        (
            ("# Méthode ITask::Start", "# ITask::Start Method"),
            ("Démarre le thread de l’hôte.", "Starts the thread of the host."),
        )
    )
    found = findings({"de-de": side_by_side(PAIRS), "fr-fr": newer})
    assert [one.check for one in found] == ["stale-across-locales"]


def test_what_changed_is_told_as_it_is_written():
    german = [("Startet.", "Starts a COR_HEAPOBJECT."), ("Läuft und wartet.", "Runs and waits.")]
    french = [("Démarre.", "Starts a COR_SEGMENT."), ("Tourne et attend.", "Runs and waits.")]
    texts = {"de-de": side_by_side(german), "fr-fr": side_by_side(french)}
    (found,) = [one for one in findings(texts) if one.check == "stale-across-locales"]
    assert {"COR_HEAPOBJECT", "COR_SEGMENT"} <= set(re.findall(r"\w+", found.message))


def test_a_row_lost_where_the_english_is_read_from_is_blamed_on_that_page():
    row = ("A row of the host.", "Eine Zeile des Hosts.", "Une ligne de l’hôte.", "Una riga dell'host.")
    head = ("# ITask::Start Method", "# ITask::Start-Methode", "# Méthode ITask::Start", "# Metodo ITask::Start")
    body = (
        "Starts the task of the host.",
        "Startet die Aufgabe des Hosts.",
        "Démarre la tâche de l’hôte.",
        "Avvia l'attività dell'host.",
    )
    pages = {
        locale: side_by_side(
            [(text[number], text[0]) for text in ((head, body, row) if locale != "it-it" else (head, body))]
        )
        for number, locale in ((1, "de-de"), (2, "fr-fr"), (3, "it-it"))
    }
    assert {one.locale for one in findings(pages)} <= {"it-it"}
    assert len(findings(pages)) == 1


def test_settings_silence_and_grade_by_locale():
    text = changed("|E_FAIL|", "|E_FEHLER|")
    off = read_settings({"locales": {"de-de": {"identifier": "off"}}})
    milder = read_settings({"checks": {"identifier": "warning"}})
    assert findings({"en-us": ENGLISH, "de-de": text}, off) == ()
    assert [one.severity for one in findings({"en-us": ENGLISH, "de-de": text}, milder)] == [Severity.WARNING]
    assert not Settings().is_on("punctuation", "de-de")


@pytest.mark.parametrize("options", [{"cheks": {}}, {"checks": {"no-such": "off"}}, {"checks": {"value": "loud"}}])
def test_wrong_settings_are_usage_errors(options):
    with pytest.raises(UsageError):
        read_settings(options)


@pytest.mark.parametrize(
    ("locales", "level"),
    [
        ({"zh": {"value": "info"}}, "info"),
        ({"zh-Hant": {"value": "info"}, "zh": {"value": "off"}}, "info"),
        ({"zh": {"value": "info"}, "zh_hant_TW": {"value": "off"}}, "off"),
        ({"zh": {"value": "info"}, "zh-hant-tw": {"garbled": "off"}}, "info"),
        ({"zh-cn": {"value": "info"}}, "error"),
        ({}, "error"),
    ],
)
def test_what_is_said_of_a_language_holds_for_its_locales(locales, level):
    settings = read_settings({"checks": {"value": "error"}, "locales": locales})
    assert settings.level("value", "zh-hant-tw") == level


def test_a_glossary_of_a_language_is_that_of_its_locales_and_theirs_goes_before():
    settings = read_settings(
        {"glossary": {"de": {"task": "Aufgabe", "thread": "Faden"}, "de-DE": {"thread": "Thread"}}}
    )
    assert settings.words("de-de") == {"task": ("Aufgabe",), "thread": ("Thread",)}
    assert settings.words("de-at")["thread"] == ("Faden",)
    assert settings.words("fr-fr") == {}


def test_the_fingerprint_survives_moved_lines():
    text = changed("|E_FAIL|", "|E_FEHLER|")
    (before,) = findings({"en-us": ENGLISH, "de-de": text})
    (after,) = findings({"en-us": ENGLISH, "de-de": "\n\n" + text})
    assert after.line == before.line + 2
    assert after.fingerprint == before.fingerprint


def test_a_glossary_is_held_against_the_words_of_the_page():
    page = {"en-us": ENGLISH, "de-de": GERMAN}
    kept = read_settings({"glossary": {"de-de": {"task": "Aufgabe", "thread": ["Thread", "Faden"]}}})
    broken = read_settings({"glossary": {"de-de": {"runtime": "Runtime"}}})
    assert findings(page, kept) == ()
    assert [(one.check, one.evidence) for one in findings(page, broken)] == [("term", ("term runtime",))]


@pytest.mark.parametrize("terms", [{"task": ""}, {"task": []}, "task"])
def test_a_glossary_without_words_is_a_usage_error(terms):
    with pytest.raises(UsageError, match="glossary"):
        read_settings({"glossary": {"de-de": terms}})


ANCHORED = ('## <a name="{}"></a>Remarks', '## <a name="{}"></a>Hinweise')


@pytest.mark.parametrize(("anchor", "expected"), [("remarks", []), ("Remarks", []), ("hinweise", ["heading-anchor"])])
def test_the_anchor_of_a_heading_is_that_of_the_english(anchor, expected):
    english = ENGLISH.replace("## Remarks", ANCHORED[0].format("remarks"))
    german = GERMAN.replace("## Hinweise", ANCHORED[1].format(anchor))
    assert [one.check for one in findings({"en-us": english, "de-de": german})] == expected


def test_a_lost_code_block_is_told_where_it_belongs():
    start = GERMAN.index("```cpp")
    (found,) = findings({"en-us": ENGLISH, "de-de": GERMAN[:start] + "Ende.\n"})[:1]
    assert (found.check, found.line) == ("code-block", line_of(GERMAN, "|E_FAIL|"))


def test_a_lost_section_behind_code_is_told_behind_it():
    code = "```cpp\nTask t;\nt.Start ();\nt.Wait ();\nt.Stop ();\n```\n"
    english = f"# Task\n\nThe host calls this:\n\n{code}\n## See also\n\n- [Stop](stop.md)\n- [Wait](wait.md)\n"
    german = f"# Aufgabe\n\nDer Host ruft dies auf:\n\n{code}"
    (found,) = findings({"en-us": english, "de-de": german})
    last = next(number for number, line in enumerate(english.splitlines()) if line == "t.Stop ();")
    assert (found.check, found.line) == ("missing", HEAD.count("\n") + last + 2)


def test_the_keyword_of_another_alert_is_left_alone():
    alerts = "> [!{}]\n> {}\n\n> [!IMPORTANT]\n> {}\n"
    english = alerts.format("NOTE", "It ends.", "It waits for the host.")
    german = alerts.format("WARNING", "Sie endet.", "Sie wartet auf den Host.")
    (found,) = findings({"en-us": english, "de-de": german})
    assert (found.check, found.fix) == ("alert", "[!NOTE]")
    assert found.line == HEAD.count("\n") + 1


@pytest.mark.parametrize(
    ("code", "check"),
    [
        ("HRESULT Start (  \n    );", None),
        ("HRESULT Start (); // startet", None),
        ("HRESULT Start (void);", "code-block"),
        ("HRESULT Stop ();", "signature"),
    ],
)
def test_a_declaration_is_compared_by_what_it_declares(code, check):
    found = findings({"en-us": ENGLISH, "de-de": changed("HRESULT Start ();", code)})
    assert [one.check for one in found] == ([check] if check else [])


def test_a_key_that_every_other_page_has_is_missing():
    page = aligned({"en-us": ENGLISH, "de-de": GERMAN, "fr-fr": ENGLISH})
    texts = {locale: one.view.page.source.text for locale, one in page.translations.items()}
    texts["en-us"] = page.canonical.page.source.text
    texts["de-de"] = texts["de-de"].replace("api_name: ITask.Start\n", "")
    pages = {locale: parse_page(text.encode(), f"{locale}/hosting/task.md") for locale, text in texts.items()}
    found = [one for one in check_page(align_page(page.key, pages)) if one.locale == "de-de"]
    assert [(one.check, one.evidence) for one in found] == [("front-matter", ("api_name",))]


def test_characters_that_nobody_typed_are_told_where_the_pair_is_doubtful_too():
    page = aligned({"en-us": "# Task\n\nThe host starts it.", "de-de": "# Aufgabe\n\nDer Host st\u0081rtet sie nicht."})
    slots = tuple(slot._replace(confidence=0.1) for slot in page.translations["de-de"].slots)
    doubtful = replace(page.translations["de-de"], slots=slots)
    assert [one.check for one in check_page(replace(page, translations={"de-de": doubtful}))] == ["garbled"]


def doubted(english, german, doubtful):
    """What the checks say where the pairs that `doubtful` picks are held for unlikely."""
    page = aligned({"en-us": english, "de-de": german})
    translation = page.translations["de-de"]
    slots = tuple(
        one._replace(confidence=0.1 if doubtful(one.source.text) else 0.9) if isinstance(one, Both) else one
        for one in translation.slots
    )
    made = replace(page, translations={"de-de": replace(translation, slots=slots)})
    return [one.check for one in check_page(made)]


@pytest.mark.parametrize("doubtful", [{"waits"}, {"waits", "ends"}, {"starts", "waits", "ends"}])
def test_a_doubtful_pair_is_checked_where_each_sentence_of_the_paragraph_has_its_own(doubtful):
    german = "Der Host startet sie. Die Aufgabe wartet auf alle. Dann endet sie."
    english = "The host starts it. `Task` waits for all threads. Then it ends."
    assert doubted(english, german, lambda text: any(word in text for word in doubtful)) == ["inline-code"]


def test_doubtful_pairs_are_not_checked_where_a_sentence_is_left_over():
    german = "Der Host startet sie. Die Aufgabe wartet auf alle."
    english = "The host starts it. `Task` waits for all threads. It ends at the next call of its host."
    assert doubted(english, german, lambda _: True) == ["missing"]


def test_a_doubtful_pair_alone_is_not_checked():
    assert doubted("The host starts `Task`.", "Der Host startet sie.", lambda _: True) == []


def test_a_sentence_cut_in_half_is_told_although_it_casts_doubt_on_its_neighbour():
    english = (
        "If the offset of the image is within the runtime, the point is ignored by its host. It waits for the task."
    )
    german = "Liegt der Versatz. Er wartet auf die Aufgabe."
    assert [one.check for one in findings({"en-us": english, "de-de": german})] == ["truncated"]
    whole = german.replace(
        "Versatz", "Versatz des Abbilds in der Laufzeit, so wird der Punkt von seinem Host nicht beachtet"
    )
    assert [one.check for one in findings({"en-us": english, "de-de": whole})] == []


@pytest.mark.parametrize(("german", "expected"), [("{}.", ["missing"]), ("{} und hat den Typ <xref:A.Token>.", [])])
def test_a_sentence_that_alignment_could_only_merge_is_missed_by_what_it_names(german, expected):
    english = "Specifies the type of the certificate with which the host and all of its tasks identify the service."
    spoken = "Gibt den Typ des Zertifikats mit dem der Host und alle seine Aufgaben den Dienst identifizieren an"
    table = "|Name|Text|\n|--|--|\n|a|{}|\n"
    whole = table.format(f"{english} Its type is <xref:A.Token>.")
    assert [one.check for one in findings({"en-us": whole, "de-de": table.format(german.format(spoken))})] == expected


@pytest.mark.parametrize("text", ["", "---\ntitle: Aufgabe\napi_name: ITask.Start\nms.contentlocale: de-de\n---\n"])
def test_a_page_without_text_is_one_finding(text):
    files = {"en-us": HEAD.format(locale="en-us", extra="") + ENGLISH, "de-de": text}
    pages = {locale: parse_page(one.encode(), f"{locale}/hosting/task.md") for locale, one in files.items()}
    (found,) = check_page(align_page("hosting/task.md", pages))
    assert (found.check, found.locale, found.message) == (
        "missing",
        "de-de",
        "The whole text of the English is missing",
    )


def test_a_table_that_is_none_is_one_finding():
    (found,) = findings({"en-us": ENGLISH, "de-de": re.sub(r"\n\|---.*", "", GERMAN)})
    assert (found.check, found.line) == ("table", line_of(GERMAN, "|Wert"))


def test_an_item_without_its_bullet_is_one_finding():
    items = "- [Start](start.md)\n- [Stop](stop.md)\n- [Wait](wait.md)\n"
    english, german = f"# Task\n\nSee these:\n\n{items}", f"# Aufgabe\n\nSiehe diese:\n\n{items}"
    (found,) = findings({"en-us": english, "de-de": german.replace("- [Stop]", "[Stop]")})
    assert (found.check, found.message) == ("missing", "A list item has run into the text beside it")
    assert [one.check for one in findings({"en-us": english, "de-de": german})] == []


def test_bytes_that_are_not_utf8_are_no_findings_of_the_texts():
    files = {
        "en-us": HEAD.format(locale="en-us", extra="") + ENGLISH,
        "de-de": HEAD.format(locale="de-de", extra="") + GERMAN,
    }
    pages = {locale: parse_page(one.encode("cp1252"), f"{locale}/hosting/task.md") for locale, one in files.items()}
    assert [one.check for one in check_page(align_page("hosting/task.md", pages))] == []


def test_the_line_of_code_that_differs_is_told_behind_a_translated_comment():
    english = "# Task\n\nThe host calls this:\n\n```cs\n// starts it\nx = 1;\ny = 2;\n```\n"
    german = english.replace("The host calls this:", "Der Host ruft dies auf:").replace("starts it", "startet sie")
    (found,) = findings({"en-us": english, "de-de": german.replace("y = 2", "y = 3")})
    assert (found.check, found.line) == ("code-block", HEAD.count("\n") + 8)
