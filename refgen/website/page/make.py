"""A reference page: the parts in the order of the canonical page, then what the site adds."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape

from refgen.api.model import Member, Outcome, Parameter
from refgen.ops import Block, Code, Heading, Section, sections
from refgen.text.late import late
from refgen.website import address
from refgen.website.frame.content import Content, TocItem
from refgen.website.markup.blocks import heading_html
from refgen.website.markup.breaks import breakable
from refgen.website.markup.inline import plain
from refgen.website.page.navigation import navigation, path_to
from refgen.website.page.parts.drift import findings, page_findings
from refgen.website.page.parts.examples import example, examples, written_example
from refgen.website.page.parts.facts import facts
from refgen.website.page.parts.left_over import Shown, left_over
from refgen.website.page.parts.members import members
from refgen.website.page.parts.notices import notices
from refgen.website.page.parts.outcomes import outcomes
from refgen.website.page.parts.parameters import parameters
from refgen.website.page.parts.related import inheritance, mentions
from refgen.website.page.parts.requirements import requirements
from refgen.website.page.parts.signature import signature
from refgen.website.page.position import Position
from refgen.website.sentences.sections import is_taken, role_of, taken_units
from refgen.website.site.view import PageView

Part = Callable[[PageView], str]
_NAME = re.compile(r' id="([^"]*)"')
_IN_TAG = late(r'<[a-z][a-z0-9]*(?: [a-z-]+="[^"<>]*")*')

# By the role of the section that the part stands in for.
_IN_SECTIONS: dict[str, Part] = {
    "syntax": signature,
    "parameters": parameters,
    "return-value": outcomes,
    "methods": members,
    "members": members,
    "fields": members,
    "requirements": requirements,
}
# By the key of its title, and its name in addresses: what follows the sections of the page.
_AFTER: tuple[tuple[str, str, Part], ...] = (
    ("section.parameters", "parameters", parameters),
    ("section.return-value", "return-value", outcomes),
    ("section.methods", "members", members),
    ("section.examples", "examples", examples),
    ("section.mentions", "seen-in", mentions),
    ("section.facts", "about-this-page", facts),
)


def render_page(view: PageView) -> Content:
    """The content of one page in one locale."""
    maker = _Maker(view)
    body = maker.body()
    description = plain(view.texts_of(view.api.summary)) if view.api else ""
    position = Position(view.site, view.key, view.locale, view.spoken)
    return Content(
        locale=view.locale,
        address=view.address,
        title=view.title,
        description=description[:300],
        body=body,
        toc=tuple(maker.toc),
        path=path_to(position),
        nav=navigation(position),
        alternates=tuple((one, address.page_address(one, view.key)) for one in view.site.given.model.locales),
        untranslated=frozenset(view.site.given.model.locales) - view.outline.locales,
        original="" if view.reading.is_translated else address.page_address(view.page.canonical.locale, view.key),
        data=address.data_address(view.key),
    )


def _unique(html: str) -> str:
    """Keep the first of several equal names: pages give one to two headings, and parts may show a sentence twice."""
    names = _NAME.findall(html)
    if len(names) == len(set(names)):
        return html
    count, seen = Counter(names), set[str]()
    parts, done = [], 0
    for match in _NAME.finditer(html):
        name, at = match[1], match.start()
        # Words of the page may look like a name: only what stands in a tag is one.
        if count[name] > 1 and _IN_TAG.fullmatch(html, html.rfind("<", 0, at), at):
            if name in seen:
                parts.append(html[done:at])
                done = match.end()
            seen.add(name)
    return "".join((*parts, html[done:]))


_Planned = tuple[Section, str, Sequence[bool]]
"""A section, its role, and of each of its blocks whether a part made from the model shows it already."""


def _planned(view: PageView) -> list[_Planned]:
    """The sections of a page, which are the same in all locales."""
    planned: list[_Planned] = view.planned
    if not planned:
        api, side = view.api, view.page.canonical.side
        shown = taken_units(api) if api else frozenset()
        for section in sections(view.page.canonical.page) or [Section(None, ())]:
            role = role_of(section, side)
            blocks = section.blocks if api and role in _IN_SECTIONS else ()
            planned.append((section, role, [is_taken(one, role, api, shown, view.reading) for one in blocks if api]))
    return planned


class _Maker:
    """Collects the headings of a page while its body is made."""

    def __init__(self, view: PageView) -> None:
        self.view = view
        self.toc: list[TocItem] = []
        self.noted: set[str] = set()
        """The anchors of these, as far as the page's own headings have them."""
        self.made: set[Part] = set()

    def body(self) -> str:
        """HTML of the article."""
        view = self.view
        (first, _, _), *rest = _planned(view)
        opening = view.renderer.added((first.heading.unit,)) if first.heading else ""
        lead = "".join(self._block(block) for block in first.blocks)
        parts = [self._title(first), notices(view), opening + lead, inheritance(view)]
        parts += [self._section(*one) for one in rest]
        parts += [self._after(key, anchor, part) for key, anchor, part in _AFTER]
        shown = "".join(parts)
        inside = _unique(shown + page_findings(view, view.marks.hidden_in(shown)))
        return f'{self._actions()}<div class="rg-page">{inside}</div>{findings(view, inside)}'

    def _block(self, block: Block) -> str:
        found = written_example(block, self.view) if isinstance(block, Code) else None
        return example(found, self.view) if found else self.view.renderer.block(block)

    def _title(self, first: Section) -> str:
        view = self.view
        html = view.renderer.unit(first.heading.unit) if first.heading else escape(view.title, quote=False)
        kind = f'<p class="rg-kind">{view.texts.html(f"kind.{view.api.kind.value}")}</p>' if view.api else ""
        anchor = f' id="{escape(first.anchor)}"' if first.anchor else ""
        return f"{kind}<h1{anchor}>{breakable(html)}</h1>"

    def _actions(self) -> str:
        if len(self.view.outline.locales) < 2:
            return ""
        label = self.view.texts.html("compare.open")
        return (
            '<div class="rg-actions"><button type="button" class="rg-button" data-refgen="compare" aria-pressed="false" '
            f"hidden>{label}</button></div>"
        )

    def _section(self, section: Section, role: str, taken: Sequence[bool]) -> str:
        view = self.view
        heading = section.heading
        if heading is None:
            return "".join(self._block(block) for block in section.blocks)
        html = view.renderer.heading(heading) + view.renderer.added((heading.unit,))
        self._note(view.renderer.anchor(heading), heading)
        part = _IN_SECTIONS.get(role)
        made = part(view) if part and part not in self.made else ""
        if part is None or not made or view.api is None:
            return html + "".join(self._block(block) for block in section.blocks)
        self.made.add(part)
        shown = Shown(made)
        parts = [html] if any(taken) else [html, made]
        for block, is_made in zip(section.blocks, taken, strict=True):
            if is_made and made not in parts:
                parts.append(made)
            parts.append(left_over(block, shown, view) if is_made else self._block(block))
        return "".join(parts)

    def _is_shown(self, part: Part) -> bool:
        """Whether the page's own blocks have shown what a part says, under a heading of another kind."""
        api = self.view.api
        if api is None:
            return False
        shown: dict[Part, tuple[Parameter | Outcome | Member, ...]] = {
            parameters: api.parameters,
            outcomes: api.outcomes,
            members: api.members,
        }
        return any(one.description.units for one in shown.get(part, ()))

    def _note(self, anchor: str, heading: Heading) -> None:
        if heading.level in {2, 3} and anchor not in self.noted:
            self.noted.add(anchor)
            words = " ".join([plain(one.text) for one in self.view.reading.of_unit(heading.unit)])
            self.toc.append(TocItem(anchor, words, heading.level, spoken=self.view.spoken))

    def _after(self, key: str, anchor: str, part: Part) -> str:
        if part in self.made or self._is_shown(part):
            return ""
        html = part(self.view)
        if not html:
            return ""
        title = self.view.texts.text(key)
        self.toc.append(TocItem(anchor, title, 2))
        return heading_html(2, anchor, escape(title, quote=False), self.view.texts) + html
