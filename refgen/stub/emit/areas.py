"""The modules of all areas, joined of pieces; a piece that stands as it did may have been kept."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from functools import partial

from refgen.api import CALLABLE, Api, Kind, Model
from refgen.cache.held import remembered
from refgen.cache.runs import in_runs, keyed_runs
from refgen.cache.stretch import Stretch
from refgen.dataclass import dataclass
from refgen.locales import load_locale
from refgen.stub.emit.area import in_order, join_area
from refgen.stub.emit.behaviour import Behaviour
from refgen.stub.emit.docstring import Words
from refgen.stub.emit.files import as_before
from refgen.stub.emit.lineage import class_bases
from refgen.stub.emit.names import Known, Place, known_of, place_known
from refgen.stub.emit.piece import Keep, Piece, join_pieces

_RUN = 16
"""Pieces that are kept joined, on average."""


@dataclass(frozen=True, slots=True)
class _Around:
    """All that a piece is made from but for its own APIs."""

    package: str
    words: Words
    places: Mapping[str, Place]
    kinds: Mapping[str, Kind]
    """Of the APIs that have a place."""
    named: Mapping[str, frozenset[str]]
    """Names of the methods by id of their interface."""
    bases: Mapping[str, tuple[str, ...]]
    """With which each interface's class is written."""
    behaviour: Behaviour

    def piece(self, api: Api, methods: tuple[Api, ...]) -> Piece:
        """Write an API that has a place, with the methods that it has."""
        # Most edits leave all pieces as they are.
        from refgen.stub.emit.annotation import Annotator  # noqa: PLC0415
        from refgen.stub.emit.emitters import emit_piece  # noqa: PLC0415
        from refgen.stub.emit.imports import Imports  # noqa: PLC0415
        from refgen.stub.emit.scene import Scene  # noqa: PLC0415

        area, imports = self.places[api.id].area, Imports(self.package)
        annotator = Annotator(area, self.places, self.kinds, imports)
        of_api = {api.id: methods}
        scene = Scene(area, imports, annotator, self.words, self.behaviour, self.places, of_api, self.named, self.bases)
        return emit_piece(api, scene)

    def shared(self) -> str:
        """What decides about every piece, as a text to be compared."""
        codes = self.behaviour.reference.shapes.codes
        return repr((self.package, self.words.locale, self.places, self.kinds, self.bases, codes))

    def above(self, interface: str) -> str:
        """What an interface inherits: one method more somewhere makes no other pieces anew than those of what derives from it."""
        bases = self.bases.get(interface, ())
        return repr([(one, sorted(self.named.get(one, ())), self.above(one)) for one in bases])


def emit_areas(model: Model, behaviour: Behaviour, package: str, locale: str, keep: Keep) -> Mapping[str, Stretch]:
    """The modules by file name; docstrings in the locale, where it has words."""
    plan = _plan(model.declared, behaviour, package, locale)
    apis = model.by_id

    def piece(entry: _Entry) -> Piece:
        api, *methods = (apis[name] for name in entry.names)
        return keep.piece((api, *methods), entry.told, lambda: plan.around.piece(api, tuple(methods)))

    def joined(entries: tuple[_Entry, ...]) -> Piece:
        documented = (apis[name] for entry in entries for name in entry.names)
        told = " ".join(entry.told for entry in entries)
        return keep.joined((told, *documented), lambda: join_pieces(map(piece, entries)))

    def module(area: str, runs: tuple[tuple[_Entry, ...], ...]) -> Stretch:
        pieces = tuple(map(joined, runs))
        return keep.joined((area, package, *pieces), partial(_module, area, pieces, package))

    return {name: module(area, runs) for name, (area, runs) in plan.modules.items()}


def _module(area: str, pieces: tuple[Piece, ...], package: str) -> Stretch:
    return as_before(join_area(area, pieces, package).encode(), _module, area)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A piece to be written."""

    names: tuple[str, ...]
    """Ids of an API and of its methods."""
    told: str
    """A digest of all that other pages decide of it."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """The modules before their words."""

    around: _Around
    modules: Mapping[str, tuple[str, tuple[tuple[_Entry, ...], ...]]]
    """By file name, the area's name and the pieces in order, in runs."""


@remembered
def _plan(outline: Model, behaviour: Behaviour, package: str, locale: str) -> _Plan:
    known = known_of(outline.apis)
    places = place_known(known)
    standing: dict[str, list[Known]] = defaultdict(list)
    methods: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        if one.id in places:
            standing[places[one.id].area].append(one)
        elif one.kind is Kind.METHOD and one.parent:
            methods[one.parent].append(one)
    interfaces = {name: shape for name, shape in behaviour.reference.shapes.interfaces.items() if name in places}
    around = _Around(
        package,
        Words(_spoken(locale, outline.locales), load_locale(locale)),
        places,
        {one.id: one.kind for one in known if one.id in places},
        {name: frozenset(method.name for method in found) for name, found in methods.items()},
        class_bases(interfaces, places),
        behaviour,
    )
    shared = _digest(around.shared())
    declared = dict(in_runs(_declared, outline.apis))

    def told(one: Known) -> str:
        rules = behaviour.told(one.id, one.parent or "", one.area) if one.kind in CALLABLE else ""
        return f"{one!r} {declared[one.id]} {rules}"

    def entry(one: Known) -> _Entry:
        group = (one, *methods.get(one.id, ()))
        return _Entry(
            tuple(each.id for each in group), _digest(" ".join((shared, around.above(one.id), *map(told, group))))
        )

    modules = {
        f"{name}.py": (apis[0].area, tuple(keyed_runs(map(entry, in_order(apis, around.bases)), _first, _RUN)))
        for name, apis in sorted(standing.items())
    }
    return _Plan(around, modules)


def _first(entry: _Entry) -> str:
    return entry.names[0]


def _declared(api: Api) -> tuple[str, str]:
    """By its id, what other pages decide of it beside its name and place and the rules of its calls: values."""
    return api.id, repr((api.is_flags, [member.value for member in api.members]))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _spoken(locale: str, locales: tuple[str, ...]) -> str:
    """The model's locale that is meant: `fr` is `fr-fr` where only that is there."""
    same = (one for one in locales if one.split("-")[0] == locale.split("-", maxsplit=1)[0])
    return locale if locale in locales else next(same, locale)
