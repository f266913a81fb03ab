"""Defects inside a sentence."""

import re
from collections.abc import Callable

from benchmarks.drift_mutations.plant import Mutation, Mutations, Plant, Subject
from refgen.align import Both
from refgen.drift.facts import facts
from refgen.drift.tokens import Kind, Token

NEGATIONS = {
    "fr": re.compile(r"\b(?:n['’]|ne )(.{2,30}?) (?:pas|jamais)\b"),
    "it": re.compile(r"\bnon ()"),
    "zh": re.compile("(?:没有|无法|不能|不会|尚未|未|不)()"),
    "de": re.compile(r"\bnicht ()"),
}
DENIES = re.compile(r"\b(?:not|cannot|never)\b|n't\b")
NO_DENIAL = re.compile(r"\bor (?:may |can )?not\b|\bnot (?:only|just)\b|\buntil\b")
_HRESULT = re.compile(r"(?:[A-Z]+_)?[ESA]_[A-Z_]+|HOST_E_[A-Z_]+|CORDBG_[A-Z_]+|COR_E_[A-Z_]+")


def token(kinds: tuple[Kind, ...], change: Callable[[str], str | None], pattern: str = "") -> Mutation:
    """A defect that changes one token of a kind which both sides have."""

    def plant(subject: Subject) -> Plant | None:
        for slot in subject.picks():
            for one in facts(slot.target.text).of(*kinds):
                if one.text not in slot.source.text or (pattern and not re.search(pattern, one.text)):
                    continue
                changed = change(one.text)
                span = subject.file_span(slot, one.start, one.end)
                if changed is not None and changed != one.text and span and _is_alone(one, slot):
                    return Plant(*span, changed, span[0])
        return None

    return plant


def _is_alone(one: Token, slot: Both) -> bool:
    return slot.target.text.count(one.text) == 1


def misspelt(text: str) -> str | None:
    """The name with two letters in the middle swapped."""
    for at in range(len(text) // 2, len(text) - 1):
        if text[at] != text[at + 1] and text[at].isalpha() and text[at + 1].isalpha():
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return None


def other_digit(text: str) -> str | None:
    """The last digit changed."""
    match = re.search(r"\d(?=\D*$)", text)
    return text[: match.start()] + str((int(match[0]) + 3) % 10) + text[match.end() :] if match else None


def other_file(text: str) -> str | None:
    """A link to another page."""
    return re.sub(r"([a-z])([a-z]+)(?=\.md|/?[\w.()=]*\))", r"\1x\2", text, count=1)


def whole(change: Callable[[Subject, Both], str | None], shortest: int = 25) -> Mutation:
    """A defect that replaces a whole translation."""

    def plant(subject: Subject) -> Plant | None:
        for slot in subject.picks():
            prose = facts(slot.source.text)
            if len(prose.prose.strip()) < shortest or len(prose.words) < 4:
                continue
            span = subject.whole(slot)
            changed = change(subject, slot) if span else None
            if span and changed and changed != subject.text[slice(*span)]:
                return Plant(*span, changed, span[0])
        return None

    return plant


def _untranslated(_: Subject, slot: Both) -> str:
    return slot.source.text


def _other_language(subject: Subject, slot: Both) -> str | None:
    for locale, translation in subject.page.translations.items():
        if locale in (subject.locale, subject.page.canonical.locale):
            continue
        for other in translation.slots:
            if (
                isinstance(other, Both)
                and other.source.text == slot.source.text
                and other.target.text != slot.target.text
            ):
                return other.target.text
    return None


def _neighbour(subject: Subject, slot: Both) -> str | None:
    for other in subject.picks():
        ours, theirs = set(facts(slot.source.text).words), set(facts(other.source.text).words)
        if other is not slot and len(theirs) >= 4 and len(ours & theirs) <= 0.3 * len(ours | theirs):
            return other.target.text
    return None


def _cut(_: Subject, slot: Both) -> str | None:
    text = slot.target.text
    half = text[: len(text) // 2]
    return half.rsplit(" ", 1)[0] if " " in half else half


def _mojibake(_: Subject, slot: Both) -> str | None:
    text = slot.target.text
    return None if text.isascii() else text.encode().decode("latin-1")


def _replacement(_: Subject, slot: Both) -> str:
    middle = len(slot.target.text) // 2
    return slot.target.text[:middle] + "\ufffd" + slot.target.text[middle + 1 :]


def _glued(_: Subject, slot: Both) -> str:
    return f"{slot.target.text}{slot.source.text}"


def _no_negation(subject: Subject) -> Plant | None:
    pattern = NEGATIONS.get(subject.locale[:2])
    for slot in subject.picks():
        found = list(pattern.finditer(slot.target.text)) if pattern else []
        if len(found) == 1 and not NO_DENIAL.search(slot.source.text) and len(DENIES.findall(slot.source.text)) == 1:
            span = subject.file_span(slot, *found[0].span())
            if span:
                return Plant(*span, found[0][1], span[0])
    return None


def _no_bold(subject: Subject) -> Plant | None:
    for slot in subject.picks():
        match = re.search(r"\*\*([^*]+)\*\*", slot.target.text)
        span = subject.file_span(slot, *match.span()) if match else None
        if match and span and "**" in slot.source.text:
            return Plant(*span, match[1], span[0])
    return None


def _no_code(subject: Subject) -> Plant | None:
    for slot in subject.picks():
        for one in facts(slot.target.text).of(Kind.CODE):
            span = subject.file_span(slot, one.start, one.end)
            if (
                span
                and one.text in slot.source.text
                and _is_alone(one, slot)
                and len(facts(slot.source.text).words) > 2
            ):
                return Plant(*span, "", span[0])
    return None


def _anchor(text: str) -> str | None:
    return re.sub(r"#([\w\-]+)", r"#x\1", text) if "#" in text else text.replace(".md)", ".md#nowhere)")


INSIDE: Mutations = {
    "identifier": token((Kind.NAME,), misspelt, r"[a-z]"),
    "hresult": token((Kind.NAME,), misspelt, _HRESULT.pattern),
    "file-name": token((Kind.FILE,), misspelt),
    "file-name-split": token((Kind.FILE,), lambda text: text.replace(".", ". ")),
    "number": token((Kind.NUMBER,), other_digit),
    "version": token((Kind.VERSION,), other_digit),
    "version-localized": token((Kind.VERSION,), lambda text: text.replace(".", ",")),
    "link-target": token((Kind.LINK,), other_file),
    "anchor": token((Kind.LINK,), _anchor, r"\.md"),
    "include": token((Kind.INCLUDE,), misspelt),
    "include-lost": token((Kind.INCLUDE,), lambda _: ""),
    "direction-lost": token((Kind.MARKER,), lambda _: ""),
    "direction-swapped": token((Kind.MARKER,), lambda text: "[out]" if text == "[in]" else "[in]"),
    "inline-code": token((Kind.CODE,), misspelt),
    "inline-code-lost": _no_code,
    "bold-lost": _no_bold,
    "negation-lost": _no_negation,
    "untranslated": whole(_untranslated),
    "other-language": whole(_other_language),
    "neighbour": whole(_neighbour),
    "cut-in-half": whole(_cut, 40),
    "mojibake": whole(_mojibake),
    "replacement-character": whole(_replacement),
    "glued-english": whole(_glued),
}
