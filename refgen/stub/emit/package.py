"""The whole package as files: a pure function of the model, the rules and the locale."""

from collections.abc import Mapping

from refgen.api import Model
from refgen.cache.held import HELD, remembered
from refgen.cache.stretch import Stretch
from refgen.errors import UsageError
from refgen.stub.emit.areas import emit_areas
from refgen.stub.emit.behaviour import read_behaviour
from refgen.stub.emit.data import edition_of, emit_data
from refgen.stub.emit.files import Files, as_before
from refgen.stub.emit.names import Place, known_of, legal, place_known
from refgen.stub.emit.piece import KEEP_NOTHING, Keep
from refgen.stub.emit.project import emit_codes, emit_front, emit_index, emit_project, emit_world
from refgen.stub.emit.runtime import copy_runtime
from refgen.stub.emit.shapes import make_shapes
from refgen.stub.rule import RuleBook


def emit_package(
    model: Model, book: RuleBook, *, package: str = "unmanaged", locale: str = "en-us", keep: Keep = KEEP_NOTHING
) -> Files:
    """The files by path, `pyproject.toml` and `unmanaged/…`; docstrings in the locale, where it has words.

    `keep` may know pieces of earlier runs.

    Raises:
        UsageError: the package cannot be imported by that name.
    """
    if legal(package) != package or package == "refgen":
        raise UsageError(f"{package!r} cannot be imported; name the package like `unmanaged`")
    outline = model.declared
    shapes = make_shapes(outline, book)
    data = emit_data(shapes, book, outline.locales)
    behaviour = read_behaviour(shapes, book)
    inside = {
        **_frame(place_known(known_of(outline.apis)), HELD.same(shapes.codes, _frame), package),
        "_world.py": as_before(emit_world(package, edition_of(data)).encode(), emit_world),
        **emit_areas(model, behaviour, package, locale, keep),
        **{f"_runtime/{name}": content for name, content in copy_runtime(package).stretches.items()},
        **{f"_data/{name}": content for name, content in data.stretches.items()},
    }
    files = {"pyproject.toml": as_before(emit_project(package).encode(), emit_project)}
    return Files(files | {f"{package}/{path}": content for path, content in sorted(inside.items())})


@remembered
def _frame(places: Mapping[str, Place], codes: Mapping[str, int | None], package: str) -> Mapping[str, Stretch]:
    """The modules around those of the areas, but for the world's."""
    named = {name: value for name, value in codes.items() if legal(name) == name and name.isascii()}
    texts = {
        "__init__.py": emit_front(package, places, named),
        "_index.py": emit_index(places),
        "codes.py": emit_codes(package, named),
        "py.typed": "",
    }
    return {name: as_before(text.encode(), _frame, name) for name, text in texts.items()}
