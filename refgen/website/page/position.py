"""Where a page stands among all others in a locale, and what it is called there: no more than the catalogue knows."""

from dataclasses import field

from refgen.dataclass import dataclass
from refgen.text.lazy import Lazy
from refgen.website import address
from refgen.website.frame.content import Crumb
from refgen.website.site.trails import Trail
from refgen.website.site.view import Site
from refgen.website.texts import Texts, load_texts


@dataclass(frozen=True)
class Position:
    """A page's place in the contents of a locale."""

    site: Site = field(repr=False)
    key: str
    locale: str
    spoken: str
    """The locale of the page's texts where they stand in for those of another, else ''."""

    @Lazy
    def trail(self) -> Trail:
        """What stands above, beside and below it."""
        return self.site.catalog.trail(self.key, self.locale)

    @Lazy
    def title(self) -> str:
        """The page's; plain text."""
        return self.site.catalog.title(self.key, self.locale)

    @Lazy
    def texts(self) -> Texts:
        """Interface texts."""
        return load_texts(self.locale)

    @property
    def own(self) -> Crumb:
        """The page itself."""
        return Crumb(self.title, None, is_current=True, spoken=self.spoken)

    def href(self, target: str) -> str:
        """A link to an address of the site."""
        return address.link(address.page_address(self.locale, self.key), target)
