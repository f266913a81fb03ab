"""Reads gettext PO that comes back from a translator's tool."""

import re
from collections.abc import Iterator
from dataclasses import field

from refgen.dataclass import dataclass
from refgen.errors import UsageError
from refgen.export.handoff import Returned, ReturnedFile
from refgen.export.po_write import EXPORTED, LOCALE
from refgen.locales import normalize_code

_KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*(".*)\Z')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"\s*\Z')
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|[0-7]{1,3}|.)")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_CONTEXT = re.compile(r"(?P<key>.+)#(?P<unit>\w+)/(?P<portion>\w+)", re.DOTALL)


@dataclass
class _Message:
    """One entry while it is read."""

    parts: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    digest: str = ""


def read_po(data: bytes, name: str) -> ReturnedFile:
    """What the catalog says, message by message; obsolete messages are passed over.

    Raises:
        UsageError: it is no PO file in UTF-8, or does not name its language.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: no UTF-8 ({error}); save it as UTF-8") from error
    header: dict[str, str] = {}
    portions: list[Returned] = []
    for number, message in _messages(text, name):
        if not message.parts.get("msgid") and "msgctxt" not in message.parts:
            header = _header(message.parts.get("msgstr", ""))
        else:
            portions.append(_portion(message, name, number))
    locale = normalize_code(header.get(LOCALE.lower()) or header.get("language", ""))
    if not locale:
        raise UsageError(f"{name}: the header has no Language; export again, and keep the header")
    return ReturnedFile(name, locale, tuple(portions))


def _portion(message: _Message, name: str, number: int) -> Returned:
    context = _CONTEXT.fullmatch(message.parts.get("msgctxt", ""))
    if not context or "msgid_plural" in message.parts:
        raise UsageError(f"{name}:{number}: this message is none of refgen export: its msgctxt names no page and unit")
    return Returned(
        context["key"],
        context["unit"],
        context["portion"],
        message.parts.get("msgid", ""),
        message.parts.get("msgstr", ""),
        message.digest,
        is_confirmed="fuzzy" not in message.flags,
        is_held="fuzzy" in message.flags,
    )


def _messages(text: str, name: str) -> Iterator[tuple[int, _Message]]:
    """Each message with the line that it begins on."""
    message, begin, keyword = _Message(), 1, ""
    for number, raw in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        line = raw.strip()
        is_next = bool(message.parts) and (line.startswith(("#", "msgctxt", "msgid ")))
        if is_next and "msgstr" in message.parts:
            yield begin, message
            message, keyword = _Message(), ""
        if not message.parts:
            begin = number
        if line.startswith("#"):
            _comment(line, message)
        elif match := _KEYWORD.match(line):
            keyword = match[1].replace("msgstr[0]", "msgstr")
            message.parts[keyword] = _unquote(match[2], name, number)
        elif line.startswith('"') and keyword:
            message.parts[keyword] += _unquote(line, name, number)
        elif line:
            raise UsageError(f"{name}:{number}: this is no line of a PO file: {line[:60]!r}")
    if message.parts:
        yield begin, message


def _comment(line: str, message: _Message) -> None:
    if line.startswith("#,"):
        message.flags |= {flag.strip() for flag in line[2:].split(",")}
    elif line.startswith("#.") and line[2:].strip().startswith(EXPORTED):
        message.digest = line[2:].strip().removeprefix(EXPORTED).strip()


def _unquote(quoted: str, name: str, number: int) -> str:
    match = _STRING.match(quoted)
    if not match:
        raise UsageError(f"{name}:{number}: this string has no end, or a quote inside: {quoted[:60]!r}")
    return _ESCAPE.sub(_unescape, match[1])


def _unescape(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] == "x" and len(code) == 3:
        return chr(int(code[1:], 16))
    return chr(int(code, 8)) if code.isdigit() else _PLAIN.get(code, code)


def _header(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.split("\n"))
    return {key.strip().lower(): value.strip() for key, _, value in pairs}
