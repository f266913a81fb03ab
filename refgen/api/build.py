"""All pages to one model: unique ids, parents, links to APIs, includes. The only place where pages meet."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from operator import attrgetter, itemgetter

from refgen.api.among import Among, among, placed, seen_on
from refgen.api.describe import PageApis
from refgen.api.includes import Includes, has_includes, included_by, passages_of, reached, resolve_includes
from refgen.api.linker import Asking, Known, Linker, Target, known_of, target_of
from refgen.api.model import Api, Model, Passage, Requirements
from refgen.cache.held import HELD, remembered
from refgen.cache.runs import runs_of
from refgen.dataclass import dataclass
from refgen.text import Diagnostic, Severity


def build_model(
    parts: Iterable[PageApis], includes: Includes | None = None, diagnostics: Iterable[Diagnostic] = ()
) -> Model:
    """Link the pages of a tree; `diagnostics` are those of reading, and are kept beside those of modelling."""
    runs = runs_of(tuple(parts))
    seen = [*map(seen_on, runs)]
    around = among(*(one.says for one in seen))
    found = [_placed(run, around) for run in runs]
    renamed = _renamed(*(one.names for one in found))
    named = [_named(one.apis, renamed.ids) for one in found]
    known = _known(*(one.targets for one in named))
    read = [_included(run) for run in runs]
    own = {keys: HELD.same(reached(keys, includes or {}), reached, *keys) for keys in {*read}}
    linked = [
        _linked(run, one.apis, own[keys], _answers(_asked(run, one.apis), known, run[0].key))
        for run, one, keys in zip(runs, named, read, strict=True)
    ]
    met = (*(one.diagnostics for one in seen), *(one.problems for one in found), *(one.problems for one in linked))
    locales = frozenset[str]().union(*(one.locales for one in seen))
    by_id = {api_id: api for one in linked for api_id, api in zip(one.ids, one.apis, strict=True)}
    return Model(
        tuple(sorted(locales)),
        tuple(by_id[api_id] for api_id in sorted(by_id)),
        tuple(sorted({*diagnostics, *renamed.problems, *chain.from_iterable(met)}, key=_place)),
    )


@remembered
def _included(pages: tuple[PageApis, ...]) -> tuple[str, ...]:
    """The keys of the files that some pages include, sorted."""
    return tuple(sorted(frozenset[str]().union(*(included_by(part.api) for part in pages))))


@remembered
def _known(*runs: "_Targets") -> Known:
    targets = sorted(chain.from_iterable(one.all for one in runs), key=attrgetter("page"))
    return _known_of(HELD.same(tuple(targets), known_of))


_known_of = remembered(known_of)


@dataclass(frozen=True, slots=True)
class _Names:
    """What a run of APIs is called."""

    all: tuple[tuple[str, str, str], ...]
    """Id, page and path of each."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A run of APIs as the pages around them have them."""

    apis: tuple[Api, ...]
    names: _Names
    """Those of the run before, where they are the same."""
    problems: tuple[Diagnostic, ...]


@remembered
def _placed(pages: tuple[PageApis, ...], around: Among) -> _Placed:
    found = [placed(part, around) for part in pages]
    apis = tuple(api for api, _ in found)
    names = _Names(tuple((api.id, api.page, part.path) for api, part in zip(apis, pages, strict=True)))
    return _Placed(apis, HELD.same(names, _Names, pages[0].key), tuple(one for _, met in found for one in met))


@dataclass(frozen=True, slots=True)
class _Targets:
    """A run of APIs as links see them."""

    all: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """A run of APIs with ids of their own."""

    apis: tuple[Api, ...]
    targets: _Targets
    """Those of the run before, where they are the same."""


@remembered
def _named(apis: tuple[Api, ...], renamed: Mapping[str, str]) -> _Named:
    """`renamed` are new ids by page."""
    own = tuple(
        HELD.same(replace(api, id=renamed[api.page]), _named, api.page) if api.page in renamed else api for api in apis
    )
    return _Named(own, HELD.same(_Targets(tuple(map(target_of, own))), _Targets, apis[0].page))


@dataclass(frozen=True, slots=True)
class _Linked:
    """A run of APIs with what they include and refer to."""

    apis: tuple[Api, ...]
    ids: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    """What was met on the way."""


@remembered
def _asked(pages: tuple[PageApis, ...], apis: tuple[Api, ...]) -> frozenset[str]:
    """What the links of some APIs ask for."""
    asking = Asking()
    for api, part in zip(apis, pages, strict=True):
        asking.link(api, part.member_targets)
    return asking.asked


@remembered
def _answers(asked: frozenset[str], known: Known, first: str) -> Known:
    """That of what is asked for that is there, by what begins on page `first`: that of the run before, where it is the same."""
    return HELD.same({name: known[name] for name in sorted(asked) if name in known}, _answers, first)


@remembered
def _linked(pages: tuple[PageApis, ...], apis: tuple[Api, ...], includes: Includes, known: Known) -> _Linked:
    linker = Linker(known)
    done = [_finished(api, part, includes, linker) for api, part in zip(apis, pages, strict=True)]
    own = tuple(api for api, _ in done)
    return _Linked(own, tuple(api.id for api in own), tuple(problem for _, met in done for problem in met))


def _finished(api: Api, part: PageApis, includes: Includes, linker: Linker) -> tuple[Api, tuple[Diagnostic, ...]]:
    """An API with what it includes and refers to, and what was met on the way."""
    problems: list[Diagnostic] = []
    linked = linker.link(_resolved(api, part.path, includes, problems), part.path, part.member_targets, problems)
    return HELD.same(linked, _finished, api.page), tuple(problems)


def _place(problem: Diagnostic) -> tuple[str, int, int, str, str]:
    return problem.path, problem.line, problem.column, problem.code, problem.message


@dataclass(frozen=True, slots=True)
class _Renamed:
    """New ids."""

    ids: Mapping[str, str]
    """By page; those of the run before, where they are the same."""
    problems: tuple[Diagnostic, ...]


@remembered
def _renamed(*runs: _Names) -> _Renamed:
    """Of pages that claim one API, the first keeps the id; the others add their page's name to it."""
    claims = sorted(chain.from_iterable(one.all for one in runs), key=itemgetter(1))
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
        taken[own] = path
    return _Renamed(HELD.same(renamed, _renamed), tuple(problems))


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

    if not any(has_includes(passage) for passage in passages_of(api)):
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
