"""What the links, images and inclusions on a page lead to in a locale.

It stands apart from the page's view, which holds what is rendered with it: a view that were held by what it holds would
stay in memory, and all of its page with it, until Python looks for such circles.
"""

from functools import partial

from refgen.align import AlignedPage
from refgen.api.includes import DEEPEST
from refgen.corpus.images import IMAGES
from refgen.dataclass import dataclass
from refgen.ops.targets import meant
from refgen.website import address
from refgen.website.markup.blocks import BlockRenderer
from refgen.website.markup.inline import Surroundings, leads_nowhere
from refgen.website.sentences.marks import Marks
from refgen.website.sentences.reading import Reading
from refgen.website.site.asked import Asked
from refgen.website.texts import load_texts

_NO_MARKS = Marks({}, ())


@dataclass(frozen=True, slots=True)
class Around:
    """A page's place among all others."""

    asked: Asked
    host: str
    """What addresses that start at the publisher's root lead to."""
    page: AlignedPage
    locale: str
    is_own: bool
    """Whether the page has a text in the locale."""
    address: str
    """Of the page in the locale."""

    def href(self, target: str) -> str:
        """A link to another address of the site."""
        return address.link(self.address, target)

    def to_page(self, key: str) -> str:
        """A link to another page in the same locale."""
        return address.page_link(self.page.key, key)

    def surroundings(self, key: str, within: tuple[str, ...] = ()) -> Surroundings:
        """What a text knows that was written on the page of that key, and is shown on this one.

        `within` are the keys of the included files that it stands in, the innermost last.
        """
        links = self.asked.links

        def link(written: str) -> str | None:
            known = links.get((written, key))
            return self._link(written, key) if known is None else known

        def image(written: str) -> str | None:
            return self._image(written, key)

        return Surroundings(link, image, partial(self._inline_include, key=key, within=within), self._reference)

    def include(self, written: str, key: str, within: tuple[str, ...] = ()) -> str | None:
        """Block HTML of an included file, by its path as written on the page of that key; None for one that is not there.

        One that includes itself, directly or through others, is not there the second time, nor is one that stands too deep.
        """
        reading = self._reading(written, key, within)
        if reading is None:
            return None
        renderer = self._included(reading, within, self.locale)
        return renderer.blocks(reading.page.canonical.page.blocks)

    def _inline_include(self, written: str, key: str, within: tuple[str, ...]) -> str | None:
        reading = self._reading(written, key, within)
        if reading is None:
            return None
        # In a sentence, which stands in for one of another language where the page is not translated.
        spoken = self.locale if self.is_own else self.page.canonical.locale
        name = reading.page.key, self.locale, spoken, self.is_own
        html = self.asked.lines.get(name)
        if html is None:
            units = [placed.unit for placed in reading.page.canonical.units]
            groups = [group for one in units for group in (reading.of_unit(one), *reading.added_after(one))]
            renderer = self._included(reading, within, spoken)
            html = " ".join(filter(None, map(renderer.sentences, groups)))
            if all(leads_nowhere(one.text) for group in groups for one in group):
                self.asked.lines[name] = html
        return html

    def _reading(self, written: str, key: str, within: tuple[str, ...]) -> Reading | None:
        reading = self.asked.included(address.resolve_path(written, key), self.locale)
        return None if reading is None or reading.page.key in within or len(within) >= DEEPEST else reading

    def _included(self, reading: Reading, within: tuple[str, ...], inside: str) -> BlockRenderer:
        """`inside` is the locale of the words around it."""
        own = reading.page.key
        inner = (*within, own)
        include = partial(self.include, key=own, within=inner)
        around = self.surroundings(own, inner)
        return BlockRenderer(reading, load_texts(self.locale), around, _NO_MARKS, include, inside, not self.is_own)

    def _link(self, written: str, key: str) -> str | None:
        match self.asked.target(written, key):
            case address.Inside(key=target, fragment=fragment):
                page = "" if target == self.page.key and fragment else self.to_page(target)
                made = self.asked.links[written, key] = page + (f"#{fragment}" if fragment else "")
                return made
            case address.Outside(url=url):
                self.asked.links[written, key] = url
                return url
            case address.Published(path=path) if self.host:
                return f"{self.host}/{self.locale}{path}"
            case address.Nowhere() if written.lower().endswith(IMAGES):
                return self._image(written, key)
        return None

    def _image(self, written: str, key: str) -> str | None:
        path = meant(written, key)
        for locale in (self.locale, self.page.canonical.locale, *self.page.translations):
            if self.asked.has_image(f"{locale}/{path}"):
                return self.href(f"{locale}/{path}")
        return None

    def _reference(self, identity: str) -> str | None:
        page = self.asked.page_of_api(identity)
        return self.to_page(page) if page else None
