"""Characters in XML: written so that every tool may read them, and read so that nothing can explode.

XML 1.0 has no place for most control characters and for bytes that are no UTF-8; who writes them decides what stands
for them. A document type declaration is refused before anything in it is read: no file for translators needs one, and
all attacks by entities do (expansion, files and addresses from outside).
"""

import re
from xml.etree import ElementTree as ET
from xml.parsers import expat

from refgen.errors import UsageError
from refgen.text.xml import without_illegal

DEEPEST = 100
"""Elements inside each other; files for translators have about ten."""
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_SPECIAL = re.compile("[&<>\r]")
_IN_ATTRIBUTE = re.compile('[&<>"\r\n\t]')


def escape_text(text: str) -> str:
    """Text between tags; illegal characters have to be gone."""
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)


def quote(text: str) -> str:
    """Text as an attribute's value, quotes included; what is illegal is replaced."""
    return f'"{_IN_ATTRIBUTE.sub(_as_reference, without_illegal(text))}"'


def _as_reference(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"&#{ord(match[0])};"


def parse_xml(data: bytes, name: str) -> ET.Element:
    """The root of a document that came from outside.

    Raises:
        UsageError: it is no well-formed XML, declares a document type, or is nested absurdly; `name` says which file.
    """
    _refuse_dangers(data, name)
    return ET.fromstring(data)  # noqa: S314  (it has no declarations: the reading before saw to that)


def _refuse_dangers(data: bytes, name: str) -> None:
    parser = expat.ParserCreate()
    depth = 0

    def place() -> str:
        return f"{name}:{parser.CurrentLineNumber}:{parser.CurrentColumnNumber + 1}"

    def doctype(*_: object) -> None:
        raise UsageError(f"{place()}: a document type declaration is not accepted; remove it, with its entities")

    def start(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise UsageError(f"{place()}: more than {DEEPEST} elements inside each other; this is no file of ours")

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UsageError(f"{name}: no well-formed XML: {error}; save it again from the translator's tool") from error
