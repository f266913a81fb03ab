"""The model as JSON and back: the same bytes for the same model, whatever made it.

Texts stand in the JSON as `{locale: text}`, as readers of the file want them; where they come from (lines, units) is
kept apart in each entry's `origins`, by the path of the text inside the entry.
"""

import json
from collections.abc import Iterator, Mapping
from itertools import chain, repeat
from typing import Any

from refgen.api.model import Api, Member, Model, Outcome, Parameter, Passage, SourceFile
from refgen.cache.runs import runs_of
from refgen.cache.stretch import Part, remade, stretch, whole
from refgen.installation import ROOT
from refgen.text import Diagnostic

VERSION = 1
_FIELDS = ("platforms", "header", "library", "versions")


def model_schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    schema: dict[str, Any] = json.loads((ROOT / "api" / "schema" / "model.schema.json").read_text("utf-8"))
    return schema


def encode_model(model: Model) -> bytes:
    """`model.json`: UTF-8, keys in a fixed order, a line for each API."""
    return whole(model_stretches(model))


def model_stretches(model: Model) -> tuple[Part, ...]:
    """The same in stretches, one of which is about few APIs."""
    head = json.dumps({"version": VERSION, "locales": model.locales}, ensure_ascii=False)[:-1].encode()
    problems = b",\n".join(_line(_diagnostic(problem)) for problem in model.diagnostics)
    before, behind = b'%b, "apis": [\n' % head, b'\n], "diagnostics": [\n%b\n]}\n' % problems
    leads = chain((b"",), repeat(b",\n"))
    return stretch(before), *map(_entries, runs_of(model.apis), leads), stretch(behind)


@remade
def _entries(apis: tuple[Api, ...], lead: bytes) -> bytes:
    return lead + b",\n".join(_line(_api(api)) for api in apis)


def _line(value: Mapping[str, Any]) -> bytes:
    """One line of JSON; where a page held bytes that are no UTF-8, all but ASCII is escaped."""
    try:
        return json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(value).encode()


def _api(api: Api) -> dict[str, Any]:
    origins = {
        path: {"lines": dict(passage.lines), "units": list(passage.units)}
        for path, passage in passages(api)
        if passage.lines or passage.units
    }
    return {
        "id": api.id,
        "kind": api.kind.value,
        "name": api.name,
        "parent": api.parent,
        "bases": list(api.bases),
        "page": api.page,
        "area": api.area,
        "signature": api.signature,
        "return_type": api.return_type,
        "parameters": [_parameter(one) for one in api.parameters],
        "outcomes": [
            {"code": one.code, "value": one.value, "description": dict(one.description.texts)} for one in api.outcomes
        ],
        "members": [_member(one) for one in api.members],
        "is_flags": api.is_flags,
        "title": dict(api.title.texts),
        "summary": dict(api.summary.texts),
        "return_value": dict(api.return_value.texts),
        "remarks": dict(api.remarks.texts),
        "details": dict(api.details.texts),
        "sections": [
            {"role": one.role, "level": one.level, "heading": dict(one.heading.texts)} for one in api.sections
        ],
        "requirements": {name: dict(getattr(api.requirements, name).texts) for name in _FIELDS},
        "see_also": [{"title": dict(one.title.texts), "target": one.target, "api": one.api} for one in api.see_also],
        "keywords": list(api.keywords),
        "sources": {locale: _source(source) for locale, source in sorted(api.sources.items())},
        **({"embedded": api.embedded} if api.embedded else {}),
        "origins": origins,
    }


def _parameter(one: Parameter) -> dict[str, Any]:
    return {
        "name": one.name,
        "type": one.type,
        "direction": one.direction.value if one.direction else None,
        "optional": one.optional,
        "attributes": list(one.attributes),
        "default": one.default,
        "description": dict(one.description.texts),
    }


def _member(one: Member) -> dict[str, Any]:
    return {
        "name": one.name,
        "value": one.value,
        "expression": one.expression,
        "type": one.type,
        "api": one.api,
        "description": dict(one.description.texts),
    }


def _source(source: SourceFile) -> dict[str, str]:
    return {
        "path": source.path,
        "openlocfilehash": source.openlocfilehash,
        "sourcegitcommit": source.sourcegitcommit,
        "lasthandoff": source.lasthandoff,
        "translationtype": source.translationtype,
    }


def _diagnostic(problem: Diagnostic) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def passages(api: Api) -> Iterator[tuple[str, Passage]]:
    """Every text of an API with its path in the JSON entry: `parameters/0/description`."""
    yield "title", api.title
    yield "summary", api.summary
    described: tuple[tuple[str, tuple[Parameter | Outcome | Member, ...]], ...] = (
        ("parameters", api.parameters),
        ("outcomes", api.outcomes),
        ("members", api.members),
    )
    for name, items in described:
        for number, item in enumerate(items):
            yield f"{name}/{number}/description", item.description
    yield "return_value", api.return_value
    yield "remarks", api.remarks
    yield "details", api.details
    for number, section in enumerate(api.sections):
        yield f"sections/{number}/heading", section.heading
    for name in _FIELDS:
        yield f"requirements/{name}", getattr(api.requirements, name)
    for number, reference in enumerate(api.see_also):
        yield f"see_also/{number}/title", reference.title
