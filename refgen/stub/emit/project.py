"""What makes a project of the modules: its metadata, the codes, the index of names, and the package's front."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from refgen import __version__
from refgen.stub.emit.literal import quoted
from refgen.stub.emit.names import Place

FRONT = {
    "World": "_world",
    "Mode": "_runtime.state",
    "Reply": "_runtime.state",
    "Result": "_runtime.result",
    "HResult": "_runtime.code",
    "UnnumberedCode": "_runtime.code",
    "Undocumented": "_runtime.code",
    "ContractViolation": "_runtime.errors",
    "DocumentedFailure": "_runtime.errors",
    "NativeObject": "_runtime.native",
    "audit": "_runtime.audit",
    "check_crossings": "_runtime.boundary",
    "drive": "_runtime.drive",
    "machine_for": "_runtime.machine",
    "unfired": "_runtime.machine",
}
"""What the package offers beside the API, and where it is."""


def emit_project(package: str) -> str:
    """`pyproject.toml`: a pure wheel without dependencies; the copied runtime keeps the layout of its origin.

    Its backend builds outside of the folder: setuptools leaves a `build` there, out of which the next wheel would get
    modules that a later run has removed.
    """
    return f"""[build-system]
requires = ["flit_core>=3.11"]
build-backend = "flit_core.buildapi"

[project]
name = "{package.replace("_", "-")}"
version = "{__version__}"
description = "An API reference that runs: every documented call, answered as its documentation says"
requires-python = ">=3.11"
dependencies = []

[tool.flit.module]
name = "{package}"

[tool.mypy]
strict = true
packages = ["{package}"]

[tool.ruff]
line-length = 120
target-version = "py311"

[tool.ruff.lint]
select = ["E", "F", "W", "I", "UP", "B"]

[tool.ruff.lint.per-file-ignores]
"{package}/_runtime/**" = ["E501", "I001"]
"""


def emit_codes(package: str, values: Mapping[str, int | None]) -> str:
    """`codes.py`: documented HRESULTs by name."""
    used = ["HResult"] * any(value is not None for value in values.values())
    used += ["UnnumberedCode"] * (None in values.values())
    lines = ['"""The documented HRESULTs; those without a known number are equal by name only."""', ""]
    if used:
        lines += ["from typing import Final", "", f"from {package}._runtime.code import {', '.join(used)}", ""]
    for name, value in values.items():
        made = f"UnnumberedCode({quoted(name)})" if value is None else f"HResult(0x{value:08X}, {quoted(name)})"
        lines.append(f"{name}: Final = {made}")
    return "\n".join([*lines, ""])


def emit_index(places: Mapping[str, Place]) -> str:
    """`_index.py`: module and name of everything, by id."""
    lines = ['"""Where everything is: module and name by id of the API."""', ""]
    lines += ["from typing import Final", "", "PLACES: Final[dict[str, tuple[str, str]]] = {"]
    for name, place in sorted(places.items()):
        lines += [
            f"    {quoted(name)}: (",
            f"        {quoted(place.area)},",
            f"        {quoted(place.name)},",
            "    ),",
        ]
    lines += ["}", "MODULES: Final[dict[str, str]] = {name: area for area, name in PLACES.values()}", ""]
    return "\n".join(lines)


def emit_world(package: str, edition: str) -> str:
    """`_world.py`: the world that runs this package's reference."""
    return f'''"""The world of this reference."""

from typing import Final, Unpack

from {package}._index import PLACES
from {package}._runtime.packaged import find_classes, load_reference
from {package}._runtime.reference import Reference
from {package}._runtime.state import Options
from {package}._runtime.world import World as _World

REFERENCE: Final[Reference] = load_reference({quoted(package)}, {quoted(edition)})
_CLASS_OF: Final = find_classes({quoted(package)}, PLACES)


class World(_World):
    """One runtime and its host, in which the documented calls are made.

    What it can be made with, by name:
        mode: `strict`, the default: rules that are certain, and a broken contract raises. `permissive`: the unsure
            ones too, and a broken contract is noted in the trace. `audit`: your own objects answer, and are compared.
        version: of the runtime, such as `4.5`, for what the docs say of some versions only.
        locale: in which a broken contract is told, with its sentence: `fr-fr`, or `fr`; without it in signs.
    """

    def __init__(self, **options: Unpack[Options]) -> None:
        super().__init__(REFERENCE, factory=_CLASS_OF, **options)
'''


def emit_front(package: str, places: Mapping[str, Place], codes: Iterable[str]) -> str:
    """`__init__.py`: every name of the package, imported when it is first used."""
    areas = sorted({place.area for place in places.values()})
    shown = {place.name: place.area for place in places.values()}
    shown |= {name: "codes" for name in codes if name not in shown} | FRONT
    by_module: dict[str, list[str]] = defaultdict(list)
    for name, module in sorted(shown.items()):
        by_module[module].append(f"        {name} as {name},")
    imports = (
        line
        for module, names in sorted(by_module.items())
        for line in (f"    from {package}.{module} import (", *names, "    )")
    )
    front = "\n".join(f"    {quoted(name)}: {quoted(module)}," for name, module in sorted(FRONT.items()))
    modules = "\n".join(f"    {quoted(module)}," for module in sorted({*areas, "codes"}))
    return f'''"""An API reference that runs; what it offers is imported when it is first used."""
# ruff: noqa: I001 - one statement a module, whatever its names

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
{chr(10).join(imports)}

_FRONT = {{
{front}
}}
_MODULES = {{
{modules}
}}

if not TYPE_CHECKING:

    def __getattr__(name):
        """Import what is asked for."""
        if name in _MODULES:
            return import_module(f"{{__name__}}.{{name}}")
        if name == "__all__":
            return _offered()
        from {package}._index import MODULES

        module = _FRONT.get(name) or MODULES.get(name) or "codes"
        try:
            found = getattr(import_module(f"{{__name__}}.{{module}}"), name)
        except AttributeError:
            raise AttributeError(f"{{__name__}} has no {{name!r}}") from None
        globals()[name] = found
        return found

    def __dir__():
        """List what there is; of the areas none is imported for it."""
        return sorted({{*globals(), *_MODULES, *_offered()}})

    def _offered():
        """What `import *` brings, which imports all of it: the names of the API, the codes, and what runs them."""
        from {package}._index import MODULES
        from {package}.codes import __annotations__ as codes

        return sorted({{*_FRONT, *MODULES, *codes}})
'''
