"""Says why a call was answered as it was: the sentences of the documentation, in the reader's language."""

from refgen.stub.runtime.code import Undocumented
from refgen.stub.runtime.errors import ContractViolation, DocumentedFailure
from refgen.stub.runtime.moment import Call
from refgen.stub.runtime.reference import Reference
from refgen.stub.runtime.wording import check_locale, phrase, quoted_claim


def explain_call(reference: Reference, call: Call, locale: str) -> str:
    """One line for the answer, then one for each sentence behind it, with the page and the 1-based line.

    Raises:
        LookupError: no sentence at all is worded in the locale.
    """
    code = call.answer.code
    said = call.answer.value if code is None else code
    answer = ContractViolation.__name__ if call.answer.is_violation else repr(said)
    is_silent = isinstance(said, Undocumented) or not call.answer.claims
    return _explained(reference, f"{call.api} → {answer}", call.answer.claims, locale, is_silent=is_silent)


def explain_error(reference: Reference, error: ContractViolation | DocumentedFailure, locale: str) -> str:
    """The same for what a plain call raised, and for what `World.close` did."""
    return _explained(reference, str(error), error.claims, locale, is_silent=not error.claims)


def _explained(reference: Reference, head: str, claims: tuple[str, ...], locale: str, *, is_silent: bool) -> str:
    check_locale(reference, locale)
    sentences = (quoted_claim(reference, name, locale) for name in claims)
    silence = [phrase(reference, "silent", locale)] if is_silent else []
    lines = [head, *silence, *filter(None, sentences)]
    return "\n  ".join(lines)
