"""What a check means, for people: the text of `refgen explain`, of the documentation, and of the rules in SARIF."""

from refgen.drift.check import SECTIONS, Check, find_check, registry
from refgen.drift.ignores import UNUSED
from refgen.drift.message import message_in, say

_OF_COMMENTS = f"""{UNUSED} (warning)

A comment accepts nothing, gives no reason, or cannot be read.

What: A comment <!-- refgen-ignore CHECK: reason --> accepts the findings of that check on the next line, at the end of a row or
a list item those of its own line; <!-- refgen-ignore-page CHECK: reason --> those of the page.
Why: A comment that stays behind would accept the next mistake at its place unseen.
Fix: Remove it where its finding is gone; else correct the name of the check, which `refgen explain` lists, or add the reason.
"""


def title_in(check: Check, locale: str) -> str:
    """What a check is about, in the language of a locale; in English where that has no words for it."""
    return message_in(say(check.title), locale)


def explain(name: str, locale: str = "en") -> str:
    """A check in full, as plain text, its title in the language of a locale.

    Raises:
        UsageError: there is no such check.
    """
    if name == UNUSED:
        return _OF_COMMENTS
    check = find_check(name)
    info = check.info
    state = "" if info.is_on else ", off unless the configuration turns it on"
    lines = [f"{name} ({info.family.value}, {info.severity.value}{state})", "", title_in(check, locale), ""]
    lines += [f"{section}: {' '.join(check.sections[section].split())}" for section in SECTIONS]
    lines += [
        "",
        f"Silence one finding: <!-- refgen-ignore {name}: why it is right --> on the line before it,",
        "or at the end of its row or list item.",
        f"Silence the check: plugins: - refgen: drift: checks: {{{name}: off}} in mkdocs.yml.",
    ]
    return "\n".join(lines) + "\n"


def catalogue() -> str:
    """All checks as a Markdown page."""
    lines = ["# Drift checks", ""]
    family = ""
    for check in sorted(registry().values(), key=lambda one: (one.info.family, one.info.name)):
        if check.info.family != family:
            family = check.info.family
            lines += [f"## {family.capitalize()}", ""]
        lines += [*_entry(check), ""]
    lines += [f"A comment that silences nothing any more is reported as `{UNUSED}`.", ""]
    return "\n".join(lines)


def _entry(check: Check) -> list[str]:
    state = "" if check.info.is_on else ", off by default"
    rows = [f"### `{check.info.name}`", "", f"{check.title} ({check.info.severity.value}{state})", ""]
    rows += [f"- **{section}:** {' '.join(check.sections[section].split())}" for section in SECTIONS]
    return rows
