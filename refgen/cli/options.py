"""Options that several commands share, and the settings that they make."""

import argparse
from dataclasses import replace
from pathlib import Path

from refgen.locales import locale_codes, normalize_code
from refgen.settings import Settings, check_sources, load_settings


def add_place_options(parser: argparse.ArgumentParser) -> None:
    """Where the pages and their configuration are."""
    parser.add_argument(
        "--sources", type=Path, metavar="DIR", help="root of the pages (default: docs_dir of mkdocs.yml)"
    )
    parser.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="configuration (default: mkdocs.yml of this folder, if its docs_dir is the source root)",
    )


def add_source_options(parser: argparse.ArgumentParser) -> None:
    """Where the pages are, and how they are read."""
    add_place_options(parser)
    parser.add_argument(
        "--locales", type=_codes, metavar="CODES", help="only these locales, separated by commas (default: all)"
    )
    parser.add_argument("--jobs", type=_count, metavar="N", help="processes (default: 0, which is one a core)")
    parser.add_argument("--no-cache", action="store_true", help="neither use nor keep results of earlier runs")


def settings_of(arguments: argparse.Namespace, **overrides: object) -> Settings:
    """The settings that the options of `add_source_options` and some overrides make; their source root is there."""
    given = {name: getattr(arguments, name) for name in ("sources", "locales", "jobs")}
    settings = load_settings(arguments.config, given | overrides)
    check_sources(settings, is_named=arguments.sources is not None)
    return replace(settings, cache=None) if arguments.no_cache else settings


def language(text: str) -> str:
    """The code of a language that there are messages in."""
    code = normalize_code(text)
    if not {code, code.split("-")[0]} & set(locale_codes()):
        known = ", ".join(locale_codes())
        raise argparse.ArgumentTypeError(f"there are no messages in {text!r}; there are in {known}, with any region")
    return code


def _codes(text: str) -> tuple[str, ...]:
    codes = tuple(normalize_code(code) for code in text.split(",") if code.strip())
    if not codes:
        raise argparse.ArgumentTypeError("no locale is named; leave the option out for all of them")
    return codes


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)
