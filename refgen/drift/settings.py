"""Which checks run, and how bad their findings are: for all locales, and for single ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from refgen.drift.check import find_check
from refgen.errors import UsageError
from refgen.text import Severity

OFF = "off"


@dataclass(frozen=True)
class Settings:
    """What the configuration says of drift.

    In `mkdocs.yml`: `drift: {checks: {punctuation: off, quantity: error}, locales: {it-it: {emphasis: off}},
    glossary: {fr-fr: {debugger: débogueur, assembly: [assembly, assemblage]}}}`.
    """

    checks: Mapping[str, str] = field(default_factory=dict)
    """Check to `error`, `warning`, `info`, `on` or `off`, for every locale."""
    locales: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The same for one locale; it wins."""
    glossary: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Locale to English term to the words that may render it."""

    def level(self, check: str, locale: str) -> str | None:
        """What the configuration says of a check in a locale; None where it is silent."""
        return self.locales.get(locale, {}).get(check, self.checks.get(check))

    def is_on(self, check: str, locale: str) -> bool:
        """Whether a check runs in a locale."""
        level = self.level(check, locale)
        return find_check(check).info.is_on if level is None else level != OFF

    def severity(self, check: str, locale: str, own: Severity | None = None) -> Severity:
        """How bad a finding is: as configured, else as the finding says, else as the check says."""
        level = self.level(check, locale)
        return Severity(level) if level in set(Severity) else own or find_check(check).info.severity


def read_settings(options: Mapping[str, Any], where: str = "mkdocs.yml") -> Settings:
    """Settings from the configuration, which messages call `where`.

    Raises:
        UsageError: a check or a level that there is not, or a glossary without words.
    """
    unknown = sorted(set(options) - {"checks", "locales", "glossary"})
    if unknown:
        raise UsageError(f"{where}: drift has no option {unknown[0]}; it has checks, locales and glossary")
    locales = {code: _levels(levels or {}, where) for code, levels in (options.get("locales") or {}).items()}
    glossary = {code: _words(code, terms, where) for code, terms in (options.get("glossary") or {}).items()}
    return Settings(_levels(options.get("checks") or {}, where), locales, glossary)


def _words(code: str, terms: Any, where: str) -> Mapping[str, tuple[str, ...]]:
    """The glossary of a locale: a term has one word, or a list of them."""
    found = {}
    for term, words in terms.items() if isinstance(terms, dict) else ((code, None),):
        listed = tuple(str(word).strip() for word in (words if isinstance(words, list) else [words or ""]))
        if not all(listed) or not listed:
            raise UsageError(f"{where}: drift: glossary: {code}: {term} needs a word, or a list of words")
        found[str(term)] = listed
    return found


def _levels(levels: Mapping[str, Any], where: str) -> Mapping[str, str]:
    found = {}
    for name, level in levels.items():
        find_check(name)
        word = {True: "on", False: OFF}.get(level, str(level))
        allowed = ("info", "on", OFF) if find_check(name).info.is_advice else (*Severity, "on", OFF)
        if word not in allowed:
            raise UsageError(f"{where}: drift: {name} can be {', '.join(allowed[:-1])} or {OFF}, not {word}")
        found[name] = word
    return found
