"""What a page needs to know of the other pages, worked out once for all of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import NamedTuple, TypeVar

from refgen.api.links import slugs_of
from refgen.api.model import Api, Kind, Model, Passage
from refgen.cache.held import HELD, remembered
from refgen.cache.runs import in_runs
from refgen.corpus import TocNode
from refgen.dataclass import dataclass
from refgen.drift.finding import Finding
from refgen.website.input import SiteExample, SiteInput
from refgen.website.markup.inline import plain, set_as_written
from refgen.website.site.borrowed import Contents, Title, contents_of_all, lent_to
from refgen.website.site.found import Found, Place, all_found
from refgen.website.site.listed import is_named_by_file
from refgen.website.site.trails import NO_TRAIL, Entry, Group, Trail, Trails, trails_of
from refgen.website.texts import ENGLISH

_IDENTIFIER = re.compile(r"[A-Za-z_]\w{2,}")
RESULTS = 32
"""Results on one part of their index: few enough that none is too heavy in any language, so that their order alone says on
which part one stands."""
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Catalog:
    """Cross-page facts, by page key unless said otherwise."""

    apis: Mapping[str, Api]
    """The API that a page documents."""
    by_id: Mapping[str, Api]
    """By API id."""
    pages: Sequence[str] = field(repr=False)
    """Of all APIs in the order of the model, as the next four: known without asking each."""
    ids: Sequence[str] = field(repr=False)
    names: Sequence[str] = field(repr=False)
    kinds: Sequence[Kind] = field(repr=False)
    parents: Sequence[str | None] = field(repr=False)
    areas: Mapping[str, str] = field(repr=False)
    """The area of what a page documents."""
    slugs: Mapping[str, str] = field(repr=False)
    """In a flat folder, page key by the file names that links end in (`refgen.api.links.slugs_of`)."""
    pages_of_types: Mapping[str, str]
    """Page key by the name that a C++ declaration uses for a type; ambiguous names are absent."""
    methods: Mapping[str, tuple[Api, ...]]
    """Methods by the id of their interface, by name."""
    derived: Mapping[str, tuple[Api, ...]]
    """Interfaces that inherit, by the name of the base."""
    mentions: Mapping[str, tuple[Api, ...]]
    """APIs whose declaration, members or see-also section names the page's API, by id."""
    found: Found = field(repr=False)
    """The findings."""
    examples: Mapping[str, tuple[SiteExample, ...]]
    results: Mapping[str, int]
    """By documented result, the part of the index of results that has it, from 1."""
    contents: Contents = field(repr=False)
    """The table of contents of every locale, empty where no locale has one."""
    trails: Mapping[str, Trails] = field(repr=False)
    """By locale."""
    lent: Mapping[str, Mapping[str, Trail]] = field(repr=False)
    """By locale, of pages that neither its contents nor the model have a place for: that in the contents of another locale."""

    @property
    def findings(self) -> Mapping[Place, tuple[Finding, ...]]:
        """By locale and page key."""
        return self.found.on_pages

    def title(self, key: str, locale: str) -> str:
        """A page's title in a locale, else its canonical title, else its name; plain text."""
        api = self.apis.get(key)
        return title_of(api, locale) if api else key

    def trail(self, key: str, locale: str) -> Trail:
        """A page's place in the navigation; where the contents do not list it, made from the model or that of another locale."""
        found = self.trails[locale].get(key) if locale in self.trails else None
        if found is not None:
            return found
        api = self.apis.get(key)
        lent = self.lent.get(locale, {}).get(key)
        if api is None or api.parent is None or (lent is not None and api.parent not in self.by_id):
            return lent or NO_TRAIL
        known = self._below.get((api.parent, locale))
        if known is None:
            known = self._below[api.parent, locale] = self._trail_below(api.parent, locale)
        return known

    @cached_property
    def _below(self) -> dict[tuple[str, str], Trail]:
        """What has been made from the model, by the id of the API above and locale: that of all its methods."""
        return {}

    def _trail_below(self, owner: str, locale: str) -> Trail:
        """Of the methods of what has that id; where it has no page, it is called so."""
        parent = self.by_id.get(owner)
        above = self.trail(parent.page, locale).ancestors if parent else ()
        methods = self.methods.get(owner, ())
        siblings = Group(tuple([one.name for one in methods]), tuple([one.page for one in methods]))
        entry = Entry(parent.name, parent.page) if parent else Entry(owner, None)
        return Trail((*above, entry), siblings)


def is_there(api: Api, locale: str) -> bool:
    """Whether a locale has a text of its own about an API; the English needs no file, but may be lacking."""
    return locale in api.sources or (locale == ENGLISH and (locale in api.title.texts or locale in api.summary.texts))


def words(passage: Passage, locale: str) -> str:
    """A passage in a locale, else canonical, else in any."""
    texts = passage.texts
    return set_as_written(texts.get(locale) or texts.get(ENGLISH) or next(iter(texts.values()), ""))


def title_of(api: Api, locale: str) -> str:
    """The title of the page of an API in a locale, else its canonical title, else its name; plain text."""
    return plain(words(api.title, locale) or api.name)


def _title(api: Api, locale: str) -> Title:
    texts = api.title.texts
    spoken = "" if texts.get(locale) else next((one for one in (ENGLISH, *texts) if texts.get(one)), "")
    return title_of(api, locale), spoken


def label_of(api: Api, locale: str) -> str:
    """What lists call an API: its name, or its title where the name is only that of its file."""
    return title_of(api, locale) if is_named_by_file(api) else api.name


def build_catalog(given: SiteInput) -> Catalog:
    """Work out the cross-page facts."""
    model, shape = given.model, _shape_of(given.model.declared)

    def titles(locale: str) -> dict[str, Title]:
        return dict(zip(shape.pages, in_runs(_title, model.apis, locale), strict=True))

    contents = contents_of_all(given.tocs, model.locales, titles)
    trails = {locale: trails_of(roots) for locale, roots in contents.items()}
    listed = {locale: some.ways for locale, some in trails.items()}
    alone = given.pages.keys() - shape.inside
    return Catalog(
        apis=dict(zip(shape.pages, model.apis, strict=True)),
        by_id=dict(zip(shape.ids, model.apis, strict=True)),
        pages=shape.pages,
        ids=shape.ids,
        names=shape.names,
        kinds=shape.kinds,
        parents=shape.parents,
        areas=dict(zip(shape.pages, shape.areas, strict=True)),
        slugs=shape.slugs,
        pages_of_types=shape.pages_of_types,
        methods=_those(shape.methods, model),
        derived=_those(shape.derived, model),
        mentions=_those(shape.mentions, model),
        found=all_found(given.findings),
        examples=_by_page(given.examples),
        results=shape.results,
        contents=contents,
        trails=trails,
        lent={locale: _chosen(lent_to(locale, alone, given.tocs, listed, titles)) for locale in trails},
    )


def build_listed_catalog(catalog: Catalog, model: Model, listed: Model) -> Catalog:
    """Of a model's catalog what stands for one that has no more of its APIs than what they are called and where they stand."""
    these = dict(zip(map(id, model.apis), listed.apis, strict=True))
    return replace(
        catalog,
        apis=dict(zip(catalog.pages, listed.apis, strict=True)),
        by_id=dict(zip(catalog.ids, listed.apis, strict=True)),
        methods={name: tuple([these[id(one)] for one in some]) for name, some in catalog.methods.items()},
        derived={},
        mentions={},
        found=all_found(()),
        examples={},
        results={},
        contents={},
        trails={},
        lent={},
    )


class _Shape(NamedTuple):
    """What the declarations alone tell, as few edits change them; of APIs, their places in the model.

    In a process that begins with what others held, not one of the APIs is read for it.
    """

    pages: list[str]
    """By place, as the next five."""
    ids: list[str]
    names: list[str]
    kinds: list[Kind]
    parents: list[str | None]
    areas: list[str]
    inside: frozenset[str]
    """The pages of those that belong to another."""
    slugs: Mapping[str, str]
    pages_of_types: dict[str, str]
    methods: dict[str, tuple[int, ...]]
    derived: dict[str, tuple[int, ...]]
    mentions: dict[str, tuple[int, ...]]
    results: dict[str, int]


class _Bare(NamedTuple):
    """What an API is called, where it stands and which results it documents."""

    page: str
    id: str
    name: str
    area: str
    kind: Kind
    parent: str | None
    bases: tuple[str, ...]
    codes: tuple[str, ...]


def _bare(api: Api) -> _Bare:
    codes = tuple([one.code for one in api.outcomes])
    return _Bare(api.page, api.id, api.name, api.area, api.kind, api.parent, api.bases, codes)


@remembered
def _shape_of(declared: Model) -> _Shape:
    """The very one of the run before, where the declarations tell the same."""
    rows = HELD.same(tuple(in_runs(_bare, declared.apis)), _bare)
    types = _types(rows)
    return _shape(rows, types, HELD.same(_mentions(declared, rows, types), _mentions))


@remembered
def _shape(rows: tuple[_Bare, ...], types: dict[str, str], mentions: dict[str, tuple[int, ...]]) -> _Shape:
    placed = [*enumerate(rows)]
    ids = [one.id for one in rows]
    known = frozenset(ids)
    return _Shape(
        pages=[one.page for one in rows],
        ids=ids,
        names=[one.name for one in rows],
        kinds=[one.kind for one in rows],
        parents=[one.parent for one in rows],
        areas=[one.area for one in rows],
        inside=frozenset(one.page for one in rows if one.parent in known),
        slugs=HELD.same(slugs_of([(one.page, one.id, one.kind) for one in rows]), slugs_of),
        pages_of_types=types,
        methods=_grouped((one.parent, place) for place, one in placed if one.parent and one.kind is Kind.METHOD),
        derived=_grouped((base, place) for place, one in placed for base in one.bases),
        mentions=mentions,
        results=_parts_of_results(rows),
    )


@remembered
def _by_page(examples: tuple[SiteExample, ...]) -> dict[str, tuple[SiteExample, ...]]:
    return _grouped((example.page, example) for example in examples)


def _those(places: Mapping[str, tuple[int, ...]], model: Model) -> dict[str, tuple[Api, ...]]:
    return {key: tuple([model.apis[one] for one in some]) for key, some in places.items()}


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    groups: dict[_Key, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _parts_of_results(rows: Iterable[_Bare]) -> dict[str, int]:
    codes = {code for one in rows for code in one.codes}
    return {code: place // RESULTS + 1 for place, code in enumerate(sorted(codes))}


@remembered
def _types(rows: tuple[_Bare, ...]) -> dict[str, str]:
    named: dict[str, set[str]] = defaultdict(set)
    for one in rows:
        if one.kind not in {Kind.METHOD, Kind.ARTICLE}:
            named[one.name].add(one.page)
    return {name: pages.pop() for name, pages in named.items() if len(pages) == 1}


def _mentions(declared: Model, rows: Sequence[_Bare], types: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    named = enumerate(in_runs(_named_by, declared.apis))
    met = ((place, {types[name] for name in names & types.keys()} | related) for place, (names, related) in named)
    return _grouped((page, place) for place, pages in met for page in sorted(pages - {rows[place].page}))


def _named_by(api: Api) -> tuple[frozenset[str], frozenset[str]]:
    """What its declaration names, and the pages of its related APIs."""
    words = " ".join([api.signature, *(member.type or "" for member in api.members)])
    return frozenset(_IDENTIFIER.findall(words)), frozenset(one.target for one in api.see_also if one.api)


def _chosen(lent: Iterable[tuple[Iterable[str], tuple[TocNode, ...]]]) -> dict[str, Trail]:
    held = ((sorted(keys), trails_of(roots)) for keys, roots in lent)
    return {key: trail for keys, trails in held for key in keys if (trail := trails.get(key))}
