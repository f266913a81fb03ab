"""The state of the runtime decides the answer.

Matches, in a row of outcomes: "The CLR has not been loaded into a process, or the CLR is in a state in which it cannot
run managed code or process the call successfully."
"""

import re
from collections.abc import Iterator

from refgen.stub.claims.statement import Statement
from refgen.stub.compiler.catalogue import Catalogue
from refgen.stub.compiler.pattern import Draft, Pattern
from refgen.stub.rule import AnyOf, Return, Slot, StateIs
from refgen.stub.rules.e_fail_latch import UNUSABLE
from refgen.text.late import late

NOT_LOADED = Slot("clr-not-loaded")
_CLR = r"(?:the )?(?:CLR|common language runtime(?: \(CLR\))?|runtime)"
_TEXT = late(
    rf"{_CLR} (?:has not been loaded into|is not loaded in) (?:a|the) process(?:,? or (?:(?:{_CLR}|it) )?is in a state in which (?:it|{_CLR}) "
    r"(?:cannot run managed code or (?:successfully )?(?:process|complete) the call(?: successfully)?|can neither run managed code nor (?:process|complete) the call))?",
    re.IGNORECASE,
)


def _compile(statement: Statement, catalogue: Catalogue) -> Iterator[Draft]:
    del catalogue
    outcome = statement.outcome
    if outcome is None or not _TEXT.fullmatch(statement.text):
        return
    unusable: tuple[StateIs, ...] = (StateIs(UNUSABLE, value=True),) if " state " in statement.text else ()
    yield Draft(
        AnyOf((StateIs(NOT_LOADED, value=True), *unusable)),
        Return(outcome.code),
        invented=("That a world starts with the CLR loaded and usable.",),
    )


PATTERN = Pattern("clr-state", _compile)
