"""The declaration grammar: one case a way of writing (or miswriting) a declaration, and properties over all of them.

`python -m tests.api.test_signature` writes what the cases give anew; read the difference before committing it.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from refgen.api.signature import (
    Argument,
    Coclass,
    Declaration,
    EnumDeclaration,
    FunctionDeclaration,
    InterfaceDeclaration,
    StructDeclaration,
    parse_signature,
)

CASES = Path(__file__).parent / "signatures.yml"


def argument(one: Argument) -> str:
    marks = [word for word, is_set in (("in", one.is_in), ("out", one.is_out), ("optional", one.is_optional)) if is_set]
    marks += one.attributes
    default = f" = {one.default}" if one.default is not None else ""
    return f"{'[' + ', '.join(marks) + '] ' if marks else ''}{one.name or '?'}: {one.type}{default}"


def declaration(one: Declaration) -> list[str]:
    match one:
        case FunctionDeclaration():
            head = f"{'pointer to ' if one.is_pointer else ''}function {one.name or '?'} -> {one.return_type or '?'}"
            return [head, *(argument(each) for each in one.arguments)]
        case EnumDeclaration():
            return [f"enum {one.name} ({one.tag})", *(f"{each.name} = {each.value}" for each in one.enumerators)]
        case StructDeclaration():
            methods = [line for each in one.methods for line in declaration(each)]
            return [f"struct {one.name} ({one.tag})", *(f"{each.name}: {each.type}" for each in one.fields), *methods]
        case InterfaceDeclaration():
            methods = [line for each in one.methods for line in declaration(each)]
            return [f"interface {one.name} : {', '.join(one.bases) or '-'}", *methods]
        case Coclass():
            return [f"coclass {one.name} : {', '.join(one.interfaces)}"]


def reading(text: str) -> list[str]:
    read = parse_signature(text)
    lines = [line for one in read.declarations for line in declaration(one)]
    lines += [f"constant {one.name} = {one.value}" for one in read.constants]
    return lines + [f"! {problem.line} {problem.code}" for problem in read.problems]


def cases() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load(CASES.read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    assert reading(case["text"]) == case["reads"]


@given(st.text(alphabet="HRESULT ab[]()in,out;*{}=|<>:\"'/#\n0x1.&-~", max_size=120))
def test_anything_is_read_without_an_exception(text: str) -> None:
    assert parse_signature(text) == parse_signature(text)


NAMES = st.from_regex(r"[a-z][A-Za-z]{2,8}", fullmatch=True).map(lambda name: f"p{name.title()}")
TYPES = st.sampled_from(["DWORD", "LPCWSTR", "IBox*", "IBox**", "const BYTE*", "unsigned long", "WCHAR", "void*"])
MARKS = st.sampled_from([(), ("in",), ("out",), ("in", "out"), ("out", "retval"), ("in", "optional")])


@given(st.lists(st.tuples(MARKS, TYPES, NAMES), max_size=8, unique_by=lambda one: one[2]))
def test_what_is_written_is_what_is_read(parts: list[tuple[tuple[str, ...], str, str]]) -> None:
    written = ",\n".join(
        f"{'[' + ', '.join(marks) + ']' if marks else ''} {kind} {name}" for marks, kind, name in parts
    )
    read = parse_signature(f"HRESULT Work (\n{written}\n);")
    assert not read.problems
    (function,) = read.declarations
    assert isinstance(function, FunctionDeclaration)
    assert [(one.name, one.type, one.is_in, one.is_out, one.is_optional) for one in function.arguments] == [
        (name, kind, "in" in marks, "out" in marks, "optional" in marks) for marks, kind, name in parts
    ]


@given(st.lists(st.tuples(TYPES, NAMES), min_size=1, max_size=6, unique_by=lambda one: one[1]), st.data())
def test_a_missing_comma_between_lines_loses_no_parameter(parts: list[tuple[str, str]], data: st.DataObject) -> None:
    commas = [data.draw(st.booleans()) for _ in parts[:-1]]
    lines = [
        f"[in] {kind} {name}{',' if comma else ''}" for (kind, name), comma in zip(parts, [*commas, False], strict=True)
    ]
    read = parse_signature("HRESULT Work (\n" + "\n".join(lines) + "\n);")
    (function,) = read.declarations
    assert isinstance(function, FunctionDeclaration)
    assert [one.name for one in function.arguments] == [name for _, name in parts]
    assert len(read.problems) == commas.count(False)


@pytest.mark.parametrize("unit", ["(", "[in", "{", "int a,", "enum {", "struct {", "'", "/*", "A = (", "[[", "*"])
def test_depth_and_length_do_no_harm(unit: str) -> None:
    for text in ("HRESULT F(" + unit * 20_000, unit * 20_000):
        assert parse_signature(text) == parse_signature(text)


def main() -> None:
    written = [{**case, "reads": reading(case["text"])} for case in cases()]
    CASES.write_text(yaml.safe_dump(written, sort_keys=False, allow_unicode=True, width=120), "utf-8")


if __name__ == "__main__":
    main()
