"""What a check is, and the registry of them: the folder `checks/`.

A check is a module. Its docstring documents it (What, Why, Bad, Good, Fix), `INFO` describes it to programs, and
`check` finds problems: over a segment, over one locale of a page, over its meaning, or over all pages.
"""

import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

from refgen.drift.facts import Facts
from refgen.drift.tokens import Kind
from refgen.errors import UsageError
from refgen.locales import Locale
from refgen.text import Severity


class Scope(StrEnum):
    """What a check looks at, and so what its `check` takes and yields."""

    SEGMENT = "segment"
    """`check(pair: SegmentPair) -> Iterator[Problem]`; where the module has `is_asked(source: Facts, locale: Locale) -> bool`,
    only for an English text of which it says that there is anything to look for."""
    PAGE = "page"
    """`check(view: PageView) -> Iterator[PageProblem]`, once a locale of a page."""
    MEANING = "meaning"
    """`check(view: MeaningView) -> Iterator[PageProblem]`, once a locale of a page, where it is on."""
    CORPUS = "corpus"
    """`check(corpus: CorpusView) -> Iterator[CorpusProblem]`, once."""


class Family(StrEnum):
    """What kind of harm it finds; the sub-folder of `checks/`."""

    CODE = "code"
    STALENESS = "staleness"
    STRUCTURE = "structure"
    TEXT = "text"
    METADATA = "metadata"


class Info(NamedTuple):
    """What programs need to know of a check."""

    name: str
    """Kebab case; the module's name with dashes."""
    family: Family
    severity: Severity
    scope: Scope
    is_on: bool = True
    """Whether it runs unless the configuration says otherwise."""
    covers: tuple[str, ...] = ()
    """Checks that say nothing more about a segment where this one fires; `*` for all."""
    needs: frozenset[Kind] | None = None
    """Kinds of token of which one side must have one for a check of segments to say anything; None for any text."""
    is_shared: bool = False
    """Whether it is about what translation leaves alone, so that two locales that agree outvote a third."""
    is_advice: bool = False
    """Whether it ranks rather than judges: its findings are information, and no configuration makes more of them."""
    is_alone: bool = False
    """Whether it judges the translation by itself, so that it also speaks where the pair is doubtful."""
    is_root: bool = False
    """Whether it is about the page itself, so that what other checks say of the same line, and other locales of its
    English, follows from it."""
    rank: int = 50
    """Of two checks that speak of the same thing, the one with the lower rank is reported."""


class Check(NamedTuple):
    """A check and its documentation."""

    info: Info
    title: str
    """First line of the docstring."""
    sections: Mapping[str, str]
    """`What`, `Why`, `Bad`, `Good`, `Fix`."""
    run: Callable[[Any], Iterator[Any]]
    is_asked: Callable[[Facts, Locale], bool] | None = None


SECTIONS = ("What", "Why", "Bad", "Good", "Fix")
_SECTION = re.compile(rf"^({'|'.join(SECTIONS)}):[ \n]", re.MULTILINE)


@cache
def registry() -> Mapping[str, Check]:
    """All checks by name, sorted."""
    package = import_module("refgen.drift.checks")
    names = [
        module.name
        for module in pkgutil.walk_packages(package.__path__, "refgen.drift.checks.")
        if not module.ispkg and not module.name.rpartition(".")[2].startswith("_")
    ]
    checks = [_read(import_module(name)) for name in names]
    return {check.info.name: check for check in sorted(checks, key=lambda check: check.info.name)}


@cache
def of_scope(scope: Scope) -> tuple[Check, ...]:
    """The checks of one scope, by name."""
    return tuple(check for check in registry().values() if check.info.scope is scope)


def find_check(name: str) -> Check:
    """The check of that name.

    Raises:
        UsageError: there is none.
    """
    try:
        return registry()[name]
    except KeyError:
        like = get_close_matches(name.lower().replace("_", "-"), registry(), 1)
        hint = f"did you mean {like[0]}?" if like else f"there are: {', '.join(registry())}"
        raise UsageError(f"There is no check called {name}; {hint}") from None


def _read(module: ModuleType) -> Check:
    text = (module.__doc__ or "").strip()
    title, _, rest = text.partition("\n")
    parts = _SECTION.split(rest)
    sections = {name: body.strip() for name, body in zip(parts[1::2], parts[2::2], strict=True)}
    return Check(module.INFO, title.strip(), sections, module.check, getattr(module, "is_asked", None))
