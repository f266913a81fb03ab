"""The whole package as files: a pure function of the model, the rules and the locale."""

from collections import defaultdict
from collections.abc import Mapping

from refgen.api.model import Api, Kind, Model
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
from refgen.stub.rule import RuleBook


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
        **_areas(model, places, read_behaviour(shapes, book), package, locale),
    }
    inside = {
        **{name: text.encode() for name, text in texts.items()},
        **{f"_runtime/{name}": content for name, content in copy_runtime(package).items()},
        **{f"_data/{name}": content for name, content in data.items()},
    }
    files = {"pyproject.toml": emit_project(package).encode()}
    return files | {f"{package}/{path}": content for path, content in sorted(inside.items())}


def _areas(
    model: Model, places: Mapping[str, Place], behaviour: Behaviour, package: str, locale: str
) -> Mapping[str, str]:
    words = Words(_spoken(locale, model.locales), load_locale(locale))
    standing: dict[str, list[Api]] = defaultdict(list)
    methods: dict[str, list[Api]] = defaultdict(list)
    for api in model.apis:
        if api.id in places:
            standing[places[api.id].area].append(api)
        elif api.kind is Kind.METHOD and api.parent:
            methods[api.parent].append(api)
    kinds = {api.id: api.kind for api in model.apis if api.id in places}
    documented = {name: shape for name, shape in behaviour.reference.shapes.interfaces.items() if name in places}
    bases = class_bases(documented, places)
    files = {}
    for area, apis in sorted(standing.items()):
        imports = Imports(package)
        scene = Scene(
            area,
            imports,
            Annotator(area, places, kinds, imports),
            words,
            behaviour,
            places,
            {name: tuple(found) for name, found in methods.items()},
            bases,
        )
        files[f"{area}.py"] = emit_area(tuple(apis), scene)
    return files


def _spoken(locale: str, locales: tuple[str, ...]) -> str:
    """The model's locale that is meant: `fr` is `fr-fr` where only that is there."""
    same = (one for one in locales if one.split("-")[0] == locale.split("-", maxsplit=1)[0])
    return locale if locale in locales else next(same, locale)
