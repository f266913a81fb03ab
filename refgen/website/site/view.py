"""One page in one locale, with all that rendering it needs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NoReturn

from refgen.align import AlignedPage
from refgen.api.links import PagesByKey
from refgen.api.model import Api, Model, Passage
from refgen.cache.held import HELD
from refgen.cache.runs import in_runs
from refgen.dataclass import dataclass
from refgen.drift.finding import Finding
from refgen.locales.names import language_tag
from refgen.ops import Role
from refgen.text.lazy import Lazy
from refgen.website import address
from refgen.website.input import SiteInput
from refgen.website.markup.blocks import BlockRenderer
from refgen.website.markup.inline import render, set_as_written
from refgen.website.options import SiteOptions
from refgen.website.sentences.marks import Marks, place_findings
from refgen.website.sentences.reading import Outline, Reading, Sentence, outline_of, read
from refgen.website.site.around import Around
from refgen.website.site.asked import Asked, Known
from refgen.website.site.catalog import Catalog, build_listed_catalog
from refgen.website.site.includes import Includes
from refgen.website.site.listed import listed, with_results
from refgen.website.texts import Texts, load_texts


@dataclass(frozen=True)
class Site:
    """What all pages share."""

    given: SiteInput = field(repr=False)
    catalog: Catalog = field(repr=False)
    options: SiteOptions

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of all pages; asking the mapping itself may load a page."""
        return HELD.same(frozenset(self.given.pages), __name__)

    @cached_property
    def areas(self) -> Mapping[str, str]:
        """By page key, the area of what the page documents."""
        return HELD.same(self.catalog.areas, __name__, "areas")

    def name(self, locale: str) -> str:
        """Of the site, as readers of a language know it."""
        return self.options.name or load_texts(locale).text("site.name")

    @cached_property
    def known(self) -> Known:
        """What pages ask of others."""
        catalog = self.catalog
        pages = PagesByKey(self.keys, catalog.slugs)
        apis = dict(zip(catalog.ids, catalog.pages, strict=True))
        return Known(pages, catalog.pages_of_types, apis, self.options.media, Includes(self.given.includes))

    @cached_property
    def listed(self) -> "Site":
        """The site with no more of the APIs than what they are called and where they stand: what few edits change."""
        return self._bare(in_runs(listed, self.given.model.apis))

    @cached_property
    def with_results(self) -> "Site":
        """The same with the results that they document."""
        return self._bare(in_runs(with_results, self.given.model.apis))

    def _bare(self, apis: Iterable[Api]) -> "Site":
        given = SiteInput(Model(self.given.model.locales, tuple(apis)), _Addresses(self.keys))
        return Site(given, build_listed_catalog(self.catalog, self.given.model, given.model), self.options)

    def outline(self, locale: str) -> "Site":
        """`listed` with the contents of a locale."""
        bare = self.listed
        contents = {one: roots for one, roots in self.catalog.contents.items() if one == locale}
        trails = {one: self.catalog.trails[one] for one in contents}
        return Site(bare.given, replace(bare.catalog, contents=contents, trails=trails), self.options)

    @cached_property
    def outlines(self) -> "Site":
        """`listed` with the contents of all locales, but no page's place in them; and the names of the downloads."""
        given = replace(self.listed.given, downloads=self._named_downloads)
        return Site(given, replace(self.listed.catalog, contents=self.catalog.contents), self.options)

    @property
    def without_downloads(self) -> "Site":
        """The site for who only names its downloads."""
        return Site(replace(self.given, downloads=self._named_downloads), self.catalog, self.options)

    @property
    def _named_downloads(self) -> dict[str, Callable[[Path], object]]:
        return dict.fromkeys(self.given.downloads, _left_alone)

    @cached_property
    def overview(self) -> "Site":
        """The site without what only its pages show."""
        given = self.given
        seen = SiteInput(
            given.model,
            _Addresses(self.keys),
            findings=given.findings,
            checks=given.checks,
            tocs=given.tocs,
            trend=given.trend,
            downloads=self._named_downloads,
        )
        return Site(seen, replace(self.catalog, examples={}), self.options)


class _Addresses(Mapping[str, AlignedPage]):
    """Pages of which only the keys are known."""

    def __init__(self, keys: frozenset[str]) -> None:
        self._keys = keys

    def __getitem__(self, key: str) -> NoReturn:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


@dataclass(frozen=True)
class PageView:
    """A page in a locale."""

    site: Site
    page: AlignedPage
    locale: str
    address: str
    outline: Outline = field(repr=False)
    asked: Asked = field(repr=False)
    """What the views of the page ask of others."""
    declared: dict[str, str] = field(repr=False)
    """The HTML of declarations and types that was made already: it is the same in all locales."""
    planned: list[Any] = field(repr=False)
    """What the page's sections show, where it was worked out already: the same."""

    @classmethod
    def of(cls, site: Site, page: AlignedPage, locale: str) -> "PageView":
        """The view of a page."""
        return cls.of_all(site, page, (locale,))[0]

    @classmethod
    def of_all(cls, site: Site, page: AlignedPage, locales: Iterable[str]) -> tuple["PageView", ...]:
        """The views of a page in some locales, which share what is equal in all."""
        outline, asked = outline_of(page), Asked(site.known)
        declared: dict[str, str] = {}
        planned: list[Any] = []
        return tuple(
            cls(site, page, one, address.page_address(one, page.key), outline, asked, declared, planned)
            for one in locales
        )

    @Lazy
    def key(self) -> str:
        """The page's key."""
        return self.page.key

    @Lazy
    def api(self) -> Api | None:
        """What the page documents; None where the model has no entry for it."""
        return self.site.catalog.apis.get(self.page.key)

    @Lazy
    def texts(self) -> Texts:
        """Interface texts."""
        return load_texts(self.locale)

    @Lazy
    def reading(self) -> Reading:
        """The page as the locale has it."""
        return read(self.page, self.locale, self.outline)

    @Lazy
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the page in this locale."""
        return self.site.catalog.findings.get((self.locale, self.page.key), ())

    @Lazy
    def marks(self) -> Marks:
        """Where each finding stands."""
        return place_findings(self.findings, self.reading)

    @Lazy
    def around(self) -> Around:
        """The page's place among all others."""
        is_own = self.locale in self.outline.locales
        return Around(self.asked, self.site.options.host, self.page, self.locale, is_own, self.address)

    @Lazy
    def renderer(self) -> BlockRenderer:
        """Renders blocks of the page."""
        around, key = self.around, self.page.key
        include = partial(around.include, key=key)
        return BlockRenderer(self.reading, self.texts, around.surroundings(key), self.marks, include)

    @Lazy
    def spoken(self) -> str:
        """The locale of the page's texts where they stand in for those of another, else ''."""
        return "" if self.reading.is_translated else self.page.canonical.locale

    @Lazy
    def title(self) -> str:
        """Plain text."""
        return self.site.catalog.title(self.page.key, self.locale)

    def href(self, target: str) -> str:
        """A link to another address of the site."""
        return address.link(self.address, target)

    def to_page(self, key: str) -> str:
        """A link to another page in the same locale."""
        return address.page_link(self.page.key, key)

    def sentences(self, passage: Passage) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences of a passage, by unit."""
        return tuple(filter(None, (self.reading.of_index(unit) for unit in passage.units)))

    def additions(self, passage: Passage) -> tuple[tuple[Sentence, ...], ...]:
        """The paragraphs that the translation adds to a passage; what follows a cell of a table belongs to no row."""
        units = self.page.canonical.units
        written = (one for one in passage.units if one < len(units) and units[one].place.role is not Role.CELL)
        return tuple(group for one in written for group in self.reading.added_after_index(one))

    def passage(self, passage: Passage, separator: str = "<br>") -> str:
        """A passage as inline HTML."""
        groups = self.sentences(passage)
        if groups:
            return separator.join(self.renderer.sentences(group) for group in groups)
        text = passage.texts.get(self.locale) or passage.texts.get(self.page.canonical.locale, "")
        return self.renderer.sentence(Sentence(0, 0, text)) if text else ""

    def texts_of(self, passage: Passage) -> str:
        """A passage's Markdown in the locale, else canonical, else in any."""
        return set_as_written(passage.texts.get(self._locale_of(passage), ""))

    def _locale_of(self, passage: Passage) -> str:
        """The locale in whose words a passage is shown: that of the view, else the canonical, else any."""
        wanted = (self.locale, self.page.canonical.locale)
        return next((one for one in (*wanted, *passage.texts) if passage.texts.get(one)), self.locale)

    def foreign(self, passage: Passage, key: str = "") -> str:
        """A passage that no sentence of this page stands for: of another page, or put together from includes."""
        html = render(self.texts_of(passage).replace("\n\n", " "), self.around.surroundings(key or self.page.key))
        spoken = self._locale_of(passage)
        return html if spoken == self.locale or not html else f'<span lang="{language_tag(spoken)}">{html}</span>'


def _left_alone(_: Path) -> None:
    """In place of what puts a download into its place, for those who only name it."""
