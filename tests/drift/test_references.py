"""Links by reference are compared like others; a repair never changes what other links refer to as well."""

import pytest

from refgen.align import align_page
from refgen.drift.anchors import anchors_of
from refgen.drift.fix import apply_fixes, plan_fixes
from refgen.drift.run import check_page
from refgen.ops import parse_page
from tests.drift.pages import aligned, findings, side_by_side

ENGLISH = "See [ICorDebug][one] and call [`Start`][b] of ITask. The [one] is for later.\n\n[one]: one.md\n[b]: b.md\n"


@pytest.mark.parametrize(
    "german",
    [
        "Siehe [ICorDebug][one] und rufen Sie [`Start`][b] von ITask auf. Das [one] ist für später.\n\n[one]: one.md\n[b]: b.md\n",
        "Siehe [ICorDebug](one.md) und rufen Sie [`Start`][b] von ITask auf. Das [eine](one.md) ist für später.\n\n[b]: b.md\n",
        "Siehe [ICorDebug][1] und rufen Sie [`Start`][2] von ITask auf. Das [eine][1] ist für später.\n\n[2]: b.md\n[1]: one.md\n",
    ],
)
def test_links_that_lead_to_the_same_are_quiet(german):
    assert findings({"en-us": ENGLISH, "de-de": german}) == ()


@pytest.mark.parametrize(
    ("german", "told"),
    [
        (
            "Siehe [ICorDebug][one] und rufen Sie [`Start`][b] von ITask auf.\n\n[one]: one.md\n[b]: c.md\n",
            [("link-target", "The link goes to c.md, not to b.md", 6, 47)],
        ),
        (
            "Siehe [ICorDebug][one] und rufen Sie [`Start`][b] von ITask auf.\n\n[one]: one.md\n",
            [("link-target", "The link to b.md is lost", 6, 1)],
        ),
        (
            "Siehe [ICorDebgu][one] und rufen\nSie [`Start`][b] von ITaskk auf.\n\n[one]: one.md\n[b]: b.md\n",
            [("identifier", "ICorDebug is written “ICorDebgu”", 6, 8), ("identifier", "ITask is written “ITaskk”", 7, 22)],
        ),
    ],
)  # fmt: skip
def test_what_differs_is_told_at_its_place(german, told):
    english = ENGLISH.replace(" The [one] is for later.", "")
    found = findings({"en-us": english, "de-de": german})
    assert [(one.check, one.message.partition(";")[0], one.line, one.column) for one in found] == told


def repaired(english, german):
    page = aligned({"en-us": english, "de-de": german} if english else {"de-de": german})
    files = {one.view.page.source.path: one.view.page for one in page.translations.values()}
    data = apply_fixes(plan_fixes(check_page(page)), files)
    return data["de-de/hosting/task.md"].decode().partition("---\n")[2].partition("---\n")[2] if data else None


TARGETS = "\n\n[ITask]: a.md\n[b]: b.md\n"


@pytest.mark.parametrize(
    ("english", "german", "mended"),
    [
        ("See [ITask][b] here.", "Siehe [ITaskk][b] hier.", "Siehe [ITask][b] hier."),
        ("See [this][b], ICorDebug.", "Siehe [dies][b], ICorDebgu.", "Siehe [dies][b], ICorDebug."),
        ("See ICorDebug, [ITask].", "Siehe ICorDebgu, [ITask].", "Siehe ICorDebug, [ITask]."),
        ("See [this](x.md), [b].", "Siehe [dies](y.md), [b].", "Siehe [dies](x.md), [b]."),
        ("See [this](x.md) there.", "Siehe [dort][b].", "Siehe [dort](x.md)."),
        ("See [this][b] there.", "Siehe [dort][ITask].", "Siehe [dort](b.md)."),
        ("See [`b`](x.md) and [b].", "Siehe [`b`](x.md), [ITask].", "Siehe [`b`](x.md), [ITask](b.md)."),
        ("See [ITask](x.md).", "Siehe [ITask].", "Siehe [ITask](x.md)."),
        (
            "See [ICorDebug](c.md), [b].",
            "Siehe [ICorDebgu], [b].\n\n[ICorDebgu]: c.md",
            "Siehe [ICorDebug][ICorDebgu], [b].\n\n[ICorDebgu]: c.md",
        ),
        (
            "See [ICorDebug](c.md), [b].",
            "Siehe [ICorDebgu][], [b].\n\n[ICorDebgu]: c.md",
            "Siehe [ICorDebug][ICorDebgu], [b].\n\n[ICorDebgu]: c.md",
        ),
    ],
)
def test_repairs_leave_what_others_refer_to(english, german, mended):
    assert findings({"en-us": english + TARGETS, "de-de": german + TARGETS})
    assert repaired(english + TARGETS, german + TARGETS) == (mended + TARGETS if mended else None)


def test_both_languages_of_a_page_side_by_side():
    text = side_by_side(
        [
            ("Siehe [dort][b] und [ITask].", "See [there][b] and [ITask]."),
            ("Siehe [hier][b].", "See [here][ITask]."),
            "[b]: b.md\n[ITask]: a.md",
        ]
    )
    (found,) = findings({"de-de": text})
    assert (found.check, found.line, found.source) == ("link-target", 8, "See [here](a.md).")
    assert text.splitlines()[2][found.column - 1 :].startswith("[b].</span>")


@pytest.mark.parametrize(
    ("english", "german", "mended"),
    [
        ("See [ITask][b]", "Siehe [ITask]", "Siehe [ITask](b.md)"),
        ("See [there][b]", "Siehe [dort][ITask]", "Siehe [dort](b.md)"),
        ("[ITask][b] is it", "[ITask][] ist es", "[ITask](b.md) ist es"),
        ("See [ICorDebug](a.md) now", "Siehe [ICorDebgu] jetzt", "Siehe [ICorDebug][ICorDebgu] jetzt"),
    ],
)
@pytest.mark.parametrize("after", ["", ".", " - [b]"])
def test_repairs_of_a_page_side_by_side_stay_in_their_spans(english, german, mended, after):
    text = side_by_side([(german, english)]).rstrip("\n") + after + TARGETS + "[ICorDebgu]: a.md\n"
    assert repaired("", text) == text.replace(german, mended)


def test_the_pages_whose_anchors_are_named():
    texts = {"en-us": "See [x][b].\n\n[b]: b.md#c\n", "fr-fr": "Voir [x][b].\n\n[b]: d.md#c\n[none]: e.md#c\n"}
    pages = {locale: parse_page(text.encode(), f"{locale}/a.md") for locale, text in texts.items()}
    assert anchors_of(align_page("a.md", pages)).linked == {"b.md", "d.md"}
