"""Comments that accept a finding: what they speak for, and what is said of those that cannot be read."""

import pytest

from tests.drift.pages import findings, side_by_side
from tests.drift.start_page import ENGLISH, GERMAN, changed, checks


def test_a_comment_with_a_reason_silences_one_line():
    text = changed("|E_FAIL|", "|E_FEHLER|")
    text = text.replace("|Wert|", "<!-- refgen-ignore-page identifier: a name of our own -->\n\n|Wert|")
    assert checks({"en-us": ENGLISH, "de-de": text}) == []


def test_a_comment_without_effect_is_told():
    text = GERMAN.replace("|Wert|", "<!-- refgen-ignore value: not needed -->\n\n|Wert|")
    assert [one.check for one in findings({"en-us": ENGLISH, "de-de": text})] == ["unused-ignore"]


def test_a_comment_that_names_no_check_says_so_on_its_own_line():
    text = GERMAN.replace("|Wert|", "<!-- refgen-ignore-page no-such-check: whatever -->\n\n|Wert|")
    (found,) = findings({"en-us": ENGLISH, "de-de": text})
    assert "no check called no-such-check" in found.message
    assert found.line > 1


LISTED = """# {title}

|{value}|{meaning}|
|---|---|
|S_OK|{good}|
|E_FAIL|{bad}|

- {first}
- {second}
"""


ROWS = {
    "en-us": {
        "title": "Task", "value": "Value", "meaning": "Meaning", "good": "The call of IHost has worked well.",
        "bad": "The call of IHost has failed.", "first": "The first item names ITask here.",
        "second": "The second item names ITask here.",
    },
    "de-de": {
        "title": "Aufgabe", "value": "Wert", "meaning": "Bedeutung", "good": "Der Aufruf von IWirt ist gelungen.",
        "bad": "Der Aufruf von IWirt ist gescheitert.", "first": "Der erste Punkt nennt hier IAufgabe.",
        "second": "Der zweite Punkt nennt hier IAufgabe.",
    },
}  # fmt: skip


@pytest.mark.parametrize(("name", "line"), [("good", 10), ("bad", 11), ("first", 13), ("second", 14)])
def test_a_comment_at_the_end_of_a_row_or_an_item_silences_that_one_alone(name, line):
    english, german = (LISTED.format(**ROWS[locale]) for locale in ROWS)
    assert [one.line for one in findings({"en-us": english, "de-de": german})] == [10, 11, 13, 14]
    text = f"{ROWS['de-de'][name]} <!-- refgen-ignore identifier: ein eigener Name -->"
    silenced = LISTED.format(**{**ROWS["de-de"], name: text})
    found = findings({"en-us": english, "de-de": silenced})
    assert [(one.check, one.line) for one in found] == [
        ("identifier", number) for number in (10, 11, 13, 14) if number != line
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- refgen-ignore -->",
        "<!-- refgen-ignore: why -->",
        "<!-- refgen-ignore Identifier: why -->",
        "<!-- refgen-ignore identifier because it is right -->",
        "<!--refgen-ignore identifier, value: why -->",
        "<!-- refgen-ignore-line identifier: why -->",
    ],
)
def test_a_comment_that_cannot_be_read_is_told_at_its_line(comment):
    text = GERMAN.replace("|Wert|", f"{comment}\n\n|Wert|")
    (found,) = findings({"en-us": ENGLISH, "de-de": text})
    assert (found.check, "cannot be read" in found.message) == ("unused-ignore", True)
    assert found.line == text.split(comment)[0].count("\n") + 6


@pytest.mark.parametrize("reason", ["a name of our own", "a name\n  of our own", "one line\u2028 of the file"])
def test_a_comment_speaks_for_the_line_behind_it_however_its_reason_is_written(reason):
    text = changed("Startet die Aufgabe", "Startet IHost und die Aufgabe")
    assert checks({"en-us": ENGLISH, "de-de": text}) != []
    for comment in (
        f"<!-- refgen-ignore identifier: {reason} -->\n\n",
        f"<!-- x\u2028y\x0bz -->\n\n<!-- refgen-ignore identifier: {reason} -->\n\n",
    ):
        silenced = text.replace("Startet IHost", f"{comment}Startet IHost")
        assert checks({"en-us": ENGLISH, "de-de": silenced}) == []


def test_a_comment_in_code_is_an_example_of_one():
    fence = "\n```markdown\n<!-- refgen-ignore CHECK: reason -->\n```\n"
    assert checks({"en-us": ENGLISH + fence, "de-de": GERMAN + fence}) == []


@pytest.mark.parametrize(
    ("comment", "sentence", "told"),
    [
        ("stale-segment: the change concerns the English alone", "Starts the thread of the host.", []),
        ("stale-segment", "Starts the thread of the host.", ["stale-segment", "unused-ignore"]),
        # Only some runs ask the history of the English, so what this one has not found may be found by another.
        ("stale-segment: the change concerns the English alone", "Starts the task of the host.", []),
    ],
)
def test_a_comment_about_what_is_stale_needs_a_reason_and_may_wait_for_what_it_accepts(comment, sentence, told):
    german = side_by_side(
        [
            ("# ITask::Start-Methode", "# ITask::Start Method"),
            f"<!-- refgen-ignore-page {comment} -->",
            ("Startet die Aufgabe des Hosts.", "Starts the task of the host."),
        ]
    )
    english = f"# ITask::Start Method\n\n{sentence}\n"
    assert [one.check for one in findings({"en-us": english, "de-de": german})] == told
