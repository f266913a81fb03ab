"""Blocks of a page → HTML in a locale: the canonical tree with the locale's sentences in it."""

from collections.abc import Callable, Container, Iterable
from html import escape
from itertools import pairwise

from refgen.dataclass import dataclass
from refgen.locales.names import language_tag
from refgen.ops import (
    Block,
    Cell,
    Code,
    Directive,
    Heading,
    Html,
    Image,
    Item,
    Junk,
    List,
    Paragraph,
    Quote,
    Role,
    Row,
    Rule,
    Table,
    Unit,
)
from refgen.text.lazy import Lazy
from refgen.website.markup.breaks import breakable
from refgen.website.markup.code import highlight
from refgen.website.markup.inline import Surroundings, plain, render
from refgen.website.sentences.marks import ADDED, MISSING, SIGNS, UNSURE, Marks, finding_id, state_box
from refgen.website.sentences.reading import Reading, Sentence
from refgen.website.sentences.sections import own_units
from refgen.website.texts import Texts, spoken

_ALERTS = {"NOTE": "note", "TIP": "tip", "IMPORTANT": "info", "CAUTION": "warning", "WARNING": "danger"}
_OUTSIDE = frozenset(Role) - {Role.ITEM}
"""What stands after a list whatever item it follows."""
_WIDE_ENDS = tuple("。！？；：、」）")


@dataclass(frozen=True)
class BlockRenderer:
    """Renders one page's blocks for one locale."""

    reading: Reading
    texts: Texts
    around: Surroundings
    marks: Marks
    include: Callable[[str], str | None]
    """Block HTML of an included file, by its path as written; None where there is no such file."""
    inside: str = ""
    """Locale of the words around a page that is shown inside another, where its sentences have no address; '' for no such page."""
    is_lent: bool = False
    """Whether that other page is not translated: what is missing inside it is no news."""

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Blocks in order."""
        return "".join(self.block(block) for block in blocks)

    def block(self, block: Block) -> str:
        """One block, and what the translation adds after it."""
        html = self._block(block)
        if not self.reading.apart:
            return html
        return html + self.added(own_units(block), _OUTSIDE if isinstance(block, List) else frozenset(Role))

    def _block(self, block: Block) -> str:  # noqa: C901, PLR0911  (one case for each kind of block)
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph(units=units):
                return f"<p>{self.units(units)}</p>"
            case Image(target=target, unit=unit):
                return self._image(target, (unit,))
            case Code(language=language, text=text):
                return highlight(text, language, self._spoken)
            case Table():
                return self._table(block)
            case List(ordered=ordered, items=items):
                tag = "ol" if ordered else "ul"
                return f"<{tag}>{''.join(self._item(item) for item in items)}</{tag}>"
            case Quote():
                return self._quote(block)
            case Directive():
                return self._directive(block)
            case Html(units=units):
                return "".join(f"<p>{self.unit(unit)}</p>" for unit in units)
            case Rule():
                return "<hr>"
            case Junk(start=start, end=end):
                return f"<pre tabindex=0>{escape(self.reading.page.canonical.page.source.text[start:end], quote=False)}</pre>"

    def heading(self, heading: Heading) -> str:
        """A heading with its anchor, the same in every locale; links that a translation wrote to its own name work too."""
        level = max(2, heading.level)
        anchor = self.anchor(heading)
        own = self.reading.own_anchors.get(self.reading.units.get(heading.unit.start, -1), "")
        alias = f'<span class="rg-alias" id="{escape(own)}"></span>' if own else ""
        return heading_html(level, anchor, alias + self.unit(heading.unit), self.texts)

    def anchor(self, heading: Heading) -> str:
        """The name of a heading in addresses."""
        if heading.anchor:
            return heading.anchor
        return f"h-{self.reading.units.get(heading.unit.start, heading.start)}"

    def units(self, units: Iterable[Unit]) -> str:
        """Units of one paragraph or cell, a line each."""
        return "<br>".join(filter(None, map(self.unit, units)))

    def added(self, units: Iterable[Unit], roles: Container[Role] = frozenset(Role)) -> str:
        """What the translation adds after some units, in paragraphs of its own, as far as it is of one of these roles."""
        if not self.reading.apart:
            return ""
        groups = (group for unit in units for group in self.reading.added_after(unit))
        return "".join(map(self._addition, (one for one in groups if one[0].home and one[0].home.place.role in roles)))

    def _addition(self, group: tuple[Sentence, ...]) -> str:
        """A paragraph that the translation adds; what it includes in a line of its own is shown whole."""
        html = self.include(group[0].included) if group[0].included else None
        if html is None:
            return f"<p>{self.sentences(group)}</p>"
        if self.inside:
            return html
        return f'<div class="s s-added" id="{group[0].id}">{html}</div>{self.mark(group[0].id, ADDED)}'

    def unit(self, unit: Unit) -> str:
        """The sentences of one unit."""
        found = self.reading.of_unit(unit)
        return self.sentence(found[0]) if len(found) == 1 else self.sentences(found)

    def sentences(self, sentences: tuple[Sentence, ...]) -> str:
        """Sentences in a row, separated as the language does."""
        if len(sentences) < 2:
            return self.sentence(sentences[0]) if sentences else ""
        parts = [self.sentence(sentences[0])]
        for before, after in pairwise(sentences):
            if not before.text.endswith(_WIDE_ENDS):
                parts.append(" ")
            parts.append(self.sentence(after))
        return "".join(parts)

    def sentence(self, sentence: Sentence) -> str:
        """A sentence with its address and the marks of what is wrong with it."""
        html = render(sentence.text, self.around)
        if self.inside:
            return self._included(sentence, html)
        name = sentence.id
        if not name:
            return f'<span class="s"{self._spoken}>{html}</span>'
        if sentence.is_added:
            return f'<span class="s s-added" id="{name}">{html}</span>{self.mark(name, ADDED)}'
        if sentence.is_missing and self.reading.is_translated:
            language = language_tag(self.reading.page.canonical.locale)
            return f'<span class="s s-missing" id="{name}" lang="{language}">{html}</span>{self.mark(name, MISSING)}'
        others = "".join([f'<a id="{other}"></a>' for other in sentence.other_ids]) if sentence.other_ids else ""
        if sentence.is_unsure:
            return f'{others}<span class="s s-unsure" id="{name}">{html}</span>{self.mark(name, UNSURE)}'
        mark = self.mark(name) if name in self.marks.by_sentence else ""
        return f'{others}<span class="s" id="{name}"{self._spoken}>{html}</span>{mark}'

    @Lazy
    def _spoken(self) -> str:
        """The language of the page's texts, as an attribute, where they stand in for those of another: what is around them is in that."""
        reading = self.reading
        return "" if reading.is_translated else spoken(reading.page.canonical.locale)

    def _included(self, sentence: Sentence, html: str) -> str:
        """A sentence of an included file, which may be in another language than what is around it."""
        locale = self.reading.page.canonical.locale if sentence.is_missing else self.reading.locale
        if locale == self.inside:
            return html
        language = language_tag(locale)
        if not sentence.is_missing or self.is_lent:
            return f'<span lang="{language}">{html}</span>'
        return f'<span class="s-missing" lang="{language}">{html}</span>{self._state(MISSING)}'

    def mark(self, name: str, state: str = "") -> str:
        """The button that opens what is wrong with a sentence, else what its state means; '' where there is nothing to say."""
        numbers = self.marks.by_sentence.get(name, ())
        if not numbers:
            return self._state(state) if state else ""
        severity = self.marks.worst(numbers).value
        label = f"{escape(self.texts.plural('mark', len(numbers)))} ({self.texts.html(f'severity.{severity}')})"
        first, *others = (finding_id(self.marks.fingerprints[number]) for number in numbers)
        aliases = "".join(f'<a id="{other}"></a>' for other in others)
        return (
            f'{aliases}<button type="button" class="rg-mark rg-mark--{severity}" id="{first}" popovertarget="f-{numbers[0]}" '
            f'aria-label="{label}">{len(numbers)}</button>'
        )

    def _state(self, state: str) -> str:
        label = self.texts.html(f"sentence.{state}")
        return (
            f'<button type="button" class="rg-mark rg-mark--state" popovertarget="{state_box(state)}" '
            f'aria-label="{label}">{SIGNS[state]}</button>'
        )

    def _image(self, target: str, units: Iterable[Unit]) -> str:
        source = self.around.image(target)
        sentences = [one for unit in units for one in self.reading.of_unit(unit)]
        alternative = " ".join(plain(one.text) for one in sentences)
        if source is None:
            return f"<p{self._spoken}>{escape(alternative)}</p>"
        return f'<p><img src="{escape(source)}" alt="{escape(alternative)}" loading="lazy"{self._spoken}></p>'

    def _table(self, table: Table) -> str:
        head = "".join(f'<th scope="col">{self.units(cell.units)}</th>' for cell in table.header.cells)
        rows = "".join(self._row(row, len(table.header.cells)) for row in table.rows)
        # What is wider than the screen is moved by keyboard too.
        return f'<div class="rg-table" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'

    def _row(self, row: Row, width: int) -> str:
        cells = "".join(f"<td>{self._cell(cell)}</td>" for cell in row.cells[: max(width, 1)])
        return f"<tr>{cells}{'<td></td>' * (width - len(row.cells))}</tr>"

    def _cell(self, cell: Cell) -> str:
        return breakable(self.units(cell.units))

    def _item(self, item: Item) -> str:
        if len(item.blocks) == 1 and isinstance(item.blocks[0], Paragraph):
            units = item.blocks[0].units
            return f"<li>{self.units(units)}{self.added(units, {Role.ITEM})}</li>"
        return f"<li>{self.blocks(item.blocks)}</li>"

    def _quote(self, quote: Quote) -> str:
        if quote.alert is None:
            return f"<blockquote>{self.blocks(quote.blocks)}</blockquote>"
        kind = quote.alert if quote.alert in _ALERTS else "NOTE"
        title = self.texts.html(f"alert.{kind.lower()}")
        return (
            f'<div class="admonition {_ALERTS[kind]}" role="note"><p class="admonition-title">{title}</p>'
            f"{self.blocks(quote.blocks)}</div>"
        )

    def _directive(self, directive: Directive) -> str:
        if directive.name == "include" and directive.target and (html := self.include(directive.target)) is not None:
            return html
        if directive.name == "image" and directive.target:
            return self._image(directive.target, directive.units)
        if directive.name == "tab":
            return "".join(f'<p class="rg-tab">{self.unit(unit)}</p>' for unit in directive.units)
        if directive.target:
            return f'<p class="rg-nolink"><code>{escape(directive.target, quote=False)}</code></p>'
        return "".join(f"<p>{self.unit(unit)}</p>" for unit in directive.units)


def heading_html(level: int, anchor: str, html: str, texts: Texts) -> str:
    """A heading, and a link to it that appears when it is pointed at."""
    name = escape(anchor)
    return (
        f'<h{level} id="{name}">{html}<a class="headerlink" href="#{name}" '
        f'aria-label="{texts.html("heading.link")}">#</a></h{level}>'
    )
