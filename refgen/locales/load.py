"""Reads the locale files; the folder is the registry.

A page's locale `fr-fr` is served by `fr-fr.yml` if there is one, else by `fr.yml`, else by neutral data.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

import yaml

from refgen.errors import MissingResourceError
from refgen.locales.locale import Locale, Segmentation
from refgen.locales.names import OWN_NAMES, own_name

_FOLDER = resources.files("refgen.locales")
_WORD_SETS = ("abbreviations", "conjunctions", "announcements")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def normalize_code(code: str) -> str:
    """`fr-FR`, `fr_FR` → `fr-fr`."""
    return code.strip().replace("_", "-").lower()


@cache
def locale_codes() -> tuple[str, ...]:
    """Codes of the locales that have a file, sorted."""
    return tuple(sorted(file.name[:-4] for file in _FOLDER.iterdir() if file.name.endswith(".yml")))


@cache
def load_locale(code: str) -> Locale:
    """The data for a locale; for one without a file, neutral data under its own code."""
    wanted = normalize_code(code)
    for candidate in (wanted, wanted.split("-")[0]):
        if candidate in locale_codes():
            found = _read(candidate)
            return replace(found, name=OWN_NAMES[wanted]) if wanted in OWN_NAMES else found
    return Locale(wanted, own_name(wanted), wanted, Segmentation(), {}, {}, {})


def _read(code: str) -> Locale:
    name = f"{code}.yml"
    data = yaml.load(_FOLDER.joinpath(name).read_text("utf-8"), _Loader)  # noqa: S506  (a safe loader, of C where there is one)
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
        raise MissingResourceError(f"refgen/locales/{name}: missing or unknown entry: {error}") from error


def _segmentation(section: Mapping[str, Any]) -> Segmentation:
    words = {key: frozenset(map(str, section.get(key) or ())) for key in _WORD_SETS}
    return Segmentation(**{**section, **words})


def _tuples(section: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(map(str, value)) if isinstance(value, list) else value for key, value in section.items()}
