"""Defects of what a sentence says: a word that denies, limits, counts or dates is lost, swapped or added."""

import itertools
import re
from collections.abc import Mapping

from benchmarks.drift_mutations.plant import Mutation, Mutations, Plant, Subject
from refgen.drift.facts import facts

Rewrite = tuple[re.Pattern[str], str]
"""What to look for in a translation, and what to put there."""


def _rewrites(rules: Mapping[str, tuple[str, str]]) -> Mapping[str, Rewrite]:
    return {code: (re.compile(pattern), text) for code, (pattern, text) in rules.items()}


_DENIED = _rewrites(
    {
        "fr": (r"\b(est|peut|doit) (?!pas)", r"ne \1 pas "),
        "it": (r"(?<!non )\b(è|può|deve|viene) ", r"non \1 "),
        "zh": ("(可以|会|能够|必须|需要)", r"不\1"),
        "de": (r"\b(ist|kann|muss|wird) (?!nicht)", r"\1 nicht "),
    }
)
_UNLIMITED = _rewrites(
    {
        "fr": (r"\b(?:uniquement|seulement) ", ""),
        "it": (r"\b(?:solo|soltanto) ", ""),
        "zh": ("(?:仅|只)", ""),
        "de": (r"\b(?:nur|ausschließlich) ", ""),
    }
)
_OPTIONAL = _rewrites(
    {
        "fr": (r"\b(?:doit|devez|doivent) ", "peut "),
        "it": (r"\b(?:deve|devono) ", "può "),
        "zh": ("(?:必须|务必)", "可以"),
        "de": (r"\b(?:muss|müssen) ", "kann "),
    }
)
_ONLY, _MUST = re.compile(r"\bonly\b", re.IGNORECASE), re.compile(r"\bmust\b(?! not)", re.IGNORECASE)
_NO_DENIAL = re.compile(r"\b(?:not?|cannot|never|without|un\w+|in\w+able|non\w*|only|whether|if|fail\w*)\b|n't")
_MONTH = re.compile(r"\b(?:19|20)\d\d\b")
_LITERAL = re.compile(r"(?<![\w`])(true|false|TRUE|FALSE)(?![\w`])")
_NULL = re.compile(r"(?<![\w`])(?:null|NULL)(?![\w`])")


def rewritten(rules: Mapping[str, Rewrite], wanted: re.Pattern[str], *, is_wanted: bool = True) -> Mutation:
    """A defect that rewrites the only place of a pattern, where the English has (or lacks) another."""

    def plant(subject: Subject) -> Plant | None:
        rule = rules.get(subject.locale[:2])
        for slot in subject.picks():
            if rule is None or bool(wanted.search(slot.source.text)) is not is_wanted:
                continue
            found = [match for match in rule[0].finditer(facts(slot.target.text).prose) if match[0].strip()]
            span = subject.file_span(slot, *found[0].span()) if len(found) == 1 else None
            if span:
                return Plant(*span, found[0].expand(rule[1]), span[0])
        return None

    return plant


def _literal_swapped(subject: Subject) -> Plant | None:
    for slot in subject.picks():
        match = _LITERAL.search(slot.target.text)
        if match and match[0] in slot.source.text and len(_LITERAL.findall(slot.target.text)) == 1:
            other = "false" if match[0].lower() == "true" else "true"
            span = subject.file_span(slot, *match.span())
            if span:
                return Plant(*span, other.upper() if match[0].isupper() else other, span[0])
    return None


def _null_lost(subject: Subject) -> Plant | None:
    for slot in subject.picks():
        match = _NULL.search(slot.target.text)
        span = subject.file_span(slot, *match.span()) if match else None
        if match and span and _NULL.search(slot.source.text) and len(_NULL.findall(slot.target.text)) == 1:
            return Plant(*span, "1", span[0])
    return None


def _year(subject: Subject) -> Plant | None:
    for slot in subject.picks():
        match = _MONTH.search(slot.target.text)
        span = subject.file_span(slot, *match.span()) if match else None
        if match and span and match[0] in slot.source.text:
            return Plant(*span, str(int(match[0]) - 1), span[0])
    return None


def _word_doubled(subject: Subject) -> Plant | None:
    for slot in subject.picks():
        words = list(re.finditer(r"(?<![\w'’-])[^\W\d_]{2,12} |[\u4e00-\u9fff]{2}", facts(slot.target.text).prose))
        span = subject.file_span(slot, *(word := subject.chance.choice(words)).span()) if words else None
        if span and word[0].strip() not in {"vous", "nous"}:
            return Plant(*span, word[0] * 2, span[0])
    return None


def _padded(subject: Subject) -> Plant | None:
    picks = subject.picks()
    for slot, other in itertools.pairwise(picks):
        span = subject.whole(slot)
        if span and len(facts(other.source.text).words) > 5 and len(facts(slot.source.text).words) > 3:
            return Plant(*span, f"{subject.text[slice(*span)]} {other.target.text}", span[0])
    return None


def _other_page_word(subject: Subject) -> Plant | None:
    """The last third of the words is gone, and the full stop is put back."""
    for slot in subject.picks():
        span, text = subject.whole(slot), slot.target.text
        if span and len(facts(slot.source.text).words) > 9 and text[-1] in ".。" and text == subject.text[slice(*span)]:
            cut = text[: len(text) * 6 // 10]
            return Plant(*span, (cut.rsplit(" ", 1)[0] if " " in cut else cut) + text[-1], span[0])
    return None


WORDING: Mutations = {
    "negation-added": rewritten(_DENIED, _NO_DENIAL, is_wanted=False),
    "only-lost": rewritten(_UNLIMITED, _ONLY),
    "must-weakened": rewritten(_OPTIONAL, _MUST),
    "literal-swapped": _literal_swapped,
    "null-replaced": _null_lost,
    "year": _year,
    "word-doubled": _word_doubled,
    "sentence-appended": _padded,
    "end-lost": _other_page_word,
}
