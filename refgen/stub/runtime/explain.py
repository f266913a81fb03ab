"""Says why a call was answered as it was: the sentences of the documentation, in the reader's language."""

from refgen.stub.runtime.code import Undocumented
from refgen.stub.runtime.errors import ContractViolation, DocumentedFailure
from refgen.stub.runtime.moment import Call
from refgen.stub.runtime.reason import Reason
from refgen.stub.runtime.reference import Reference
from refgen.stub.runtime.wording import in_page_order, known_locale, phrase, quoted_claim, told


def explain_call(reference: Reference, call: Call, locale: str) -> str:
    """One line for the answer, then what a broken contract expected, then each sentence with its page and 1-based line.

    Raises:
        LookupError: no sentence at all is worded in the locale.
    """
    answer = call.answer
    if answer.is_violation:
        return _explained(reference, _refused(call.api), answer.reasons, answer.claims, locale)
    said = answer.value if answer.code is None else answer.code
    if isinstance(said, Undocumented):
        return _explained(reference, call.api, (Reason("silent", ()),), answer.claims, locale)
    return _explained(reference, f"{call.api} → {said!r}", (), answer.claims, locale)


def explain_error(reference: Reference, error: ContractViolation | DocumentedFailure, locale: str) -> str:
    """The same for what a plain call raised, and for what `World.close` did."""
    if isinstance(error, DocumentedFailure):
        return _explained(reference, str(error), (), error.claims, locale)
    return _explained(reference, _refused(error.api), error.reasons, error.claims, locale)


def _refused(api: str) -> str:
    return " → ".join(filter(None, (api, ContractViolation.__name__)))


def _explained(
    reference: Reference, head: str, reasons: tuple[Reason, ...], claims: tuple[str, ...], locale: str
) -> str:
    spoken = known_locale(reference, locale)
    said = [told(reference, one, spoken) for one in reasons]
    sentences = [one for name in in_page_order(reference, claims) if (one := quoted_claim(reference, name, spoken))]
    silence = [] if said or claims else [phrase(reference, "silent", spoken)]
    return "\n  ".join([head, *said, *silence, *sentences])
