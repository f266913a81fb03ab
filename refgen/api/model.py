"""The canonical API model: what the pages say about the API, once, with every locale's words and their origin."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cached_property

from refgen.cache.held import HELD, remembered
from refgen.cache.runs import in_runs
from refgen.dataclass import dataclass
from refgen.text import Diagnostic


class Kind(StrEnum):
    """What a page documents."""

    INTERFACE = "interface"
    METHOD = "method"
    FUNCTION = "function"
    CALLBACK = "callback"
    ENUMERATION = "enumeration"
    STRUCTURE = "structure"
    COCLASS = "coclass"
    CONSTANTS = "constants"
    ARTICLE = "article"


CALLABLE = frozenset({Kind.METHOD, Kind.FUNCTION, Kind.CALLBACK})
"""What can be called."""


class Direction(StrEnum):
    """Which way a parameter goes."""

    IN = "in"
    OUT = "out"
    INOUT = "inout"


@dataclass(frozen=True, slots=True)
class Passage:
    """One text in every locale that has it, and where it stands.

    The locale is the key of all three maps; `en-us` is the canonical English where there is some.
    """

    texts: Mapping[str, str]
    """Markdown as it stands on the page; several units are joined by a blank line."""
    lines: Mapping[str, int]
    """1-based line of its first segment, in the file that the locale's text comes from."""
    units: tuple[int, ...] = ()
    """The units of the canonical view that it is made of (`Placed.index`), in page order."""


NOTHING = Passage({}, {})


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter, in the order of the syntax block."""

    name: str
    type: str
    """As the syntax writes it, blanks folded, attributes and name removed: `const WCHAR *` is `const WCHAR*`."""
    direction: Direction | None
    """None where neither the syntax nor the description says."""
    optional: bool
    description: Passage
    attributes: tuple[str, ...] = ()
    """Other IDL attributes, as written: `size_is(cchName)`, `length_is(*pcchName)`."""
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A documented result."""

    code: str
    """Name, or the number as written where the page gives no name."""
    value: int | None
    """As an unsigned 32-bit number; None where neither the page nor the cited table says."""
    description: Passage


@dataclass(frozen=True, slots=True)
class Member:
    """A value of an enumeration, a field of a structure, a method in an interface's table."""

    name: str
    value: int | None
    """Of an enumeration: the number, written or implied by the order; else None."""
    type: str | None
    """Of a structure's field; else None."""
    description: Passage
    api: str | None = None
    """Id of the API that the overview links to."""
    expression: str = ""
    """Of an enumeration: the value as the syntax writes it; '' where the order implies it."""


@dataclass(frozen=True, slots=True)
class Requirements:
    """The requirements section, taken apart; includes resolved."""

    platforms: Passage = NOTHING
    header: Passage = NOTHING
    library: Passage = NOTHING
    versions: Passage = NOTHING


@dataclass(frozen=True, slots=True)
class Reference:
    """A link of the see-also section."""

    title: Passage
    target: str
    """Page key inside the tree, or the address as written."""
    api: str | None
    """Id of the API, where the target documents one."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page below its title."""

    role: str
    """What it is for, by its English heading: `parameters`, `remarks`, `see-also`; of a subsection without a role of its own
    that of the section around it; '' where none is known."""
    level: int
    """Of its heading: 2 is the first below the title."""
    heading: Passage


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file that a locale's text comes from, and what its front matter says of its revision."""

    path: str
    """Relative to the source root, locale folder included."""
    openlocfilehash: str
    sourcegitcommit: str
    lasthandoff: str
    translationtype: str


@dataclass(frozen=True, slots=True)
class Api:
    """One documented API, or an article."""

    id: str
    """`IHostTaskManager.CallNeedsHostHook`, unique in the model; an article's page key without ending."""
    kind: Kind
    name: str
    """Last part of the id."""
    parent: str | None
    """Interface of a method."""
    bases: tuple[str, ...]
    """Interfaces that it inherits from, as documented; names, whether or not they are in the model."""
    page: str
    """Key of its page."""
    area: str
    """Folder that holds the page, `hosting`; '' at the root."""
    signature: str
    """The syntax block's declaration as written; '' without one."""
    return_type: str
    """'' where the page has no syntax block, or it states none."""
    parameters: tuple[Parameter, ...]
    outcomes: tuple[Outcome, ...]
    members: tuple[Member, ...]
    title: Passage
    summary: Passage
    return_value: Passage
    """Prose of the return-value section, without its table."""
    remarks: Passage
    requirements: Requirements
    see_also: tuple[Reference, ...]
    keywords: tuple[str, ...]
    """`f1_keywords` and `helpviewer_keywords`."""
    sources: Mapping[str, SourceFile]
    """By locale, sorted."""
    is_flags: bool = False
    """Of an enumeration: whether its page, or one that uses it, says that values combine."""
    details: Passage = NOTHING
    """What stands in sections that have no field of their own (examples, guides), headings included, in page order."""
    sections: tuple[Section, ...] = ()
    """In page order."""
    embedded: str = ""
    """Of an English without a file of its own: the locale whose file it is read from; '' where it has one, or there is none."""


@dataclass(frozen=True)
class Model:
    """Everything that a source tree documents."""

    locales: tuple[str, ...]
    """Sorted; `en-us` is among them where English was recovered from side-by-side pages."""
    apis: tuple[Api, ...]
    """Sorted by id."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Contradictions and everything that reading met, sorted by path and line."""

    @cached_property
    def by_id(self) -> Mapping[str, Api]:
        """All APIs by id."""
        return dict(zip(in_runs(_id_of, self.apis), self.apis, strict=True))

    @cached_property
    def declared(self) -> "Model":
        """The model without its prose and diagnostics: what most edits leave as it was.

        What is made of that alone (indexes, the shapes of calls) stands then as well: in a process that runs again, this
        is the very model of the run before.
        """
        return HELD.same(Model(self.locales, tuple(in_runs(without_prose, self.apis))), without_prose)


def _id_of(api: Api) -> str:
    return api.id


@remembered
def without_prose(api: Api) -> Api:
    """What an API declares: as `Model.declared` has it."""
    bare = replace(
        api,
        parameters=tuple(replace(one, description=NOTHING) for one in api.parameters),
        outcomes=tuple(replace(one, description=NOTHING) for one in api.outcomes),
        members=tuple(replace(one, description=NOTHING) for one in api.members),
        title=NOTHING,
        summary=NOTHING,
        return_value=NOTHING,
        remarks=NOTHING,
        requirements=Requirements(),
        # What leads to no API is words alone.
        see_also=tuple(replace(one, title=NOTHING) for one in api.see_also if one.api),
        details=NOTHING,
        sections=(),
    )
    return HELD.same(bare, without_prose, api.id)
