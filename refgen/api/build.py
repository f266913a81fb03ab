"""All pages to one model: unique ids, parents, links to APIs, includes. The only place where pages meet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from refgen.api.describe import PageApis
from refgen.api.flags import mark_combined
from refgen.api.includes import Includes, has_includes, resolve_includes
from refgen.api.linker import Linker, target_of
from refgen.api.links import resolve
from refgen.api.model import Api, Kind, Member, Model, Passage, Requirements
from refgen.api.signature.cursor import Cursor
from refgen.api.signature.expression import evaluate
from refgen.corpus.held import HELD, remembered
from refgen.corpus.runs import in_runs
from refgen.text import Diagnostic, Severity


def build_model(
    parts: Iterable[PageApis], includes: Includes | None = None, diagnostics: Iterable[Diagnostic] = ()
) -> Model:
    """Link the pages of a tree; `diagnostics` are those of reading, and are kept beside those of modelling."""
    pages = sorted(parts, key=lambda part: part.key)
    problems = [*diagnostics, *(problem for part in pages for problem in part.diagnostics)]
    parents = _parents_by_overview(pages)
    apis = [_with_parent(part, parents, problems) for part in pages]
    apis = _unique(apis, {part.key: part.path for part in pages}, problems)
    # What has changed of an API here is made anew in each run, and what is made of it later found by its identity.
    apis = [HELD.same(api, build_model, api.page) for api in mark_combined(_valued(apis))]
    linker = _linker(HELD.same(tuple(map(target_of, apis)), Linker))
    held = HELD.same(includes or {}, resolve_includes)
    linked: list[Api] = []
    for api, part in zip(apis, pages, strict=True):
        whole, met = _finished(api, part, held, linker)
        linked.append(whole)
        problems += met
    locales = sorted({locale for part in pages for locale in part.locales})
    return Model(
        tuple(locales),
        tuple(sorted(linked, key=lambda api: api.id)),
        tuple(sorted(set(problems), key=_place)),
    )


_linker = remembered(Linker)


@remembered
def _finished(api: Api, part: PageApis, includes: Includes, linker: Linker) -> tuple[Api, tuple[Diagnostic, ...]]:
    """An API with what it includes and refers to, and what was met on the way."""
    problems: list[Diagnostic] = []
    linked = linker.link(_resolved(api, part.path, includes, problems), part.path, part.member_targets, problems)
    return linked, tuple(problems)


def _place(problem: Diagnostic) -> tuple[str, int, int, str, str]:
    return problem.path, problem.line, problem.column, problem.code, problem.message


def _parents_by_overview(pages: Iterable[PageApis]) -> dict[str, str]:
    """By page of a method, the one interface whose overview lists it; nothing where several do."""
    found: dict[str, set[str]] = {}
    for listed in in_runs(_listed, pages):
        for page, name in listed:
            found.setdefault(page, set()).add(name)
    return {page: next(iter(names)) for page, names in found.items() if len(names) == 1}


def _listed(part: PageApis) -> list[tuple[str, str]]:
    """The pages that an overview lists, each with its interface."""
    if part.api.kind not in {Kind.INTERFACE, Kind.STRUCTURE}:
        return []
    return [(resolve(part.key, target), part.api.name) for target in part.member_targets if target]


def _with_parent(part: PageApis, parents: Mapping[str, str], problems: list[Diagnostic]) -> Api:
    api = part.api
    listed = parents.get(part.key)
    if api.kind is not Kind.METHOD or listed is None or listed == api.parent:
        return api
    if api.parent is None:
        return replace(api, parent=listed, id=f"{listed}.{api.name}")
    message = f"The page says that `{api.name}` belongs to `{api.parent}`, the overview of `{listed}` lists it"
    problems.append(Diagnostic(part.path, 1, 1, "parent-conflict", message, "correct the one that is wrong"))
    return api


def _unique(apis: list[Api], paths: Mapping[str, str], problems: list[Diagnostic]) -> list[Api]:
    """Of pages that claim one API, the first by key keeps the id; the others add their page's name to it."""
    counts = Counter(api.id for api in apis)
    taken: dict[str, Api] = {}
    found: list[Api] = []
    for api in apis:
        first = taken.get(api.id)
        if first is not None and counts[api.id] > 1:
            message = f"`{api.id}` is also documented by {first.page}"
            problems.append(
                Diagnostic(paths[api.page], 1, 1, "duplicate-api", message, "give each API one page", Severity.WARNING)
            )
            api = replace(api, id=_free(f"{api.id}~{api.page.rsplit('/', 1)[-1].rsplit('.', 1)[0]}", taken))  # noqa: PLW2901
        taken[api.id] = api
        found.append(api)
    return found


def _free(wanted: str, taken: Mapping[str, Api]) -> str:
    number = 1
    name = wanted
    while name in taken:
        number += 1
        name = f"{wanted}~{number}"
    return name


def _resolved(api: Api, path: str, includes: Includes, problems: list[Diagnostic]) -> Api:
    """An API with the includes in its texts replaced."""

    def report(locale: str, line: int, code: str, message: str) -> None:
        source = api.sources.get(locale)
        where = source.path if source else path
        problems.append(Diagnostic(where, max(line, 1), 1, code, message, "correct the path of the include"))

    def text(passage: Passage) -> Passage:
        return resolve_includes(passage, api.page, includes, report)

    if not any(has_includes(passage) for passage in _passages(api)):
        return api
    needs = api.requirements
    return replace(
        api,
        summary=text(api.summary),
        remarks=text(api.remarks),
        return_value=text(api.return_value),
        details=text(api.details),
        requirements=Requirements(text(needs.platforms), text(needs.header), text(needs.library), text(needs.versions)),
        parameters=tuple(replace(one, description=text(one.description)) for one in api.parameters),
        outcomes=tuple(replace(one, description=text(one.description)) for one in api.outcomes),
        members=tuple(replace(one, description=text(one.description)) for one in api.members),
    )


def _passages(api: Api) -> Iterator[Passage]:
    needs = api.requirements
    yield from (api.summary, api.remarks, api.return_value, api.details)
    yield from (needs.platforms, needs.header, needs.library, needs.versions)
    for group in (api.parameters, api.outcomes, api.members):
        yield from (one.description for one in group)


def _valued(apis: list[Api]) -> list[Api]:
    """Values that the syntax writes by the names of another page's enumeration."""
    known: dict[str, int | None] = {}
    for api in apis:
        if api.kind is Kind.ENUMERATION:
            for member in api.members:
                if member.value is not None:
                    known[member.name] = member.value if known.get(member.name, member.value) == member.value else None

    def valued(member: Member) -> Member:
        return replace(member, value=evaluate(Cursor(member.expression), known)) if _is_open(member) else member

    return [replace(api, members=tuple(map(valued, api.members))) if _has_open(api) else api for api in apis]


@remembered
def _has_open(api: Api) -> bool:
    return any(map(_is_open, api.members))


def _is_open(member: Member) -> bool:
    return member.value is None and bool(member.expression)
