"""All pages to one model: unique ids, parents, links to APIs, includes. The only place where pages meet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter, itemgetter

from refgen.api.among import Among, among, placed, seen_on
from refgen.api.describe import PageApis
from refgen.api.includes import Includes, has_includes, resolve_includes
from refgen.api.linker import Linker, Target, target_of
from refgen.api.model import Api, Model, Passage, Requirements
from refgen.corpus.held import HELD, remembered
from refgen.corpus.runs import runs_of
from refgen.text import Diagnostic, Severity


def build_model(
    parts: Iterable[PageApis], includes: Includes | None = None, diagnostics: Iterable[Diagnostic] = ()
) -> Model:
    """Link the pages of a tree; `diagnostics` are those of reading, and are kept beside those of modelling."""
    runs = runs_of(tuple(parts))
    seen = [*map(seen_on, runs)]
    around = among(seen)
    found = [_placed(run, around) for run in runs]
    names, problems = _renamed(sorted(chain.from_iterable(one.names for one in found), key=itemgetter(1)))
    # What has changed of an API here is made anew in each run, and what is made of it later found by its identity.
    renamed = HELD.same(names, _renamed)
    named = [_named(one.apis, renamed) for one in found]
    targets = sorted(chain.from_iterable(one.targets for one in named), key=attrgetter("page"))
    linker = _linker(HELD.same(tuple(targets), Linker))
    held = HELD.same(includes or {}, resolve_includes)
    linked = [_linked(run, one.apis, held, linker) for run, one in zip(runs, named, strict=True)]
    met = (*(one.diagnostics for one in seen), *(one.problems for one in found), *(one.problems for one in linked))
    locales = frozenset[str]().union(*(one.locales for one in seen))
    by_id = {api_id: api for one in linked for api_id, api in zip(one.ids, one.apis, strict=True)}
    return Model(
        tuple(sorted(locales)),
        tuple(by_id[api_id] for api_id in sorted(by_id)),
        tuple(sorted({*diagnostics, *problems, *chain.from_iterable(met)}, key=_place)),
    )


_linker = remembered(Linker)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A run of APIs as the pages around them have them."""

    apis: tuple[Api, ...]
    names: tuple[tuple[str, str, str], ...]
    """Id, page and path of each."""
    problems: tuple[Diagnostic, ...]


@remembered
def _placed(pages: tuple[PageApis, ...], around: Among) -> _Placed:
    problems: list[Diagnostic] = []
    apis = tuple(HELD.same(placed(part, around, problems), placed, part.key) for part in pages)
    names = tuple((api.id, api.page, part.path) for api, part in zip(apis, pages, strict=True))
    return _Placed(apis, names, tuple(problems))


@dataclass(frozen=True, slots=True)
class _Named:
    """A run of APIs with ids of their own."""

    apis: tuple[Api, ...]
    targets: tuple[Target, ...]


@remembered
def _named(apis: tuple[Api, ...], renamed: Mapping[str, str]) -> _Named:
    """`renamed` are new ids by page."""
    own = tuple(
        HELD.same(replace(api, id=renamed[api.page]), _named, api.page) if api.page in renamed else api for api in apis
    )
    return _Named(own, tuple(map(target_of, own)))


@dataclass(frozen=True, slots=True)
class _Linked:
    """A run of APIs with what they include and refer to."""

    apis: tuple[Api, ...]
    ids: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    """What was met on the way."""


@remembered
def _linked(pages: tuple[PageApis, ...], apis: tuple[Api, ...], includes: Includes, linker: Linker) -> _Linked:
    done = [_finished(api, part, includes, linker) for api, part in zip(apis, pages, strict=True)]
    own = tuple(api for api, _ in done)
    return _Linked(own, tuple(api.id for api in own), tuple(problem for _, met in done for problem in met))


@remembered
def _finished(api: Api, part: PageApis, includes: Includes, linker: Linker) -> tuple[Api, tuple[Diagnostic, ...]]:
    """An API with what it includes and refers to, and what was met on the way."""
    problems: list[Diagnostic] = []
    linked = linker.link(_resolved(api, part.path, includes, problems), part.path, part.member_targets, problems)
    return HELD.same(linked, _finished, api.page), tuple(problems)


def _place(problem: Diagnostic) -> tuple[str, int, int, str, str]:
    return problem.path, problem.line, problem.column, problem.code, problem.message


def _renamed(claims: Sequence[tuple[str, str, str]]) -> tuple[dict[str, str], list[Diagnostic]]:
    """New ids by page, and what there is to say: of pages that claim one API, the first keeps the id.

    The others add their page's name to it. The claims are ids, pages and paths.
    """
    counts = Counter(api_id for api_id, _, _ in claims)
    taken: dict[str, str] = {}
    renamed: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for claimed, page, path in claims:
        first, own = taken.get(claimed), claimed
        if first is not None and counts[claimed] > 1:
            message = f"`{claimed}` is also documented by {first}"
            problems.append(
                Diagnostic(path, 1, 1, "duplicate-api", message, "give each API one page", Severity.WARNING)
            )
            own = renamed[page] = _free(f"{claimed}~{page.rsplit('/', 1)[-1].rsplit('.', 1)[0]}", taken)
        taken[own] = page
    return renamed, problems


def _free(wanted: str, taken: Mapping[str, str]) -> str:
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
