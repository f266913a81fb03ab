"""`[name]: target "title"`: where links by reference lead. It shows nothing, and so is no block."""

from collections.abc import Sequence

from refgen.ops.lines import Line
from refgen.ops.reader import Reader
from refgen.text.late import late

_NAME = late(r"\[(?![!^])(?P<name>(?:[^\[\]\\]|\\.){1,999})\]:[ \t]*")
"""A name with a circumflex is that of a footnote."""
_TARGET = late(r"(?:<(?P<quoted>[^<>]+)>|(?P<bare>[^\s<]\S*))(?:[ \t]+(?P<title>\S.*))?$")
_TITLE = late(r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))$")


def read_definition(reader: Reader, lines: Sequence[Line], index: int, depth: int) -> tuple[None, int] | None:
    """A name, its target and perhaps a title, of which the target and the title may stand on the lines that follow."""
    del depth
    name = _NAME.match(lines[index].body)
    if not name or not name["name"].strip():
        return None
    line, at = lines[index], name.end()
    if at == len(line.body):
        index, at = index + 1, 0
        if index == len(lines):
            return None
        line = lines[index]
    target = _TARGET.match(line.body, at)
    if not target or (target["title"] and not _TITLE.match(target["title"])):
        return None
    group = "quoted" if target["quoted"] else "bare"
    reader.define(name["name"], target[group], line.body_start + target.start(group))
    index += 1
    if not target["title"] and index < len(lines) and _TITLE.match(lines[index].body):
        index += 1
    return None, index
