"""Reads XLIFF 2 that comes back from a translator's tool.

Codes are put back from `originalData`, whether the tool kept them as `pc` or wrote `sc` and `ec`; marks that tools add
(`mrk`, comments of reviewers) are looked through.
"""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from refgen.errors import UsageError
from refgen.export.handoff import Returned, ReturnedFile
from refgen.export.xliff_write import CATEGORY, CORE, METADATA
from refgen.export.xml_text import parse_xml
from refgen.locales import normalize_code

_XLIFF = f"{{{CORE}}}"
_MDA = f"{{{METADATA}}}"


class _LostCodeError(Exception):
    """A code whose original is not in the file; its text says which."""


def read_xliff(data: bytes, name: str) -> ReturnedFile:
    """What the file says, segment by segment.

    Raises:
        UsageError: it is no XLIFF 2, or does not name its language.
    """
    root = parse_xml(data, name)
    if root.tag != f"{_XLIFF}xliff" or root.get("version", "") not in {"2.0", "2.1"}:
        found = f"XLIFF {root.get('version')}" if root.tag.endswith("xliff") else f"<{root.tag.rpartition('}')[2]}>"
        raise UsageError(f"{name}: this is {found}; what refgen export writes, and import reads, is XLIFF 2.0")
    locale = normalize_code(root.get("trgLang", ""))
    if not locale:
        raise UsageError(f"{name}: the root says no trgLang; export again, and keep it")
    portions = tuple(one for file in root.iter(f"{_XLIFF}file") for one in _file(file))
    return ReturnedFile(name, locale, portions)


def _file(file: Element) -> Iterator[Returned]:
    key = file.get("original", "")
    for unit in file.iter(f"{_XLIFF}unit"):
        yield from _unit(unit, key)


def _unit(unit: Element, key: str) -> Iterator[Returned]:
    data = {one.get("id", ""): _plain(one) for one in unit.iterfind(f"{_XLIFF}originalData/{_XLIFF}data")}
    digests = {
        meta.get("type", ""): (meta.text or "").strip()
        for group in unit.iter(f"{_MDA}metaGroup")
        if group.get("category") == CATEGORY
        for meta in group
    }
    for segment in unit.iterfind(f"{_XLIFF}segment"):
        name = segment.get("id", "")
        source, target, problem = "", "", ""
        try:
            source = _markdown(segment.find(f"{_XLIFF}source"), data)
            target = _markdown(segment.find(f"{_XLIFF}target"), data)
        except _LostCodeError as error:
            problem = f"the code {error} has lost its original; export again, or put back its <data>"
        is_confirmed = segment.get("state", "initial") != "initial"
        yield Returned(
            key, unit.get("id", ""), name, source, target, digests.get(name, ""), is_confirmed, problem=problem
        )


def _markdown(element: Element | None, data: Mapping[str, str]) -> str:
    return "" if element is None else "".join(_chunks(element, data))


def _chunks(element: Element, data: Mapping[str, str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        match child.tag.removeprefix(_XLIFF):
            case "ph" | "sc" | "ec":
                yield _original(child, "dataRef", data)
            case "pc":
                yield _original(child, "dataRefStart", data)
                yield from _chunks(child, data)
                yield _original(child, "dataRefEnd", data)
            case "cp":
                yield _character(child)
            case _:
                yield from _chunks(child, data)
        yield child.tail or ""


def _original(element: Element, attribute: str, data: Mapping[str, str]) -> str:
    try:
        return data[element.get(attribute, "")]
    except KeyError:
        raise _LostCodeError(element.get("disp") or element.get("id") or "?") from None


def _plain(element: Element) -> str:
    return (element.text or "") + "".join(_character(child) + (child.tail or "") for child in element)


def _character(element: Element) -> str:
    try:
        return chr(int(element.get("hex", ""), 16))
    except (ValueError, OverflowError):
        raise _LostCodeError(f"cp {element.get('hex')}") from None
