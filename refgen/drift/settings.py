"""Which checks run, and how bad their findings are: for all locales, and for single ones."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from difflib import get_close_matches
from functools import lru_cache
from itertools import chain
from typing import Any

from refgen.config import Lines
from refgen.dataclass import dataclass
from refgen.drift.check import find_check, registry
from refgen.errors import UsageError
from refgen.locales import locale_codes, normalize_code
from refgen.locales.names import codes_of
from refgen.settings import DRIFT_OPTIONS, OPTIONS
from refgen.text import Severity

OFF = "off"
NOWHERE = Lines()


@dataclass(frozen=True)
class Settings:
    """What the configuration says of drift.

    In `mkdocs.yml`: `drift: {checks: {punctuation: off, quantity: error}, locales: {it-it: {emphasis: off}},
    glossary: {fr-fr: {debugger: débogueur, assembly: [assembly, assemblage]}}}`. A locale may be a language: `fr` is every
    French, and what `fr-ca` says of the same check or term goes before it.
    """

    checks: Mapping[str, str] = field(default_factory=dict)
    """Check to `error`, `warning`, `info`, `on` or `off`, for every locale."""
    locales: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The same for one locale; it wins."""
    glossary: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Locale to English term to the words that may render it."""

    def levels(self, locale: str) -> Mapping[str, str]:
        """What the configuration says of checks in a locale."""
        if not self.locales:
            return self.checks
        own = (self.locales.get(code, {}) for code in reversed(codes_of(locale)))
        return dict(chain(self.checks.items(), *(one.items() for one in own)))

    def level(self, check: str, locale: str) -> str | None:
        """What it says of one; None where it is silent."""
        return self.levels(locale).get(check)

    def words(self, locale: str) -> Mapping[str, tuple[str, ...]]:
        """The glossary of a locale."""
        if not self.glossary:
            return {}
        return {
            term: words for code in reversed(codes_of(locale)) for term, words in self.glossary.get(code, {}).items()
        }

    def is_on(self, check: str, locale: str) -> bool:
        """Whether a check runs in a locale."""
        return check not in self.off(locale)

    def off(self, locale: str) -> frozenset[str]:
        """The checks that do not run in a locale."""
        return _off(frozenset(self.levels(locale).items()))

    def severity(self, check: str, locale: str, own: Severity | None = None) -> Severity:
        """How bad a finding is: as configured, else as the finding says, else as the check says."""
        level = self.level(check, locale)
        if level is not None and level in set(Severity):
            return Severity(level)
        return own or find_check(check).info.severity


@lru_cache(maxsize=1 << 6)
def _off(levels: frozenset[tuple[str, str]]) -> frozenset[str]:
    """The checks that do not run where the configuration says so much of them."""
    said = dict(levels)
    by_itself = {name: check.info.is_on for name, check in registry().items()}
    return frozenset(name for name, is_on in by_itself.items() if (said[name] == OFF if name in said else not is_on))


def read_settings(options: Mapping[str, Any], lines: Lines = NOWHERE) -> Settings:
    """Settings from the configuration, where they stand at `lines`.

    Raises:
        UsageError: a check or a level that there is not, a glossary without words, or a value of another kind.
    """
    unknown = next((name for name in options if name not in DRIFT_OPTIONS), None)
    if unknown is not None:
        belongs = _home_of(unknown) or f"it has {', '.join(DRIFT_OPTIONS)}"
        raise UsageError(f"{lines.at(unknown)}: drift has no option {unknown}; {belongs}")
    checks = _mapping(
        options.get("checks"), "checks", "checks and their levels, such as {garbled: off}", lines.below("checks")
    )
    return Settings(
        _levels(checks, lines.below("checks")),
        {
            code: _levels(_mapping(own, f"locales: {name}", "checks and their levels, such as {garbled: off}", at), at)
            for code, (name, own, at) in _by_locale(options, "locales", lines.below("locales")).items()
        },
        {
            code: _words(_mapping(own, f"glossary: {name}", "terms and the words for them", at), name, at)
            for code, (name, own, at) in _by_locale(options, "glossary", lines.below("glossary")).items()
        },
    )


def _home_of(name: str) -> str:
    """Where an option belongs that is none of drift; '' where it is none at all."""
    if name in OPTIONS:
        return "it is one of the refgen plugin: write it beside drift, not below"
    if name in registry():
        return "it is a check: write it below checks"
    is_locale = normalize_code(name).partition("-")[0] in locale_codes()
    return "it is a locale: write it below locales, or below glossary" if is_locale else ""


def check_locales(options: Mapping[str, Any], there: Sequence[str], lines: Lines) -> None:
    """Look whether the pages are in the locales that the configuration speaks of, `there`: else it would say nothing.

    Raises:
        UsageError: they are not.
    """
    known = {code for locale in there for code in codes_of(locale)}
    for option in ("locales", "glossary"):
        for code, (name, _, at) in _by_locale(options, option, lines.below(option)).items():
            if code not in known:
                raise UsageError(
                    f"{at.at()}: drift: {option}: no page is in {name}; there are {', '.join(there)}, "
                    "and `fr` would stand for each that begins with it"
                )


def _by_locale(options: Mapping[str, Any], option: str, lines: Lines) -> Mapping[str, tuple[str, Any, Lines]]:
    """By code: the locale as it is written, what stands under it, and where."""
    found: dict[str, tuple[str, Any, Lines]] = {}
    for name, own in _mapping(options.get(option), option, "locales and what is said of each", lines).items():
        code = normalize_code(str(name))
        if code in found:
            raise UsageError(
                f"{lines.at(name)}: drift: {option}: {name} is {found[code][0]} again; put the two together"
            )
        found[code] = (str(name), own, lines.below(name))
    return found


def _mapping(value: Any, option: str, wanted: str, lines: Lines) -> Mapping[Any, Any]:
    if value is None or value == "":
        return {}
    if not isinstance(value, Mapping):
        raise UsageError(f"{lines.at()}: drift: {option} takes {wanted}, not {value!r}")
    return value


def _words(terms: Mapping[Any, Any], code: str, lines: Lines) -> Mapping[str, tuple[str, ...]]:
    """The glossary of a locale: a term has one word, or a list of them."""
    found = {}
    for term, words in terms.items():
        listed = words if isinstance(words, list) else [words]
        if not listed or not all(isinstance(word, str | int | float) and str(word).strip() for word in listed):
            raise UsageError(f"{lines.at(term)}: drift: glossary: {code}: {term} needs a word, or a list of words")
        if not str(term).strip():
            raise UsageError(
                f"{lines.at(term)}: drift: glossary: {code}: a term is empty; write the English word in its place"
            )
        found[str(term)] = tuple(str(word).strip() for word in listed)
    return found


def _levels(levels: Mapping[Any, Any], lines: Lines) -> Mapping[str, str]:
    found = {}
    for name, level in levels.items():
        if name not in registry():
            raise UsageError(f"{lines.at(name)}: drift: there is no check called {name}; {_nearest(str(name))}")
        # YAML reads `on` and `off` as true and false
        word = {"True": "on", "False": OFF}.get(str(level), str(level))
        allowed = ("info", "on", OFF) if find_check(name).info.is_advice else (*Severity, "on", OFF)
        if word not in allowed:
            raise UsageError(f"{lines.at(name)}: drift: {name} can be {', '.join(allowed[:-1])} or {OFF}, not {word}")
        found[name] = word
    return found


def _nearest(name: str) -> str:
    like = get_close_matches(name.lower().replace("_", "-"), registry(), 3, 0.4)
    return (
        f"the nearest are {', '.join(like)}, and `refgen explain` lists all" if like else "`refgen explain` lists all"
    )
