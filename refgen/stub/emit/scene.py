"""What the emitters of one area's module share."""

from collections.abc import Mapping
from typing import NamedTuple

from refgen.api.model import Api
from refgen.stub.emit.annotation import Annotator
from refgen.stub.emit.behaviour import Behaviour
from refgen.stub.emit.docstring import Words
from refgen.stub.emit.imports import Imports
from refgen.stub.emit.names import Place


class Scene(NamedTuple):
    """One module on its way."""

    area: str
    """Name of the module."""
    imports: Imports
    annotator: Annotator
    words: Words
    behaviour: Behaviour
    places: Mapping[str, Place]
    methods: Mapping[str, tuple[Api, ...]]
    """Of the interfaces of this module, by their id, in the order of the ids."""
    named: Mapping[str, frozenset[str]]
    """Names of the methods by id of their interface, those of other modules too."""
    bases: Mapping[str, tuple[str, ...]]
    """With which each interface's class is written."""

    def runtime(self, module: str, name: str) -> str:
        """Import something of the runtime that the module needs when it is imported."""
        return self.imports.need(f"{self.imports.package}._runtime.{module}", name)

    def runtime_typed(self, module: str, name: str) -> str:
        """Import something of the runtime that only annotations need."""
        return self.imports.need_typed(f"{self.imports.package}._runtime.{module}", name)
