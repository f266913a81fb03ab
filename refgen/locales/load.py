"""Reads the locale files; the folder is the registry.

A page's locale `fr-fr` is served by `fr-fr.yml` if there is one, else by `fr.yml`, else by neutral data; one in traditional
Chinese by `zh-tw.yml`.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from refgen.errors import MissingResourceError
from refgen.installation import kept
from refgen.locales.locale import Locale, Segmentation
from refgen.locales.names import OWN_NAMES, REGIONAL_NAMES, codes_of, own_name

_FOLDER = Path(__file__).parent
_WRITTEN_AS = {"zh-hant": "zh-tw", "zh-hk": "zh-tw", "zh-mo": "zh-tw"}
"""Locales that share the file of another one than their language."""
_WORD_SETS = ("abbreviations", "conjunctions", "announcements")


def normalize_code(code: str) -> str:
    """`fr-FR`, `fr_FR` → `fr-fr`."""
    return code.strip().replace("_", "-").lower()


def meant_by(code: str, there: Iterable[str]) -> tuple[str, ...]:
    """Those of some locales that a code can mean: itself, else all that a bare language, `fr`, is the language of."""
    wanted, known = normalize_code(code), tuple(there)
    return (wanted,) if wanted in known else tuple(one for one in known if one.partition("-")[0] == wanted)


@cache
def locale_codes() -> tuple[str, ...]:
    """Codes of the locales that have a file, sorted."""
    return tuple(sorted(name[:-4] for name in os.listdir(_FOLDER) if name.endswith(".yml")))  # noqa: PTH208  (at each start)


@cache
def load_locale(code: str) -> Locale:
    """The data for a locale; for one without a file, neutral data under its own code."""
    wanted = normalize_code(code)
    for name in codes_of(wanted):
        candidate = _WRITTEN_AS.get(name, name)
        if candidate in locale_codes():
            found = _read(candidate)
            own = OWN_NAMES.get(wanted) or REGIONAL_NAMES.get(wanted)
            return replace(found, name=own) if own else found
    return Locale(wanted, own_name(wanted), wanted, Segmentation(), {}, {}, {})


@cache
def _read(code: str) -> Locale:
    file = _FOLDER / f"{code}.yml"
    data = json.loads(kept(f"{code}.locale", partial(_parsed, file)))
    try:
        return Locale(
            code=code,
            name=data["name"],
            english_name=data["english_name"],
            segmentation=_segmentation(data.get("segmentation") or {}),
            headings=_tuples(data.get("headings") or {}),
            terms=_tuples(data.get("terms") or {}),
            interface=data.get("interface") or {},
            vocabulary=_tuples(data.get("vocabulary") or {}),
            messages=data.get("messages") or {},
        )
    except (KeyError, TypeError) as error:
        raise MissingResourceError(
            f"{file}: missing or unknown entry: {error}; refgen/locales/locale.py explains all that there are"
        ) from error


def _parsed(file: Path) -> bytes:
    """A locale file as JSON, which is read in no time."""
    import yaml  # noqa: PLC0415  (where the file has been parsed before, nothing else needs it)

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(file.read_text("utf-8"), loader)  # noqa: S506  (a safe loader, of C where there is one)
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise MissingResourceError(f"{file}{line}: no valid YAML: {error.problem}; correct the file there") from error
    return json.dumps(data, ensure_ascii=False, default=str).encode()


def _segmentation(section: Mapping[str, Any]) -> Segmentation:
    words = {key: frozenset(map(str, section.get(key) or ())) for key in _WORD_SETS}
    return Segmentation(**{**section, **words})


def _tuples(section: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(map(str, value)) if isinstance(value, list) else value for key, value in section.items()}
