"""What a pattern may look up in the model: names that a sentence mentions, and their types."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from refgen.api.model import CALLABLE, Api, Direction, Kind, Model, Parameter
from refgen.cache.runs import in_runs
from refgen.text.late import late

_POINTER = late(r"[*\]&]\s*$|^(?:const )?(?:LP\w+|P[A-Z]\w+|BSTR|I[A-Z]\w+|HANDLE|SAFEARRAY)\b|_PTR$")


Question = tuple[str, ...]
"""What a pattern has looked up: one of the three words below, and what it gave."""
_CALLABLE, _METHODS, _ENUMERATION = "callable", "methods", "enumeration"


class Catalogue:
    """The model, indexed by the names that sentences use; it knows what was looked up in it."""

    def __init__(self, model: Model, names: "_Names | None" = None) -> None:
        """`names` are those of the model, where they are known already."""
        self.model = model
        self._names = names or _Names(model)
        self._asked: dict[Question, None] = {}

    def anew(self) -> "Catalogue":
        """The same, in which nothing has been looked up."""
        return Catalogue(self.model, self._names)

    @property
    def outline(self) -> str:
        """All that a sentence on one page can depend on of the other pages: who is there, and of what kind."""
        return repr(in_runs(_outlined, self.model.apis))

    @property
    def asked(self) -> tuple[Question, ...]:
        """What was looked up."""
        return tuple(sorted(self._asked))

    def told(self, questions: Iterable[Question]) -> str:
        """What is found for some questions, as far as a sentence can depend on it."""
        found = map(self._names.found, questions)
        return repr([[*map(_outlined, apis)] for apis in found])

    def callable(self, mention: str, near: Api) -> Api | None:
        """The callable that a sentence on the page of `near` means: of the same interface first, else the only one."""
        found = self._ask(_CALLABLE, near.parent or near.id, mention)
        return found[0] if found else None

    def methods(self, interface: str) -> tuple[Api, ...]:
        """The methods of an interface, by its id."""
        return self._ask(_METHODS, interface)

    def enumeration(self, name: str) -> Api | None:
        """The enumeration of that name, whose capitals do not matter."""
        found = self._ask(_ENUMERATION, name.lower())
        return found[0] if found else None

    def _ask(self, *question: str) -> tuple[Api, ...]:
        self._asked[question] = None
        return self._names.found(question)


class _Names:
    """What a model is looked up by."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def found(self, question: Question) -> tuple[Api, ...]:
        """The answer to a question."""
        kind, *given = question
        if kind == _CALLABLE:
            return self._callable(*given)
        known = self._methods if kind == _METHODS else self._enumerations
        return known.get(given[0], ())

    def _callable(self, scope: str, mention: str) -> tuple[Api, ...]:
        by_id = self._model.by_id
        mention = mention.removesuffix("()").replace("::", ".")
        for name in (f"{scope}.{mention}", mention):
            if name in by_id and by_id[name].kind in CALLABLE:
                return (by_id[name],)
        found = () if "." in mention else self._callables.get(mention, ())
        return found if len(found) == 1 else ()

    @cached_property
    def _callables(self) -> dict[str, tuple[Api, ...]]:
        found: dict[str, list[Api]] = defaultdict(list)
        for api in self._model.apis:
            if api.kind in CALLABLE:
                found[api.name].append(api)
        return {name: tuple(apis) for name, apis in found.items()}

    @cached_property
    def _enumerations(self) -> dict[str, tuple[Api, ...]]:
        """By name, in lower case; of several the last."""
        return {api.name.lower(): (api,) for api in self._model.apis if api.kind is Kind.ENUMERATION and api.members}

    @cached_property
    def _methods(self) -> dict[str, tuple[Api, ...]]:
        """Methods by the id of their interface."""
        found: dict[str, list[Api]] = defaultdict(list)
        for api in self._model.apis:
            if api.kind is Kind.METHOD and api.parent:
                found[api.parent].append(api)
        return {name: tuple(apis) for name, apis in found.items()}


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


def mentions(text: str, name: str) -> bool:
    """Whether a text has that name as a word."""
    # It is asked of all parameters, and few are there: a pattern takes long to compile.
    return name in text and re.search(rf"\b{re.escape(name)}\b", text) is not None


def is_pointer(parameter: Parameter) -> bool:
    """Whether null can be passed for it."""
    return bool(_POINTER.search(parameter.type)) or any(text.startswith("size_is") for text in parameter.attributes)


def is_output(parameter: Parameter) -> bool:
    """Whether the call writes to it; where the docs give no direction, a parameter is not an output."""
    return parameter.direction in {Direction.OUT, Direction.INOUT}
