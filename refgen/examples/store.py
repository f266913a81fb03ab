"""Generated examples as JSON, so that a run with the same stub need not make them again."""

import json
from collections.abc import Iterable
from typing import Any

from refgen.examples.example import Example, Step

VERSION = 1


def encode_examples(examples: Iterable[Example]) -> str:
    """Text of a file with the examples, sorted by id."""
    entries = [_as_data(example) for example in sorted(examples, key=lambda one: one.id)]
    return json.dumps({"version": VERSION, "examples": entries}, ensure_ascii=False, indent=None) + "\n"


def decode_examples(text: str) -> tuple[Example, ...] | None:
    """The examples of a file; None for a file that is damaged or of another version."""
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            return None
        return tuple(_as_example(entry) for entry in data["examples"])
    except (ValueError, KeyError, TypeError):
        return None


def _as_data(example: Example) -> dict[str, Any]:
    return {
        "id": example.id,
        "api": example.api,
        "steps": [[step.code, step.expected, step.line] for step in example.steps],
        "claims": example.claims,
        "rules": example.rules,
        "texts": dict(example.texts),
        "comments": dict(example.comments),
        "is_generated": example.is_generated,
    }


def _as_example(entry: dict[str, Any]) -> Example:
    return Example(
        **entry
        | {
            "steps": tuple(Step(*step) for step in entry["steps"]),
            "claims": tuple(entry["claims"]),
            "rules": tuple(entry["rules"]),
        }
    )
