"""Defects of names and values: another one that is valid in itself, or damaged characters."""

import re

from benchmarks.drift_mutations.inside import token
from benchmarks.drift_mutations.plant import Mutation, Mutations, Plant, Subject
from refgen.drift.facts import facts
from refgen.drift.tokens import Kind

_CODE = re.compile(r"[A-Z]+_[A-Z_]+")
_BIDI, _INVISIBLE = "\u202e", "\u0007"


def from_elsewhere(kinds: tuple[Kind, ...], pattern: re.Pattern[str]) -> Mutation:
    """A defect that puts another token of the page in place of one: valid, but not the one that is meant."""

    def plant(subject: Subject) -> Plant | None:
        everywhere = [one for slot in subject.slots for one in facts(slot.target.text).of(*kinds)]
        names = sorted({one.text for one in everywhere if pattern.fullmatch(one.text.strip("`"))})
        for slot in subject.picks():
            for one in facts(slot.target.text).of(*kinds):
                others = [name for name in names if name not in slot.source.text and one.text not in name]
                span = subject.file_span(slot, one.start, one.end)
                is_alone = slot.target.text.count(one.text.strip("`")) == 1 and one.text in slot.source.text
                if others and span and is_alone and one.text in names:
                    return Plant(*span, subject.chance.choice(others), span[0])
        return None

    return plant


def _digit_lost(text: str) -> str | None:
    return text[:-1] if len(text) > 1 and text[-1].isdigit() else None


def _swapped_digits(text: str) -> str | None:
    for at in range(len(text) - 1, 2, -1):
        if text[at] != text[at - 1] and text[at].isalnum() and text[at - 1].isalnum():
            return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
    return None


def _character(change: dict[str, str]) -> Mutation:
    """A defect of one character; the key '' stands for any letter."""

    def plant(subject: Subject) -> Plant | None:
        for slot in subject.picks():
            places = [at for at, one in enumerate(facts(slot.target.text).prose) if one.isalpha() and not one.isascii()]
            at = subject.chance.choice(places) if places else -1
            span = subject.file_span(slot, at, at + 1) if places else None
            if span:
                letter = slot.target.text[at]
                text = change[""].replace("@", letter) if "" in change else letter.encode().decode("cp1252", "replace")
                return Plant(*span, text, span[0])
        return None

    return plant


def _marker_reduced(text: str) -> str | None:
    return "[in]" if re.search(r"in.*out", text) else None


VALUES: Mutations = {
    "other-hresult": from_elsewhere((Kind.NAME, Kind.CODE), _CODE),
    "other-name": from_elsewhere((Kind.NAME,), re.compile(r"\w*[a-z]\w*")),
    "other-parameter": from_elsewhere((Kind.CODE,), re.compile(r"[a-z]\w+")),
    "digit-lost": token((Kind.NUMBER,), _digit_lost),
    "number-lost": token((Kind.NUMBER,), lambda _: ""),
    "version-lost": token((Kind.VERSION,), lambda _: ""),
    "hexadecimal": token((Kind.HEX,), _swapped_digits),
    "guid": token((Kind.GUID,), _swapped_digits),
    "name-split": token((Kind.NAME,), lambda text: text.replace("::", ":: ") if "::" in text else None),
    "name-lower": token((Kind.NAME,), str.lower),
    "name-lost": token((Kind.NAME,), lambda _: ""),
    "direction-reduced": token((Kind.MARKER,), _marker_reduced),
    "direction-translated": token((Kind.MARKER,), lambda text: text.strip("[]")),
    "file-ending": token((Kind.FILE,), lambda text: text.rpartition(".")[0]),
    "letter-questioned": _character({"": "?"}),
    "letter-misread": _character({}),
    "bidirectional": _character({"": f"@{_BIDI}"}),
    "control-character": _character({"": f"@{_INVISIBLE}"}),
}
