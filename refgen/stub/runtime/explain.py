"""Says why a call was answered as it was: the sentences of the documentation, in the reader's language."""

from refgen.stub.runtime.code import Undocumented
from refgen.stub.runtime.errors import ContractViolation
from refgen.stub.runtime.moment import Call
from refgen.stub.runtime.reference import Reference


def explain_call(reference: Reference, call: Call, locale: str) -> str:
    """One line for the answer, then one for each sentence behind it, with the page and the 1-based line.

    A sentence that the locale lacks is given in English, marked as such.

    Raises:
        LookupError: no sentence at all is worded in the locale.
    """
    if locale not in reference.locales:
        raise LookupError(f"nothing is worded in {locale!r}; there are {', '.join(reference.locales)}")
    code = call.answer.code
    said = call.answer.value if code is None else code
    lines = [f"{call.api} → {ContractViolation.__name__ if call.answer.is_violation else repr(said)}"]
    if isinstance(said, Undocumented) or not call.answer.claims:
        lines.append("  (undocumented)")
    for name in call.answer.claims:
        claim = reference.claims.get(name)
        if claim is None:
            continue
        wording = claim.locales.get(locale)
        if wording is None:
            lines.append(f"  [en-us] {claim.english} — {claim.page}:{claim.line}")
        else:
            lines.append(f"  {wording.text} — {wording.path}:{wording.line}")
    return "\n".join(lines)
