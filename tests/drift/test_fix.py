"""Repairs: certain, lossless, idempotent; baselines."""

from dataclasses import replace

import pytest

from refgen.align import align_page
from refgen.drift.baseline import apply_baseline, encode_baseline, is_baseline, read_accepted
from refgen.drift.finding import Fix
from refgen.drift.fix import apply_fixes, plan_fixes
from refgen.drift.run import check_page
from refgen.errors import UsageError
from refgen.ops import parse_page
from tests.drift.pages import aligned, side_by_side

PAGE = side_by_side(
    [
        ("# ITask::Start-Methode", "# ITask::Start Method"),
        (
            "aus Zeiger auf ITask:: Start in Task. h, Version 2,0.",
            "[out] A pointer to ITask::Start in task.h, version 2.0.",
        ),
        ("Siehe [Stop](start.md) und `Starten`.", "See [Stop](stop.md) and `Start`."),
    ]
)
REPAIRED = ("[out] Zeiger auf ITask::Start in task.h, Version 2.0.", "Siehe [Stop](stop.md) und `Start`.")


def repaired(page):
    files = {one.view.page.source.path: one.view.page for one in page.translations.values()}
    plans = plan_fixes(check_page(page))
    return plans, files, apply_fixes(plans, files)


def test_repairs_change_the_wrong_characters_alone():
    _, _, files = repaired(aligned({"de-de": PAGE}))
    (data,) = files.values()
    text = data.decode()
    assert all(part in text for part in REPAIRED)
    assert "[out] A pointer to ITask::Start in task.h, version 2.0." in text


def test_a_repaired_page_has_nothing_left_to_repair():
    page = aligned({"de-de": PAGE})
    _, _, files = repaired(page)
    again = align_page(page.key, {"de-de": parse_page(files["de-de/hosting/task.md"], "de-de/hosting/task.md")})
    assert check_page(again) == ()


def test_a_baseline_accepts_what_is_known_and_names_what_is_gone():
    found = check_page(aligned({"de-de": PAGE}))
    accepted = frozenset(row.fingerprint for row in read_accepted(encode_baseline(found), "baseline.json"))
    assert apply_baseline(found, accepted).findings == ()
    assert apply_baseline(found[1:], accepted).unused == (found[0].fingerprint,)
    assert apply_baseline(found[1:], accepted, frozenset({found[0].fingerprint})).unused == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", r" \(Expecting value: line 1 column 1 \(char 0\)\)"),
        ("{}", ""),
        ("[]", ""),
        ('{"version": 1, "accepted": [{}]}', ""),
        ('{"version": 1, "accepted": ["x"]}', ""),
    ],
)
def test_a_broken_baseline_is_a_usage_error(text, why):
    with pytest.raises(UsageError, match=rf"^baseline\.json: no baseline{why}; remove it and write one"):
        read_accepted(text, "baseline.json")


def test_a_baseline_of_another_version_is_written_anew():
    with pytest.raises(UsageError, match="version 9; write it anew"):
        read_accepted('{"version": 9, "accepted": []}', "baseline.json")


def test_a_baseline_may_begin_with_a_byte_order_mark():
    text = "\ufeff" + encode_baseline(check_page(aligned({"de-de": PAGE})))
    assert is_baseline(text)
    assert read_accepted(text, "baseline.json")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_code_is_put_back_with_the_line_ends_of_its_file(ending):
    english = "Text of the page.\n\n```cpp\nint Start (\n    [in] int *value\n);\n```\n"
    german = english.replace("Text of the page.", "Text der Seite.").replace("int *value", "Ganzzahl *value")
    texts = {"en-us": english, "de-de": german.replace("\n", ending)}
    page = align_page("task.md", {name: parse_page(text.encode(), f"{name}/task.md") for name, text in texts.items()})
    plans, files, _ = repaired(page)
    done = apply_fixes(plans, files)["de-de/task.md"]
    assert done.decode() == texts["de-de"].replace("Ganzzahl", "int")


def test_a_repair_brings_no_finding_that_was_not_told_before():
    text = side_by_side(
        [("Imposta lo stato su `true`; altrimenti `false`su .", "Set it to `true`; otherwise to `false`.")]
    )
    before = aligned({"it-it": text})
    _, _, files = repaired(before)
    ((path, data),) = files.items()
    after = align_page(before.key, {"it-it": parse_page(data, path)})
    told = {one.check for one in check_page(before)}
    assert "glued-code" in told
    assert {one.check for one in check_page(after)} == told - {"glued-code"}


def test_repairs_that_stand_side_by_side_are_made_at_once_and_those_that_touch_one_after_the_other():
    first, second, same, within = (Fix(0, 2, "a"), Fix(2, 4, "b"), Fix(2, 2, "c"), Fix(1, 3, "d"))
    finding = check_page(aligned({"de-de": PAGE}))[0]

    def planned(*fixes):
        (plan,) = plan_fixes(replace(finding, edits=(fix,)) for fix in fixes)
        return [edit.text for edit in plan.edits]

    assert planned(first, second) == ["a", "b"]
    assert planned(first, same) == ["a", "c"]
    assert planned(second, same) == ["b"]
    assert planned(first, within) == ["a"]
