"""The order of imports: a package sees only what stands above it in the flow, and never its neighbours."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FLOW = [
    {"dataclass"},
    {"errors", "beside", "unfinished"},
    {"apart"},
    {"pool"},
    {"config", "text", "output", "progress", "workers", "memory"},
    {"installation", "config_file"},
    {"cache"},
    {"locales"},
    {"settings", "ops"},
    {"corpus"},
    {"align", "places"},
    {"api"},
    {"drift", "stub"},
    {"report", "examples", "website", "export"},
    {"stages"},
    {"pipeline"},
    {"publish"},
    {"cli", "mkdocs_plugin"},
    {"__main__"},
]
"""What stands in one line does not import each other."""

WEBSITE = [
    {"address", "texts", "input", "options", "plain"},
    {"sentences"},
    {"markup"},
    {"site"},
    {"frame"},
    {"page"},
    {"own_pages"},
    {"machine", "search", "running"},
    {"material", "links", "digests", "whole_files", "last"},
    {"render"},
    {"whole"},
    {"write"},
]
"""The same inside `refgen.website`."""
STAGES = [{"state"}, {"pages"}, {"reference"}, {"examples", "drift"}, {"closing"}, {"site"}]
"""The same inside `refgen.stages`."""

RANK = {name: rank for rank, names in enumerate(FLOW) for name in names}
FORBIDDEN = {"utils", "util", "common", "helpers", "misc", "tools"}
ROOT = Path(__file__).parent.parent / "refgen"
MODULES = sorted(ROOT.rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """The parts of refgen that a module imports, wherever in the file it does."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "refgen" and len(parts) > 1 and parts[1] in RANK:
                yield parts[1]


def below(path: Path, package: str) -> Iterator[str]:
    """The parts of a package of refgen that a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                parts = f"{node.module}.{alias.name}".split(".")
                if parts[:2] == ["refgen", package]:
                    yield parts[2]


INSIDE = [
    pytest.param(package, flow, path, id=str(path.relative_to(ROOT)))
    for package, flow in (("website", WEBSITE), ("stages", STAGES))
    for path in sorted((ROOT / package).rglob("*.py"))
]


@pytest.mark.parametrize(("package", "flow", "path"), INSIDE)
def test_a_package_is_made_from_below(package: str, flow: list[set[str]], path: Path) -> None:
    rank = {name: rank for rank, names in enumerate(flow) for name in names}
    own = path.relative_to(ROOT / package).parts[0].removesuffix(".py")
    if own == "__init__":
        return
    assert own in rank, f"{package}/{own} has no place in the flow"
    wrong = [name for name in below(path, package) if name != own and rank[name] >= rank[own]]
    assert not wrong, f"{package}/{own} stands above {', '.join(wrong)} in the flow, and must not import it"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_follow_the_flow(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    if own == "__init__":
        return
    wrong = [name for name in imported(path) if name != own and RANK[name] >= RANK[own]]
    assert not wrong, f"{path.relative_to(ROOT)} stands above {', '.join(wrong)} in the flow, and must not import it"


def test_no_module_is_a_drawer_for_everything() -> None:
    assert not [path for path in MODULES if path.stem in FORBIDDEN]


def test_every_part_has_its_place() -> None:
    parts = {
        path.name.removesuffix(".py")
        for path in ROOT.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert parts - {"__init__"} <= set(RANK)
