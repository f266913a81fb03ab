"""One page, all its locales, to what it says of its API. Pure; pages do not know of each other here."""

import posixpath

from refgen.align import AlignedPage
from refgen.api.classify import classify
from refgen.api.context import PageContext, parts_of
from refgen.api.flags import combinations
from refgen.api.identity import Identity, identify, stem_name
from refgen.api.kinds import Facts, PageKind
from refgen.api.model import Api, Kind, Passage, Section, SourceFile
from refgen.api.names import is_distinctive
from refgen.api.requirements import read_requirements
from refgen.api.see_also import read_see_also
from refgen.api.signature import Declaration, FunctionDeclaration
from refgen.api.texts import Part
from refgen.dataclass import dataclass
from refgen.ops import Page, Table
from refgen.text import Diagnostic

_UNTOLD = frozenset({"", "example", "in-this-section", "related-sections"})


@dataclass(frozen=True, slots=True)
class PageApis:
    """What one page says, before it is linked with the others."""

    key: str
    path: str
    """File of the canonical view, as diagnostics name it."""
    locales: tuple[str, ...]
    api: Api
    """Link targets stand in it as written."""
    member_targets: tuple[str, ...]
    """Where each member links to, as written; '' without a link."""
    diagnostics: tuple[Diagnostic, ...]
    combinations: tuple[frozenset[str], ...]
    """For each sentence that speaks of a combination of values, all that it may name."""


def describe_page(aligned: AlignedPage) -> PageApis:
    """Read a page."""
    context = PageContext(aligned)
    declarations = context.syntax.reading.declarations if context.syntax else ()
    kind = classify(context, declarations)
    declaration = _choose(kind, declarations)
    identity = _identity(context, kind, declaration)
    facts = kind.read(context, identity.name, declaration)
    if kind.kind is not Kind.ARTICLE:
        _report_syntax(context)
    locales = tuple(sorted({aligned.canonical.locale, *aligned.translations}))
    api = _api(context, kind, identity, facts)
    return PageApis(
        aligned.key,
        aligned.canonical.page.source.path,
        locales,
        api,
        ("",) * len(facts.members) + tuple(one.target for one in facts.linked),
        tuple(context.problems),
        combinations(api),
    )


def _choose(kind: PageKind, declarations: tuple[Declaration, ...]) -> Declaration | None:
    """The declaration that the page is about: the first of its kind, else the first."""
    if kind.kind in {Kind.METHOD, Kind.FUNCTION, Kind.CALLBACK}:
        return next((one for one in declarations if isinstance(one, FunctionDeclaration)), None)
    return next((one for one in declarations if kind.is_declared_by(one)), next(iter(declarations), None))


def _identity(context: PageContext, kind: PageKind, declaration: Declaration | None) -> Identity:
    if kind.kind is Kind.ARTICLE:
        stem = context.page.key.rsplit(".", 1)[0]
        return Identity(stem, None)
    declared = declaration.name if declaration else ""
    if isinstance(declaration, FunctionDeclaration) and not declaration.return_type:
        declared = ""  # type and name may run together: `BOOLEANStrongName…`
    found = identify(context, declared, is_member=kind.is_member)
    if kind.kind is Kind.CONSTANTS and not is_distinctive(found.name):
        return Identity(stem_name(context.page.key), None)
    return found


def _api(context: PageContext, kind: PageKind, identity: Identity, facts: Facts) -> Api:
    key = context.page.key
    is_list = kind.kind is Kind.CONSTANTS  # whose tables are read into members
    blocks = [block for block in context.blocks("summary") if not (is_list and isinstance(block, Table))]
    summary = [part for block in blocks for part in parts_of(block)]
    remarks = [part for block in context.blocks("remarks") for part in parts_of(block)]
    return Api(
        id=identity.id,
        kind=kind.kind,
        name=posixpath.basename(identity.name) if kind.kind is Kind.ARTICLE else identity.name,
        parent=identity.parent,
        bases=facts.bases,
        page=key,
        area=posixpath.basename(posixpath.dirname(key)),
        signature=context.syntax.text if context.syntax else "",
        return_type=facts.return_type,
        parameters=facts.parameters,
        outcomes=facts.outcomes,
        members=(*facts.members, *(one.member for one in facts.linked)),
        title=_title(context),
        summary=context.texts.passage(summary),
        return_value=facts.return_value,
        remarks=context.texts.passage(remarks),
        requirements=read_requirements(context),
        see_also=read_see_also(context),
        keywords=tuple(dict.fromkeys((*context.facts("f1_keywords"), *context.facts("helpviewer_keywords")))),
        sources=_sources(context.page),
        is_flags=facts.is_flags,
        details=_details(context),
        sections=tuple(
            Section(one.role, one.heading.level, context.texts.passage((one.heading.unit,)))
            for one in context.sections
            if one.heading and one.heading is not context.heading
        ),
        embedded=_embedded(context.page),
    )


def _details(context: PageContext) -> Passage:
    parts: list[Part] = []
    for section in context.sections:
        if section.role in _UNTOLD and section.heading:
            parts.append(section.heading.unit)
            parts.extend(part for block in section.blocks for part in parts_of(block))
    return context.texts.passage(parts)


def _title(context: PageContext) -> Passage:
    if context.heading:
        return context.texts.passage((context.heading.unit,))
    pages = {locale: translation.view.page for locale, translation in context.page.translations.items()}
    titles = {locale: page.front_matter.one("title") for locale, page in sorted(pages.items())}
    return Passage({locale: title for locale, title in titles.items() if title}, {}, ())


def _sources(aligned: AlignedPage) -> dict[str, SourceFile]:
    """A file without any text is none."""
    written = {locale: one.view for locale, one in sorted(aligned.translations.items()) if one.view.units}
    return {locale: _source(view.page) for locale, view in written.items()}


def _embedded(aligned: AlignedPage) -> str:
    """The locale whose file holds the canonical text beside its own."""
    if aligned.canonical.locale in aligned.translations:
        return ""
    path = aligned.canonical.page.source.path
    return next((locale for locale, one in aligned.translations.items() if one.view.page.source.path == path), "")


def _source(page: Page) -> SourceFile:
    one = page.front_matter.one
    return SourceFile(
        page.source.path,
        one("ms.openlocfilehash"),
        one("ms.sourcegitcommit"),
        one("ms.lasthandoff"),
        one("ms.translationtype"),
    )


def _report_syntax(context: PageContext) -> None:
    if context.syntax is None:
        return
    for problem in context.syntax.reading.problems:
        context.report(
            context.syntax.line + problem.line, f"syntax-{problem.code}", problem.message, "correct the syntax block"
        )
