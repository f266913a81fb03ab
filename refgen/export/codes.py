"""Holds the protected codes of a new translation against those of its English and of the translation before."""

from collections import Counter

from refgen.export.inline import codes, parse_inline
from refgen.text.xml import ILLEGAL


def code_problem(source: str, before: str, after: str) -> str:
    """What is wrong with the codes of a translation; '' where nothing is.

    It must keep what the English and the translation before have in common (all of the English where there was no
    translation), and may have nothing that neither has. So a stale translation may take over a new code of the English.
    """
    english, old, new = (_protected(text) for text in (source, before, after))
    needed = english & old if before else english
    lost, added = needed - new, new - (english | old)
    said = [f"{_list(lost)} of the English is lost"] if lost else []
    said += [f"{_list(added)} is neither in the English nor in the translation before"] if added else []
    return ", and ".join(said)


def _protected(text: str) -> Counter[str]:
    """Codes, and characters that nobody types: control characters, and bytes that are no UTF-8."""
    return codes(parse_inline(text)) + Counter(f"U+{ord(character):04X}" for character in ILLEGAL.findall(text))


def _list(found: dict[str, int]) -> str:
    return ", ".join(code if count == 1 else f"{code} ({count} times)" for code, count in sorted(found.items()))
