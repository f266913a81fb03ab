"""The formats by name: a format is a module with `render(findings) -> str`."""

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from refgen.drift.finding import Finding
from refgen.errors import UsageError
from refgen.report import as_github, as_html, as_json, as_junit, as_sarif, as_text

FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text.render,
    "json": as_json.render,
    "sarif": as_sarif.render,
    "junit": as_junit.render,
    "github": as_github.render,
    "html": as_html.render,
}

_PLACED = ("sarif", "junit", "github")
"""Formats whose readers look for the files."""


def render(findings: Sequence[Finding], name: str, root: str = "") -> str:
    """The findings in a format; ends with a line end.

    `root` is the source root as programs that read the report know it, relative to their root and with `/`: what marks
    the lines of a repository must name files from its root. In JSON, files are relative to the source root.

    Raises:
        UsageError: there is no such format.
    """
    try:
        rendered = FORMATS[name]
    except KeyError:
        raise UsageError(f"There is no format {name}; there are {', '.join(FORMATS)}") from None
    if name in _PLACED and root:
        findings = [replace(one, file=posixpath.join(root, one.file)) for one in findings]
    return rendered(findings)
