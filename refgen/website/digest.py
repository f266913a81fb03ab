"""A digest of all that a page's files are made from, so that only changed pages are rendered again."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property

from refgen.corpus import TocNode
from refgen.corpus.held import HELD
from refgen.installation import ROOT, kept
from refgen.website.frame.shell import Shell
from refgen.website.page.navigation import NEIGHBOURS
from refgen.website.site.catalog import Trail
from refgen.website.site.view import Site


class PageDigests(Mapping[str, str]):
    """By page key, worked out when they are asked for. What many pages share goes into all of them: the shells, the options, the set of pages."""

    def __init__(self, site: Site, shells: Mapping[str, Shell]) -> None:
        self._site, self._shells = site, shells
        self._groups = _Groups()
        self._known: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        if key not in self._known:
            self._known[key] = _page(self._site, key, self._shared, self._groups)
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._site.keys)

    def __len__(self) -> int:
        return len(self._site.keys)

    @cached_property
    def _shared(self) -> str:
        return _shared(self._site, self._shells)


class _Group:
    """Entries of the contents that stand together: hundreds of pages have the same siblings, and each shows some of them."""

    def __init__(self, entries: tuple[TocNode, ...]) -> None:
        self.entries = entries
        self._told = [repr((entry.name, entry.target)) for entry in entries]
        self._places: dict[str | None, int] = {}
        for place, entry in enumerate(entries):
            self._places.setdefault(entry.target, place)

    def shown(self, key: str) -> str:
        """What `refgen.website.page.navigation` shows of it on a page, and how much it leaves out on both sides."""
        at = self._places.get(key, 0)
        first, end = max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1
        return f"{first} {max(0, len(self._told) - end)} {self._told[first:end]}"


class _Groups:
    """Groups by their identity."""

    def __init__(self) -> None:
        # A group holds its entries, so that no others can get the same identity.
        self._known: dict[int, _Group] = {}

    def of(self, entries: tuple[TocNode, ...]) -> _Group:
        """The group of these very entries."""
        known = self._known.get(id(entries))
        if known is None:
            known = self._known[id(entries)] = _Group(entries)
        return known


def _page(site: Site, key: str, shared: str, groups: _Groups) -> str:
    catalog, outline = site.catalog, site.outline.catalog
    # Its prose is what the page's own digest stands for, and those of the files that pages include.
    api = outline.apis.get(key)
    locales = site.given.model.locales
    own = site.given.digests.get(key) or _content(site, key)
    findings = [catalog.findings.get((locale, key), ()) for locale in locales]
    examples = (*catalog.examples[key], site.given.commit) if key in catalog.examples else ()
    trails = [outline.trail(key, locale) for locale in locales]
    relatives = outline.mentions.get(key, ())
    methods = catalog.methods.get(api.id, ()) if api else ()
    derived = outline.derived.get(api.name, ()) if api else ()
    parts = [catalog.results[one.code] for one in api.outcomes] if api else []

    def told() -> str:
        facts = (
            shared,
            own,
            api,
            findings,
            examples,
            [one.id for one in relatives],
            [(one.name, one.page, one.summary) for one in methods],
            [one.id for one in derived],
            parts,
        )
        return _hash(repr(facts))

    def digest() -> str:
        # A title in the contents is told on the pages around it, and changes nothing else of them.
        members = _with_sizes((*findings, examples, methods, relatives, derived, parts))
        said = HELD.once(told.__qualname__, (shared, own, api, *members), told)
        return _hash(repr((said, [_trail(trail, key, groups) for trail in trails])))

    made_of = (shared, own, api, *trails, relatives, derived, *_with_sizes((*findings, examples, methods, parts)))
    return HELD.once(_page, made_of, digest)


def _with_sizes(groups: Iterable[Sequence[object]]) -> Iterator[object]:
    """The members of all groups in one row that no other groups give."""
    for group in groups:
        yield len(group)
        yield from group


def _trail(trail: Trail, key: str, groups: _Groups) -> tuple[str, ...]:
    above = repr([(entry.name, entry.target) for entry in trail.ancestors])
    return above, groups.of(trail.siblings).shown(key), groups.of(trail.children).shown(key)


def _content(site: Site, key: str) -> str:
    page = site.given.pages[key]
    views = [page.canonical, *(translation.view for translation in page.translations.values())]
    return _hash("\0".join(f"{view.locale}\0{view.page.source.text}" for view in views))


def _shared(site: Site, shells: Mapping[str, Shell]) -> str:
    options = site.options
    given = site.given
    return _hash(
        repr(
            (
                _code(),
                sorted((locale, shell.digest) for locale, shell in shells.items()),
                (
                    options.name,
                    options.url,
                    options.host,
                    options.repository,
                    sorted(options.media),
                    bool(options.runtime),
                ),
                (given.model.locales, sorted(given.pages)),
                sorted(
                    given.digests.get(key) or _hash(page.canonical.page.source.text)
                    for key, page in given.includes.items()
                ),
                sorted(site.catalog.pages_of_types.items()),
            )
        )
    )


@cache
def _code() -> str:
    return kept("pages.digest", _digest_of_code).decode()


def _digest_of_code() -> bytes:
    folders = [ROOT / "website", ROOT / "locales"]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in {".py", ".yml"})
    return _hash("\0".join(path.read_text("utf-8") for path in files)).encode()


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
