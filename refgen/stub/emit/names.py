"""Names that Python accepts, and that stay the same as long as the API keeps its own."""

import keyword
import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from refgen.api.model import Api, Kind
from refgen.cache.held import HELD, remembered
from refgen.cache.runs import in_runs

BUILTINS = frozenset({"bool", "bytes", "dict", "int", "list", "object", "property", "str", "type"})
"""What annotations and decorators name: a member of a class that took one would hide it from those after it."""
OFFERED = frozenset({"NativeObject", "audit", "check_crossings", "drive", "machine_for", "unfired"})
"""What the package's front offers for tests; no API and no area may hide it."""
MODULES = frozenset({"codes"}) | OFFERED
"""Names that the module of no area may have."""
GIVEN = frozenset(
    {
        "Any",
        "Callable",
        "ComObject",
        "ContractViolation",
        "DocumentedFailure",
        "Final",
        "HResult",
        "IntEnum",
        "IntFlag",
        "Mode",
        "Reply",
        "Result",
        "Sequence",
        "TYPE_CHECKING",
        "UUID",
        "Undocumented",
        "UnnumberedCode",
        "World",
        "annotations",
        "dataclass",
        "field",
    }
)
"""What generated modules import; no API may hide it."""
SPOKEN = GIVEN | (BUILTINS - {"list", "property", "type"})
"""What annotations inside of bodies may name; no parameter may hide it."""


class Place(NamedTuple):
    """Where an API is in the package."""

    area: str
    """Name of the module."""
    name: str
    """Name in the module, unique in the package."""


def legal(name: str, reserved: Container[str] = ()) -> str:
    """The nearest identifier that is no keyword, not private to a class, and not reserved."""
    text = re.sub(r"\W", "_", unicodedata.normalize("NFKC", name))
    if not text.isidentifier():
        text = "_" + re.sub(r"\W", "_", text, flags=re.ASCII)
    text = re.sub(r"^__+", "_", text) if text.strip("_") else "unnamed"
    while keyword.iskeyword(text) or text in reserved:
        text += "_"
    return text


def unique(names: Iterable[str], reserved: Container[str] = ()) -> tuple[str, ...]:
    """Legal names in the same order; of those that fall together, the later ones are numbered."""
    taken: list[str] = []
    for name in names:
        text = start = legal(name, reserved)
        number = 1
        while text in taken:
            number += 1
            text = f"{start}_{number}"
        taken.append(text)
    return tuple(taken)


class Known(NamedTuple):
    """What of an API tells where it is in the package: few edits change it."""

    id: str
    kind: Kind
    name: str
    parent: str | None
    area: str


@remembered
def known_of(apis: tuple[Api, ...]) -> tuple[Known, ...]:
    """Of each; the very tuple of the run before, where all are as they were."""
    return HELD.same(tuple(in_runs(_known, apis)), known_of)


def _known(api: Api) -> Known:
    return Known(api.id, api.kind, api.name, api.parent, api.area)


@remembered
def place_known(known: tuple[Known, ...]) -> Mapping[str, Place]:
    """`place_apis` of them."""
    return place_apis(known)


def place_apis(apis: Iterable[Api | Known]) -> Mapping[str, Place]:
    """Module and name of everything that stands at the top of a module, by id."""
    standing = [api for api in apis if api.kind not in {Kind.ARTICLE, Kind.METHOD}]
    areas = sorted({api.area for api in standing})
    modules = dict(zip(areas, unique((module_name(area) for area in areas), MODULES), strict=True))
    names = unique(
        (api.name for api in standing),
        {*GIVEN, *BUILTINS, *MODULES, *modules.values(), *(f"_{one}" for one in modules.values()), "_"},
    )
    return {api.id: Place(modules[api.area], name) for api, name in zip(standing, names, strict=True)}


def module_name(area: str) -> str:
    """`strong-naming` is `strong_naming`; pages at the root are in `root`."""
    return legal(re.sub(r"\W+|^_+", "_", area.lower()).strip("_") or "root")
