"""The whole package as files: a pure function of the model, the rules and the locale."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from refgen.api.model import Api, Kind, Model
from refgen.corpus.held import HELD, remembered
from refgen.errors import UsageError
from refgen.locales import load_locale
from refgen.stub.emit.annotation import Annotator
from refgen.stub.emit.area import emit_area
from refgen.stub.emit.behaviour import Behaviour, read_behaviour
from refgen.stub.emit.data import edition_of, emit_data
from refgen.stub.emit.docstring import Words
from refgen.stub.emit.imports import Imports
from refgen.stub.emit.lineage import class_bases
from refgen.stub.emit.names import Place, legal, place_apis
from refgen.stub.emit.project import emit_codes, emit_front, emit_index, emit_project, emit_world
from refgen.stub.emit.runtime import copy_runtime
from refgen.stub.emit.scene import Scene
from refgen.stub.emit.shapes import make_shapes
from refgen.stub.rule import Rule, RuleBook
from refgen.stub.runtime.reference import Shapes


def emit_package(
    model: Model, book: RuleBook, *, package: str = "unmanaged", locale: str = "en-us"
) -> Mapping[str, bytes]:
    """The files by path, `pyproject.toml` and `unmanaged/…`; docstrings in the locale, where it has words.

    Raises:
        UsageError: the package cannot be imported by that name.
    """
    if legal(package) != package or package == "refgen":
        raise UsageError(f"{package!r} cannot be imported; name the package like `unmanaged`")
    shapes = make_shapes(model, book)
    places = place_apis(model.apis)
    data = emit_data(shapes, book, model.locales)
    codes = {name: value for name, value in shapes.codes.items() if legal(name) == name and name.isascii()}
    texts = {
        "__init__.py": emit_front(package, places, codes),
        "_index.py": emit_index(places),
        "_world.py": emit_world(package, edition_of(data)),
        "codes.py": emit_codes(package, codes),
        "py.typed": "",
        **_areas(model, book, shapes, package, locale),
    }
    inside = {
        **{name: text.encode() for name, text in texts.items()},
        **{f"_runtime/{name}": content for name, content in copy_runtime(package).items()},
        **{f"_data/{name}": content for name, content in data.items()},
    }
    files = {"pyproject.toml": emit_project(package).encode()}
    return files | {f"{package}/{path}": content for path, content in sorted(inside.items())}


@dataclass(frozen=True, slots=True)
class _Around:
    """All that the module of an area is made from but for its own APIs: equal in most runs, whatever texts change."""

    package: str
    words: Words
    places: Mapping[str, Place]
    kinds: Mapping[str, Kind]
    """Of the APIs that have a place."""
    named: Mapping[str, frozenset[str]]
    """Names of the methods by id of their interface."""
    shapes: Shapes
    rules: tuple[Rule, ...]
    behaviour: Behaviour = field(compare=False)
    """What shapes and rules come to."""

    def scene(self, area: str, methods: Mapping[str, tuple[Api, ...]]) -> Scene:
        """What the emitters of one module share."""
        imports = Imports(self.package)
        annotator = Annotator(area, self.places, self.kinds, imports)
        documented = {name: shape for name, shape in self.shapes.interfaces.items() if name in self.places}
        bases = class_bases(documented, self.places)
        return Scene(area, imports, annotator, self.words, self.behaviour, self.places, methods, self.named, bases)


def _areas(model: Model, book: RuleBook, shapes: Shapes, package: str, locale: str) -> Mapping[str, str]:
    places = place_apis(model.apis)
    standing: dict[str, list[Api]] = defaultdict(list)
    methods: dict[str, list[Api]] = defaultdict(list)
    for api in model.apis:
        if api.id in places:
            standing[places[api.id].area].append(api)
        elif api.kind is Kind.METHOD and api.parent:
            methods[api.parent].append(api)
    around = HELD.same(
        _Around(
            package,
            Words(_spoken(locale, model.locales), load_locale(locale)),
            places,
            {api.id: api.kind for api in model.apis if api.id in places},
            {name: frozenset(method.name for method in found) for name, found in methods.items()},
            shapes,
            book.rules,
            read_behaviour(shapes, RuleBook(rules=book.rules)),
        ),
        _Around,
    )
    return {
        f"{area}.py": _module(around, area, *apis, *(method for api in apis for method in methods.get(api.id, ())))
        for area, apis in sorted(standing.items())
    }


@remembered
def _module(around: _Around, area: str, *apis: Api) -> str:
    """The module of an area, from what stands in it and the methods of its interfaces."""
    methods: dict[str, list[Api]] = defaultdict(list)
    for api in apis:
        if api.id not in around.places:
            methods[api.parent or ""].append(api)
    standing = tuple(api for api in apis if api.id in around.places)
    return emit_area(standing, around.scene(area, {name: tuple(found) for name, found in methods.items()}))


def _spoken(locale: str, locales: tuple[str, ...]) -> str:
    """The model's locale that is meant: `fr` is `fr-fr` where only that is there."""
    same = (one for one in locales if one.split("-")[0] == locale.split("-", maxsplit=1)[0])
    return locale if locale in locales else next(same, locale)
