"""Result codes in text: their names, their numbers, and the outcome that a name, a number and a text make."""

import re
from collections.abc import Iterator

from refgen.api.context import PageContext
from refgen.api.hresults import hresult_value
from refgen.api.model import NOTHING, Outcome
from refgen.api.names import plain
from refgen.ops import Unit
from refgen.text.late import late

_WRAPPED = r"HRESULT_FROM_WIN32\s*\(\s*\w+\s*\)"
_CANDIDATE = late(rf"(?<![\w.])(?:{_WRAPPED}|[A-Z][A-Z0-9_]*[A-Z0-9]\b)", re.ASCII)
_RESULT = late(r"(?:\A|_)[ES]_|\ANO_?ERROR\Z|\(")
_LEADING = late(rf"(?:{_WRAPPED}|[A-Z]\w*_\w+|NOERROR)(?!\w)", re.ASCII)
_NUMBER = late(r"0[xX][0-9A-Fa-f]+|-?\d+", re.ASCII)
_HEXADECIMAL = late(r"(?<![\w.])0[xX][0-9A-Fa-f]{1,16}[Ll]?(?!\w)", re.ASCII)
_MASK = 0xFFFFFFFF


def codes_in(text: str) -> Iterator[tuple[str, int]]:
    """Names that can only be result codes (`E_FAIL`, `HOST_E_TIMEOUT`), and where they start."""
    for match in _CANDIDATE.finditer(text):
        if _RESULT.search(match.group()):
            yield spelled(match.group()), match.start()


def leading_code(text: str) -> str:
    """The name of a constant that a text opens with, as one word; ''."""
    match = _LEADING.match(text)
    return spelled(match.group()) if match else ""


def is_constant(text: str) -> bool:
    """Whether a text is the name of a constant and nothing else."""
    return bool(_LEADING.fullmatch(text))


def names_only_a_code(text: str) -> bool:
    """Whether a text is a code, with a remark in parentheses at most: `E_FAIL (or other E_ return codes)`."""
    match = _LEADING.match(text)
    rest = text[match.end() :].strip() if match else "?"
    return not rest or (rest.startswith("(") and rest.endswith(")"))


def spelled(code: str) -> str:
    """A code as one word: `HRESULT_FROM_WIN32 (X)` has a blank on some pages."""
    folded = " ".join(code.split())
    return folded.replace(" (", "(") if folded.startswith("HRESULT_FROM") else folded


def sole_number(text: str) -> int | None:
    """The number where a text is nothing else."""
    digits = plain(text).rstrip("Ll")
    return int(digits, 16 if "x" in digits.lower() else 10) if _NUMBER.fullmatch(digits) else None


def make_outcome(
    context: PageContext, lead: str, named_by: Unit, description: tuple[Unit, ...], number: int | None = None
) -> Outcome:
    """An outcome from the text that names it; the page's own number comes before that of the cited table."""
    text = plain(lead)
    code = leading_code(text) or spelled(text)
    hexadecimal = _HEXADECIMAL.search(text)
    if number is None:
        number = int(hexadecimal.group().rstrip("Ll"), 16) if hexadecimal else sole_number(text)
    known = hresult_value(code)
    if number is not None and known is not None and number & _MASK != known:
        context.report(
            context.texts.line(named_by),
            "value-conflict",
            f"The page gives {code} the value {number & _MASK:#010x}, its header {known:#010x}",
            "check which one is meant",
        )
    value = known if number is None else number & _MASK
    return Outcome(code, value, context.texts.passage(description) if description else NOTHING)
