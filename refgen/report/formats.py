"""The formats by name: `as_NAME` is a module with `render(findings)`, which gives bytes or stretches of them."""

import posixpath
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

from refgen.cache.stretch import Part, stretch, whole
from refgen.drift.finding import Finding
from refgen.errors import UsageError

FORMATS = ("text", "json", "sarif", "junit", "github", "html")

_PLACED = ("sarif", "junit", "github")
"""Formats whose readers look for the files."""


def render(findings: Sequence[Finding], name: str, root: str = "") -> bytes:
    """The findings in a format, in UTF-8; ends with a line end.

    `root` is the source root as programs that read the report know it, relative to their root and with `/`: what marks
    the lines of a repository must name files from its root. In JSON, files are relative to the source root.

    Raises:
        UsageError: there is no such format.
    """
    return whole(stretches_of(findings, name, root))


def stretches_of(findings: Sequence[Finding], name: str, root: str = "") -> tuple[Part, ...]:
    """The same in stretches, of which an edit touches few."""
    if name not in FORMATS:
        raise UsageError(f"There is no format {name}; there are {', '.join(FORMATS)}")
    if name in _PLACED and root:
        findings = [replace(one, file=posixpath.join(root, one.file)) for one in findings]
    # a run writes one of them, and what the others import takes as long as checking a page
    rendered: bytes | tuple[Part, ...] = import_module(f"refgen.report.as_{name}").render(findings)
    return (stretch(rendered),) if isinstance(rendered, bytes) else rendered
