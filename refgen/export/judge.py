"""Decides of each returned segment whether it goes into the page; what does not is told with file, line and remedy."""

from collections.abc import Iterator, Sequence

from refgen.dataclass import dataclass
from refgen.export.codes import code_problem
from refgen.export.current import Current, is_there_already, line_of, stale_english, stands_somewhere
from refgen.export.handoff import Portion, Returned, digest
from refgen.text import Diagnostic, Severity
from refgen.text.shortened import printable, shortened


@dataclass(frozen=True, slots=True)
class Take:
    """It goes in: the translator changed it, the page did not, and its codes are whole."""

    portion: Portion
    target: str
    """As the page can hold it."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Nothing is to be done."""

    is_there: bool = False
    """Whether that is so because the page has the new translation already."""


@dataclass(frozen=True, slots=True)
class Refuse:
    """It cannot go in."""

    portion: Portion | None
    """None where the page has no such segment."""
    code: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR


Verdict = Take | Leave | Refuse


def judge_all(current: Current, returned: Sequence[Returned]) -> Iterator[Verdict]:
    """A verdict for each segment; of one that stands twice, the first counts."""
    seen: dict[tuple[str, str], str] = {}
    for one in returned:
        key = one.unit, one.portion
        if key not in seen:
            seen[key] = one.target
            yield _judge(current, one)
        elif seen[key] != one.target:
            message = "The file has this segment twice, with different translations"
            remedy = "remove one of them; the first was used"
            yield Refuse(current.portions.get(key), "import-conflict", message, remedy)


def problem_of(current: Current, refused: Refuse) -> Diagnostic:
    """What is told of a segment that does not go in, at its place in the page."""
    line = line_of(current, refused.portion)
    return Diagnostic(current.file, line, 1, refused.code, refused.message, refused.remedy, refused.severity)


def _judge(current: Current, one: Returned) -> Verdict:
    portion = current.portions.get((one.unit, one.portion))
    if portion is None or portion.source.split() != one.source.split():
        return _without_place(current, one, portion)
    if one.problem:
        return Refuse(portion, "import-codes", printable(one.problem), "restore it in the translator's tool")
    target = _tidy(one.target, portion.target)
    if target == portion.target:
        is_confirmed = one.is_confirmed and stale_english(current, portion) is not None
        is_there = bool(target) and digest(target) != one.digest
        return Take(portion, target) if is_confirmed else Leave(is_there)
    if not target or digest(target) == one.digest:
        return Leave()
    return _judge_change(current, one, portion, target)


def _judge_change(current: Current, one: Returned, portion: Portion, target: str) -> Verdict:
    if is_there_already(current, portion, target):
        return Leave(is_there=True)
    if digest(portion.target) != one.digest:
        return _changed_page(current, one, portion, target)
    if one.is_held:
        message, remedy = "The new translation is still marked as fuzzy", "take the mark away when it is finished"
        return Refuse(portion, "import-unfinished", message, remedy, Severity.WARNING)
    if problem := code_problem(portion.source, portion.target, target):
        return Refuse(portion, "import-codes", printable(problem), "restore it in the translator's tool")
    return Take(portion, target)


def _without_place(current: Current, one: Returned, portion: Portion | None) -> Verdict:
    is_changed = bool(one.target) and digest(one.target) != one.digest
    if not is_changed:
        return Leave()
    if stands_somewhere(current, _tidy(one.target, "")):
        return Leave(is_there=True)
    message = f"The English “{shortened(one.source)}” no longer stands here"
    remedy = f"export again; the new translation was “{shortened(one.target)}”"
    return Refuse(portion, "import-conflict", message, remedy)


def _changed_page(current: Current, one: Returned, portion: Portion, target: str) -> Verdict:
    if stands_somewhere(current, target):
        return Leave(is_there=True)
    why = "The page has changed since the export" if one.digest else "The file does not say what it was made from"
    message = f"{why}: the page says “{shortened(portion.target)}”"
    remedy = f"export again and translate there; the new translation was “{shortened(target)}”"
    return Refuse(portion, "import-conflict", message, remedy)


def _tidy(new: str, old: str) -> str:
    """A translation as the page can hold it: line breaks only where it had some, and of the same kind."""
    text = new.strip().replace("\r\n", "\n")
    if "\n" not in old:
        return " ".join(text.split("\n")) if "\n" in text else text
    return text.replace("\n", "\r\n") if "\r\n" in old else text
