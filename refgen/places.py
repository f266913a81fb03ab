"""Where a run may write: never over the pages that it reads, nor among them, nor over what else it reads."""

import os
from pathlib import Path

from refgen.corpus.layout import TOC_NAME
from refgen.corpus.locale_folders import PAGE_ENDINGS
from refgen.errors import UsageError
from refgen.settings import Settings


def check_places(settings: Settings) -> None:
    """Look, before anything is written, whether it would go among the pages, or the pages be cleaned away with it.

    Raises:
        UsageError: it would.
    """
    stub, site = settings.stub or settings.output / "stub", settings.output / "site"
    root = _real(settings.sources)
    for folder in (settings.output, stub):
        if _real(folder).is_relative_to(root):
            raise UsageError(
                f"{folder}: the output would lie among the pages of {settings.sources}; "
                "name another folder with --output, or as `output` of the plugin"
            )
    for folder in (stub, site):
        if root.is_relative_to(_real(folder)):
            raise UsageError(f"{folder}: the output would replace the pages of {settings.sources}; name another folder")


def check_report(file: Path | None, settings: Settings) -> None:
    """Look whether a file that is made anew each time (`--output`) would go among the pages, or over what the run reads.

    Raises:
        UsageError: it would.
    """
    if file is None:
        return
    if _real(file).is_relative_to(_real(settings.sources)):
        raise UsageError(
            f"{file}: the output would lie among the pages of {settings.sources}; name a file elsewhere with --output"
        )
    read = {
        "the configuration": settings.config_file,
        "the decisions": settings.decisions,
        "the baseline": settings.baseline,
        "the history": settings.history,
    }
    for name, place in read.items():
        if place is not None and _real(place) == _real(file):
            raise UsageError(f"{file}: the output would replace {name}; name another file with --output")


def check_record(file: Path, settings: Settings) -> None:
    """Look whether a file that people keep beside the pages (baseline, history, decisions) would be read as a page.

    Raises:
        UsageError: it would.
    """
    name = file.name.lower()
    if _real(file).is_relative_to(_real(settings.sources)) and (name.endswith(PAGE_ENDINGS) or name == TOC_NAME):
        raise UsageError(
            f"{file}: among the pages of {settings.sources} this name is that of a page; name a .json or .jsonl file"
        )


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one place, through whatever links."""
    return _real(one) == _real(other)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
