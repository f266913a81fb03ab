"""What the last line of a refused session says, in the reader's language.

The error itself is told in signs and documented names, since the output of an example is the same in every language.
"""

import re
from collections.abc import Iterator
from html import escape
from string import Formatter

from refgen.website.texts import Texts

_ERROR = re.compile(r"^[\w.]*\bContractViolation: (?P<api>\S+): (?P<said>.+)$", re.MULTILINE)
_REASON = re.compile(r"(?P<key>[a-z]+)\((?P<values>.*?)\)(?=$|; [a-z]+\()")
"""As `refgen.stub.runtime.reason` writes it: `given(parameter=pThing, found=None, wanted=≠ NULL)`."""


def refusal(session: str, texts: Texts) -> str:
    """What was done, and what was expected; '' for a session that ends in no broken contract, or in one that it knows no words for."""
    if "ContractViolation: " not in session:
        return ""
    return "".join(
        f'<p class="rg-example__why">{texts.label(escape(error["api"], quote=False), escape("; ".join(said), quote=False))}</p>'
        for error in _ERROR.finditer(session)
        if (said := [*_told(error["said"], texts)])
    )


def _told(said: str, texts: Texts) -> Iterator[str]:
    for reason in _REASON.finditer(said):
        phrase = texts.entries.get(f"report.{reason['key']}", "")
        names = {name for _, name, _, _ in Formatter().parse(phrase) if name}
        values = _values(reason["values"], names) if names else {}
        if names <= values.keys() and names:
            yield phrase.format(**values)


def _values(written: str, names: set[str]) -> dict[str, str]:
    """By name, the values; a comma may stand in one."""
    parts = re.split(rf"(?:^|, )({'|'.join(sorted(names))})=", written)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
