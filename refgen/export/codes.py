"""Holds the protected codes of a new translation against those of its English and of the translation before."""

from refgen.export.inline import codes, parse_inline


def code_problem(source: str, before: str, after: str) -> str:
    """What is wrong with the codes of a translation; '' where nothing is.

    It must keep what the English and the translation before have in common (all of the English where there was no
    translation), and may have nothing that neither has. So a stale translation may take over a new code of the English.
    """
    english, old, new = (codes(parse_inline(text)) for text in (source, before, after))
    needed = english & old if before else english
    lost, added = needed - new, new - (english | old)
    said = [f"{_list(lost)} of the English is lost"] if lost else []
    said += [f"{_list(added)} is neither in the English nor in the translation before"] if added else []
    return ", and ".join(said)


def _list(found: dict[str, int]) -> str:
    return ", ".join(code if count == 1 else f"{code} ({count} times)" for code, count in sorted(found.items()))
