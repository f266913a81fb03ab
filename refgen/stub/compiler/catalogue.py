"""What a pattern may look up in the model: names that a sentence mentions, and their types."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from refgen.api.model import CALLABLE, Api, Direction, Kind, Model, Parameter
from refgen.corpus.runs import in_runs
from refgen.text.late import late

_POINTER = late(r"[*\]&]\s*$|^(?:const )?(?:LP\w+|P[A-Z]\w+|BSTR|I[A-Z]\w+|HANDLE|SAFEARRAY)\b|_PTR$")


class Catalogue:
    """The model, indexed by the names that sentences use."""

    def __init__(self, model: Model) -> None:
        self.model = model

    @property
    def by_id(self) -> Mapping[str, Api]:
        """Every API by its id."""
        return self.model.by_id

    @cached_property
    def outline(self) -> str:
        """All that a sentence on one page can depend on of the other pages: who is there, and of what kind."""
        return repr(in_runs(_outlined, self.model.apis))

    @cached_property
    def _callables(self) -> dict[str, tuple[Api, ...]]:
        found: dict[str, list[Api]] = defaultdict(list)
        for api in self.model.apis:
            if api.kind in CALLABLE:
                found[api.name].append(api)
        return {name: tuple(apis) for name, apis in found.items()}

    @cached_property
    def enumerations(self) -> dict[str, Api]:
        """Enumerations by name, folded to lower case."""
        return {api.name.lower(): api for api in self.model.apis if api.kind is Kind.ENUMERATION and api.members}

    @cached_property
    def methods(self) -> dict[str, tuple[Api, ...]]:
        """Methods by the id of their interface."""
        found: dict[str, list[Api]] = defaultdict(list)
        for api in self.model.apis:
            if api.kind is Kind.METHOD and api.parent:
                found[api.parent].append(api)
        return {name: tuple(apis) for name, apis in found.items()}

    def callable(self, mention: str, near: Api) -> Api | None:
        """The callable that a sentence on the page of `near` means: of the same interface first, else the only one."""
        mention = mention.removesuffix("()").replace("::", ".")
        for name in (f"{near.parent or near.id}.{mention}", mention):
            if name in self.by_id and self.by_id[name].kind in CALLABLE:
                return self.by_id[name]
        if "." in mention:
            return None
        found = self._callables.get(mention, ())
        return found[0] if len(found) == 1 else None


def _outlined(api: Api) -> tuple[object, ...]:
    return api.id, api.kind.value, api.name, api.parent, api.page, bool(api.members), api.is_flags


def find_parameter(mention: str, api: Api) -> Parameter | None:
    """The parameter of that name, else the only one that differs in case or in a Hungarian pointer prefix."""
    mention = mention.lstrip("*")
    for parameter in api.parameters:
        if parameter.name == mention:
            return parameter
    for fold in (str.lower, lambda name: name.lower().removeprefix("p")):
        found = [parameter for parameter in api.parameters if fold(parameter.name) == fold(mention)]
        if len(found) == 1:
            return found[0]
    return None


def is_pointer(parameter: Parameter) -> bool:
    """Whether null can be passed for it."""
    return bool(_POINTER.search(parameter.type)) or any(text.startswith("size_is") for text in parameter.attributes)


def is_output(parameter: Parameter) -> bool:
    """Whether the call writes to it; where the docs give no direction, a parameter is not an output."""
    return parameter.direction in {Direction.OUT, Direction.INOUT}
