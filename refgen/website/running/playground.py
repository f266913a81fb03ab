"""Runs an example in the reader's browser, as `doctest` would, and says which sentences its answers stand on.

This file is put beside the stub into the archive that the site serves, under the name `_playground`, and is imported there
by Pyodide. So it imports the standard library alone, and knows worlds only by what they offer: `trace` and `reference`.
"""

import ast
import contextlib
import io
import json
import sys
import traceback
from collections.abc import Iterator
from typing import Any

_LONGEST = 100_000
"""Characters of output after which a program that prints for ever is ended."""
_ORIGINAL = "en-us"
"""Of the sentences that rules are made from."""
_CITED = 8
"""Answers that are explained, the last ones."""


class _Output(io.StringIO):
    """What a program prints, up to a limit."""

    def write(self, text: str) -> int:
        """Keep a text."""
        if self.tell() + len(text) > _LONGEST:
            raise RuntimeError("too much output")
        return super().write(text)


def run(code: str, locale: str) -> str:
    """Run statements one by one; JSON with `output`, and `answers`, each with the sentences behind it."""
    output = _Output()
    scope: dict[str, Any] = {"__name__": "__main__"}
    error = ""
    hook, sys.displayhook = sys.displayhook, sys.__displayhook__
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            for statement in ast.parse(code, "<example>").body:
                exec(compile(ast.Interactive([statement]), "<example>", "single"), scope)  # noqa: S102 -- the reader's own code, in the reader's browser
    except BaseException as raised:  # noqa: BLE001 -- the reader is shown whatever it was
        error = f"Traceback (most recent call last):\n    ...\n{''.join(traceback.format_exception_only(raised))}"
    finally:
        sys.displayhook = hook
    answers = [answer for world in scope.values() for answer in _answers(world, locale)]
    return json.dumps({"output": output.getvalue() + error, "answers": answers[-_CITED:]})


def _answers(world: Any, locale: str) -> Iterator[dict[str, Any]]:
    """The answers of a world that rules decided, each kind of answer once; nothing for what is no world."""
    if isinstance(world, type) or not (hasattr(world, "trace") and hasattr(world, "reference")):
        return
    claims = world.reference.claims
    seen = set()
    for call in world.trace:
        code = getattr(call.answer.code, "name", "")
        known = [claims[name] for name in call.answer.claims if name in claims]
        # A rule may stand on the same sentence of every page; the reader wants that of the page of what was called.
        own = [claim for claim in known if claim.api == call.api] or known[:1]
        sentences = [_sentence(claim, locale) for claim in own]
        key = (call.api, code, call.answer.claims)
        if key not in seen and (sentences or code):
            seen.add(key)
            said = "ContractViolation" if call.answer.is_violation else code
            yield {"api": call.api, "code": said, "sentences": sentences}


def _sentence(claim: Any, locale: str) -> dict[str, Any]:
    wording = claim.locales.get(locale)
    return {
        "page": claim.page,
        "sentence": f"s-{claim.unit}-{claim.ordinal}" if claim.unit >= 0 else "",
        "text": wording.text if wording else claim.english,
        "locale": locale if wording else _ORIGINAL,
        "place": f"{wording.path}:{wording.line}" if wording else f"{claim.page}:{claim.line}",
    }
