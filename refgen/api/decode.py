"""Reads the parsed JSON of a model file."""

import json
from collections.abc import Mapping
from typing import Any

from refgen.api.encode import VERSION
from refgen.api.model import (
    Api,
    Direction,
    Kind,
    Member,
    Model,
    Outcome,
    Parameter,
    Passage,
    Reference,
    Requirements,
    Section,
    SourceFile,
)
from refgen.errors import UsageError
from refgen.text import Diagnostic, Severity


def decode_model(data: bytes) -> Model:
    """The model that `encode_model` wrote.

    Raises:
        UsageError: this is no model, or one of another version.
    """
    try:
        value = json.loads(data)
        if value["version"] != VERSION:
            raise UsageError(f"the model has version {value['version']}, this refgen reads {VERSION}; make it again")
        return Model(
            tuple(value["locales"]),
            tuple(_Entry(one).api() for one in value["apis"]),
            tuple(_diagnostic(one) for one in value["diagnostics"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"this is no model.json of refgen: {error}") from error


def _diagnostic(one: Mapping[str, Any]) -> Diagnostic:
    return Diagnostic(
        one["path"],
        one["line"],
        one["column"],
        one["code"],
        one["message"],
        one["remedy"],
        Severity(one["severity"]),
    )


class _Entry:
    """One entry of `apis`."""

    def __init__(self, value: Mapping[str, Any]) -> None:
        self._value = value
        self._origins = value["origins"]

    def _passage(self, path: str, texts: Mapping[str, str]) -> Passage:
        origin = self._origins.get(path, {})
        return Passage(dict(texts), dict(origin.get("lines", {})), tuple(origin.get("units", ())))

    def _description(self, name: str, number: int) -> Passage:
        return self._passage(f"{name}/{number}/description", self._value[name][number]["description"])

    def api(self) -> Api:
        """The API."""
        value = self._value
        needs = {name: self._passage(f"requirements/{name}", texts) for name, texts in value["requirements"].items()}
        return Api(
            id=value["id"],
            kind=Kind(value["kind"]),
            name=value["name"],
            parent=value["parent"],
            bases=tuple(value["bases"]),
            page=value["page"],
            area=value["area"],
            signature=value["signature"],
            return_type=value["return_type"],
            parameters=tuple(self._parameter(number, one) for number, one in enumerate(value["parameters"])),
            outcomes=tuple(
                Outcome(one["code"], one["value"], self._description("outcomes", number))
                for number, one in enumerate(value["outcomes"])
            ),
            members=tuple(self._member(number, one) for number, one in enumerate(value["members"])),
            title=self._passage("title", value["title"]),
            summary=self._passage("summary", value["summary"]),
            return_value=self._passage("return_value", value["return_value"]),
            remarks=self._passage("remarks", value["remarks"]),
            requirements=Requirements(**needs),
            see_also=tuple(
                Reference(self._passage(f"see_also/{number}/title", one["title"]), one["target"], one["api"])
                for number, one in enumerate(value["see_also"])
            ),
            keywords=tuple(value["keywords"]),
            sources={locale: SourceFile(**source) for locale, source in value["sources"].items()},
            is_flags=value["is_flags"],
            details=self._passage("details", value["details"]),
            sections=tuple(
                Section(one["role"], one["level"], self._passage(f"sections/{number}/heading", one["heading"]))
                for number, one in enumerate(value.get("sections", ()))
            ),
            embedded=value.get("embedded", ""),
        )

    def _member(self, number: int, one: Mapping[str, Any]) -> Member:
        return Member(
            name=one["name"],
            value=one["value"],
            type=one["type"],
            description=self._description("members", number),
            api=one["api"],
            expression=one["expression"],
        )

    def _parameter(self, number: int, one: Mapping[str, Any]) -> Parameter:
        return Parameter(
            name=one["name"],
            type=one["type"],
            direction=Direction(one["direction"]) if one["direction"] else None,
            optional=one["optional"],
            description=self._description("parameters", number),
            attributes=tuple(one["attributes"]),
            default=one["default"],
        )
