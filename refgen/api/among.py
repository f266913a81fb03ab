"""What pages decide of each other: who is whose method, whose values are named elsewhere, which enumerations combine.

Each run of pages is read for it once; so little of it hangs on any one page that most edits leave all of it as it was.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from refgen.api.describe import PageApis
from refgen.api.flags import combined_among
from refgen.api.links import resolve
from refgen.api.model import Api, Kind, Member
from refgen.api.signature.cursor import Cursor
from refgen.api.signature.expression import evaluate
from refgen.cache.held import HELD, remembered
from refgen.dataclass import dataclass
from refgen.text import Diagnostic


@dataclass(frozen=True, slots=True)
class Says:
    """What a run of pages says that may decide other pages."""

    listed: tuple[tuple[str, str], ...]
    """Pages that overviews list, each with the interface."""
    values: tuple[tuple[str, int], ...]
    """The names and values of enumerations."""
    enumerations: frozenset[str]
    """Names of those that do not say themselves that their values combine."""
    combinations: tuple[frozenset[str], ...]
    """For each sentence that speaks of a combination, all that it may name."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A run of pages as the others see it."""

    locales: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    says: Says
    """That of the run before, where it is the same."""


@dataclass(frozen=True, slots=True)
class Among:
    """What pages decide of each other."""

    parents: Mapping[str, str]
    """By page of a method, the one interface whose overview lists it; nothing where several do."""
    values: Mapping[str, int | None]
    """By name; None where enumerations disagree."""
    combined: frozenset[str]
    """Names of enumerations whose values combine."""


@remembered
def seen_on(pages: tuple[PageApis, ...]) -> Seen:
    """Read a run of pages for what may decide others."""
    apis = [part.api for part in pages]
    enumerations = [api for api in apis if api.kind is Kind.ENUMERATION]
    says = Says(
        tuple(one for part in pages for one in _listed(part)),
        tuple((one.name, one.value) for api in enumerations for one in api.members if one.value is not None),
        frozenset(api.name for api in enumerations if not api.is_flags),
        tuple(one for part in pages for one in part.combinations),
    )
    return Seen(
        frozenset(locale for part in pages for locale in part.locales),
        tuple(problem for part in pages for problem in part.diagnostics),
        HELD.same(says, Says, pages[0].key),
    )


@remembered
def among(*runs: Says) -> Among:
    """What all pages decide of each other; what it was in the run before where that is the same."""
    parents: dict[str, set[str]] = {}
    values: dict[str, int | None] = {}
    for one in runs:
        for page, name in one.listed:
            parents.setdefault(page, set()).add(name)
        for name, value in one.values:
            values[name] = value if values.get(name, value) == value else None
    found = Among(
        {page: next(iter(names)) for page, names in parents.items() if len(names) == 1},
        values,
        combined_among(frozenset[str]().union(*(one.enumerations for one in runs)), (one.combinations for one in runs)),
    )
    return HELD.same(found, Among)


@remembered
def placed(part: PageApis, around: Among) -> tuple[Api, tuple[Diagnostic, ...]]:
    """An API as the pages around it have it, and what there is to say of that."""
    api, problems = _with_parent(part, around.parents)
    if any(map(_is_open, api.members)):
        api = replace(api, members=tuple(_valued(one, around.values) for one in api.members))
    if api.kind is Kind.ENUMERATION and api.name in around.combined:
        api = replace(api, is_flags=True)
    return api, problems


def _listed(part: PageApis) -> Iterator[tuple[str, str]]:
    """The pages that an overview lists, each with its interface."""
    if part.api.kind in {Kind.INTERFACE, Kind.STRUCTURE}:
        for target in filter(None, part.member_targets):
            yield resolve(part.key, target), part.api.name


def _with_parent(part: PageApis, parents: Mapping[str, str]) -> tuple[Api, tuple[Diagnostic, ...]]:
    api = part.api
    listed = parents.get(part.key)
    if api.kind is not Kind.METHOD or listed is None or listed == api.parent:
        return api, ()
    if api.parent is None:
        return replace(api, parent=listed, id=f"{listed}.{api.name}"), ()
    message = f"The page says that `{api.name}` belongs to `{api.parent}`, the overview of `{listed}` lists it"
    return api, (Diagnostic(part.path, 1, 1, "parent-conflict", message, "correct the one that is wrong"),)


def _valued(member: Member, known: Mapping[str, int | None]) -> Member:
    """A member with the value that the syntax writes by names of another page's enumeration."""
    return replace(member, value=evaluate(Cursor(member.expression), known)) if _is_open(member) else member


def _is_open(member: Member) -> bool:
    return member.value is None and bool(member.expression)
