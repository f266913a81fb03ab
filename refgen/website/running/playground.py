"""Runs an example in the reader's browser, as `doctest` would, and says which sentences its answers stand on.

This file is put beside the stub into the archive that the site serves, and is imported there by Pyodide. So it imports the
standard library and the names of sentences alone, and knows worlds only by what they offer: `trace` and `reference`.
"""

import ast
import builtins
import contextlib
import io
import json
import sys
import traceback
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from refgen.website.sentences.name import sentence_name

_LONGEST = 100_000
"""Characters of output after which a program that prints for ever is ended."""
_ORIGINAL = "en-us"
"""Of the sentences that rules are made from."""
_CITED = 8
"""Answers that are explained, the last ones."""
_FILE = "<example>"
_WORLD = "World"
_MADE = "__made__"
"""What makes a world in the reader's place."""


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
    worlds: list[Any] = []
    scope: dict[str, Any] = {"__name__": "__main__", _MADE: _maker(locale, worlds)}
    error = ""
    hook, sys.displayhook = sys.displayhook, sys.__displayhook__
    asking, builtins.input = builtins.input, _no_input
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            for statement in _Speaking().visit(ast.parse(code, _FILE)).body:
                exec(compile(ast.Interactive([statement]), _FILE, "single"), scope)  # noqa: S102 -- the reader's own code, in the reader's browser
    except BaseException as raised:  # noqa: BLE001 -- the reader is shown whatever it was
        error = _told(raised, code.split("\n"))
    finally:
        sys.displayhook = hook
        builtins.input = asking
    # What the code made, with a name or without, and what it was given.
    asked = {id(world): world for world in (*worlds, *scope.values())}
    answers = [answer for world in asked.values() for answer in _answers(world, locale)]
    return json.dumps({"output": output.getvalue() + error, "answers": answers[-_CITED:]})


class _Speaking(ast.NodeTransformer):
    """Lets a world speak the reader's language, unless the code says which."""

    def visit_Call(self, node: ast.Call) -> ast.Call:
        """`World(…)` → `__made__(World, …)`."""
        self.generic_visit(node)
        if _WORLD in {getattr(node.func, "id", ""), getattr(node.func, "attr", "")}:
            made = ast.copy_location(ast.Name(_MADE, ast.Load()), node.func)
            node.args.insert(0, node.func)
            node.func = made
        return node


def _maker(locale: str, worlds: list[Any]) -> Callable[..., Any]:
    def made(kind: Callable[..., Any], *values: Any, **options: Any) -> Any:
        world = _made(kind, values, options, locale)
        worlds.append(world)
        return world

    return made


def _made(kind: Callable[..., Any], values: tuple[Any, ...], options: dict[str, Any], locale: str) -> Any:
    with contextlib.suppress(LookupError, TypeError):
        return kind(*values, **{"locale": locale, **options})
    # The reference knows no sentence in the language, or the reader has made a `World` of another kind.
    return kind(*values, **options)


def _no_input(*_: object) -> NoReturn:
    raise EOFError("nobody can be asked for input here: write the value into the code")


def _told(raised: BaseException, lines: list[str]) -> str:
    """What Python says of an error, from the reader's own lines on."""
    frames = [
        traceback.FrameSummary(one.filename, one.lineno, one.name, line=lines[one.lineno - 1])
        for one in traceback.extract_tb(raised.__traceback__)
        if one.filename == _FILE and one.lineno
    ]
    where = ["Traceback (most recent call last):\n", *traceback.format_list(frames)] if frames else []
    return "".join([*where, *traceback.format_exception_only(raised)])


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
    own = locale if locale in claim.locales else _language_of(claim)
    wording = claim.locales.get(own)
    return {
        "page": claim.page,
        "sentence": sentence_name(claim.english) if claim.unit >= 0 else "",
        "text": wording.text if wording else claim.english,
        "locale": own,
        "place": f"{wording.path}:{wording.line}" if wording else f"{claim.page}:{claim.line}",
    }


def _language_of(claim: Any) -> str:
    """That of the text that stands for the original: a page may be there only in translation."""
    alike = (locale for locale, wording in claim.locales.items() if wording.text == claim.english)
    return _ORIGINAL if _ORIGINAL in claim.locales else next(alike, _ORIGINAL)
