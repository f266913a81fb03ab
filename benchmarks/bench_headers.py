"""The model beside the C++ headers that MIDL wrote for the same interfaces.

    python -m benchmarks.bench_headers TREE HEADERS [--show]

TREE is a source root, HEADERS a folder of `*.h` files such as `cordebug.h`, `corprof.h` or `metahost.h`. The headers are
read with regular expressions that share no code with `refgen`. Where the two differ it is mostly the page that differs from
the header; `--show` prints each place, to be looked up on the page. Figures go to the standard output, one a line.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from refgen.api import Kind, Model
from refgen.corpus import scan_tree
from refgen.progress import silent
from refgen.stages.pages.modelling import make_model
from refgen.stages.pages.reading import read_tree
from refgen.workers import workers

INTERFACE = re.compile(
    r"(?:MIDL_INTERFACE\(\"[^\"]*\"\)\s*(\w+)\s*:\s*public\s+(\w+)|DECLARE_INTERFACE_\((\w+),\s*(\w+)\))\s*\{(.*?)\n\s*\};",
    re.DOTALL,
)
METHOD = re.compile(
    r"(?:virtual\s+(?:/\*.*?\*/\s*)*(\w+)\s+STDMETHODCALLTYPE\s+(\w+)|STDMETHOD\((\w+)\)|STDMETHOD_\((\w+),\s*(\w+)\))"
    r"\s*\(([^;]*?)\)\s*(?:=\s*0|PURE)\s*;",
    re.DOTALL,
)
COMMENT = re.compile(r"//[^\n]*|/\*(?! \[).*?\*/", re.DOTALL)
ATTRIBUTES = re.compile(r"/\* *\[.*?\] *\*/", re.DOTALL)
ANNOTATION = re.compile(
    r"\b(?:__RPC__\w+|_(?:In|Out|Inout)\w*_)(?:\([^()]*\))?|\bTHIS_?\b|\bstruct\b|\benum\b|\bconst\b"
)
NAMED = re.compile(r"(.*?)(\w+)\s*(\[[^\]]*\])?\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Declared:
    """A parameter: its name, its type without blanks and `const` (an array is a pointer), "in", "out", "inout" or None."""

    name: str
    type: str
    direction: str | None


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a header."""

    returns: str
    parameters: tuple[Declared, ...]


def read_headers(folder: Path) -> tuple[dict[tuple[str, str], Method], dict[str, str]]:
    """Methods by interface and name, and the base of each interface."""
    methods: dict[tuple[str, str], Method] = {}
    bases: dict[str, str] = {}
    for path in sorted(folder.glob("*.h")):
        for found in INTERFACE.finditer(COMMENT.sub("", path.read_text("latin-1"))):
            name = found[1] or found[3]
            bases[name] = found[2] or found[4]
            for one in METHOD.finditer(found[5]):
                parameters = tuple(_parameters(one[6]))
                methods[name, one[2] or one[3] or one[5]] = Method(one[1] or one[4] or "HRESULT", parameters)
    return methods, bases


def _parameters(text: str) -> Iterator[Declared]:
    """Attributes hold commas of their own, so that only their directions stay while the text is cut at commas."""
    marked = ATTRIBUTES.sub(lambda found: "@" + "".join(sorted(re.findall(r"\b(?:in|out)\b", found[0]))) + " ", text)
    for part in ANNOTATION.sub("", marked).split(","):
        direction = re.search(r"@(\w+)", part)
        named = NAMED.fullmatch(re.sub(r"@\w*", "", part).strip())
        if named and named[1]:
            yield Declared(named[2], _type(named[1] + (named[3] or "")), direction[1] if direction else None)


def _type(text: str) -> str:
    return re.sub(r"\[[^\]]*\]", "*", re.sub(r"\bconst\b|\bstruct\b|\s", "", text))


def compare(model: Model, headers: Path, *, show: bool) -> Counter[str]:
    """Counts of what agrees ("… same") and what does not ("… other")."""
    methods, bases = read_headers(headers)
    counts: Counter[str] = Counter()

    def note(what: str, same: object, place: str, *pair: object) -> None:
        counts[f"{what} {'same' if same else 'other'}"] += 1
        if show and not same:
            print(what, place, *pair, sep="\t")

    for api in model.apis:
        if api.kind is Kind.INTERFACE and bases.get(api.name, "IUnknown") != "IUnknown":
            note("base", bases[api.name] in api.bases, api.id, api.bases, bases[api.name])
        declared = methods.get((api.parent or "", api.name)) if api.kind is Kind.METHOD else None
        if declared is None:
            continue
        if not api.signature:
            counts["method without a syntax block"] += 1
            continue
        note("return type", api.return_type == declared.returns, api.id, api.return_type, declared.returns)
        count = len(api.parameters) == len(declared.parameters)
        note("parameter count", count, api.id, len(api.parameters), len(declared.parameters))
        for ours, theirs in zip(api.parameters, declared.parameters, strict=False) if count else ():
            note("parameter name", ours.name == theirs.name, api.id, ours.name, theirs.name)
            note("parameter type", _type(ours.type) == theirs.type, f"{api.id}.{ours.name}", ours.type, theirs.type)
            if theirs.direction:
                ours_direction = ours.direction.value if ours.direction else None
                note(
                    "direction",
                    ours_direction == theirs.direction,
                    f"{api.id}.{ours.name}",
                    ours_direction,
                    theirs.direction,
                )
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tree", type=Path)
    parser.add_argument("headers", type=Path)
    parser.add_argument("--show", action="store_true", help="print where page and header differ")
    arguments = parser.parse_args()
    tree = scan_tree(arguments.tree)
    with workers(0, len(tree.pages)) as executor:
        model = make_model(read_tree(tree, None, executor, silent))
    for what, count in sorted(compare(model, arguments.headers, show=arguments.show).items()):
        print(f"{what}: {count}")


if __name__ == "__main__":
    main()
