"""What a C type is in Python's annotations: for a value that goes in, for one that comes out, for a field."""

import re
from collections.abc import Container, Mapping
from typing import NamedTuple

from refgen.api.model import Kind
from refgen.stub.emit.ctype import CType, Family, read_type
from refgen.stub.emit.imports import Imports
from refgen.stub.emit.names import Place

_SCALAR = {Family.NUMBER: "int", Family.BYTE: "int", Family.CHARACTER: "str", Family.TRUTH: "bool", Family.TEXT: "str"}
_POINTER_PREFIX = re.compile(r"^(?:LPC|LP|PC|P)(?=[A-Z])")
_ZERO = {"int": "0", "bool": "False", "str": '""'}
_NIL = '"00000000-0000-0000-0000-000000000000"'
_CALLBACK = "Callable[..., object]"


class Annotator(NamedTuple):
    """Writes the annotations of one area's module."""

    area: str
    places: Mapping[str, Place]
    kinds: Mapping[str, Kind]
    """Of everything in `places`."""
    imports: Imports

    def given(self, text: str, hidden: Container[str] = ()) -> str:
        """A value that goes in; `hidden` are names that mean something else where the annotation stands."""
        kind = self._read(text)
        if kind.depth == 0:
            scalar = self._scalar(kind, hidden)
            return f"{scalar} | None" if kind.family is Family.TEXT or self._is(kind, Kind.CALLBACK) else scalar
        return self._pointed(kind, hidden)

    def received(self, text: str, hidden: Container[str] = ()) -> str:
        """A value that comes out of a parameter; the outermost pointer or array is the way out."""
        kind = self._read(text)
        inner = CType(kind.base, max(0, kind.depth - 1), is_array=False)
        if kind.family in {Family.CHARACTER, Family.TEXT} and kind.depth <= 2:
            return "str"
        if kind.family is Family.BYTE and (kind.is_array or kind.depth == 2):
            return "bytes"
        if kind.family is Family.BYTE:
            return "bytes | int"
        if kind.is_array:
            item = self._pointed(inner, hidden) if inner.depth else self._scalar(inner, hidden)
            return f"{self.imports.need_typed('collections.abc', 'Sequence')}[{item.removesuffix(' | None')}]"
        return self._scalar(inner, hidden) if inner.depth == 0 else self._pointed(inner, hidden).removesuffix(" | None")

    def held(self, text: str | None, hidden: Container[str] = ()) -> tuple[str, str]:
        """The field of a structure, and its value in one that is all zeros.

        A number that no value of an enumeration has is a number, and a structure that holds another one holds its zeros.
        """
        if not text:
            return "object", "None"
        kind = self._read(text)
        given = "str" if kind.is_array and kind.family is Family.CHARACTER else self.given(text, hidden)
        if kind.depth or given in {"object", *_ZERO} or given.endswith("None"):
            return given, _ZERO.get(given, "None")
        return self._whole(kind, given)

    def _whole(self, kind: CType, given: str) -> tuple[str, str]:
        """A field that holds more than a number or a pointer."""
        if kind.family is Family.GUID:
            return given, _NIL
        if self._is(kind, Kind.ENUMERATION):
            return f"{given} | int", "0"
        if self._is(kind, Kind.STRUCTURE) and self.places[kind.base].area == self.area:
            return given, f"{self.imports.need('dataclasses', 'field')}(default_factory=lambda: {given}())"
        return f"{given} | None", "None"

    def name(self, api: str, hidden: Container[str] = (), *, is_base: bool = False) -> str:
        """How the module calls something documented."""
        place = self.places[api]
        if place.area == self.area and (is_base or place.name not in hidden):
            return place.name
        return f"{self.imports.area(place.area, is_base=is_base)}.{place.name}"

    def _read(self, text: str) -> CType:
        """A type; `LPCFOO` is a pointer to a documented `FOO`."""
        kind = read_type(text)
        bare = _POINTER_PREFIX.sub("", kind.base)
        if kind.base not in self.kinds and self.kinds.get(bare) is Kind.STRUCTURE:
            return CType(bare, kind.depth + 1, kind.is_array)
        return kind

    def _is(self, kind: CType, *kinds: Kind) -> bool:
        return kind.family is Family.NAMED and self.kinds.get(kind.base) in kinds

    def _scalar(self, kind: CType, hidden: Container[str]) -> str:
        if kind.family is Family.GUID:
            return f"{self.imports.need_typed('uuid', 'UUID')} | str"
        if self._is(kind, Kind.CALLBACK):
            self.imports.need_typed("collections.abc", "Callable")
            return _CALLBACK
        if self._is(kind, Kind.ENUMERATION, Kind.STRUCTURE, Kind.INTERFACE):
            return self.name(kind.base, hidden)
        return _SCALAR.get(kind.family, "object")

    def _pointed(self, kind: CType, hidden: Container[str]) -> str:
        if kind.family is Family.CHARACTER and kind.depth == 1:
            return "str | None"
        if kind.family is Family.BYTE and kind.depth == 1:
            return "bytes | None"
        item = self._scalar(kind, hidden)
        if item == "object" or kind.depth - kind.is_array > 1:
            return "object"
        if kind.is_array or kind.family in {Family.TEXT, Family.CHARACTER}:
            return f"{self.imports.need_typed('collections.abc', 'Sequence')}[{item}] | None"
        if kind.family is Family.NUMBER:
            return f"int | {self.imports.need_typed('collections.abc', 'Sequence')}[int] | None"
        return f"{item} | None"
