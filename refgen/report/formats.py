"""The formats by name: a format is a module with `render(findings) -> str`."""

from collections.abc import Callable, Mapping, Sequence

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


def render(findings: Sequence[Finding], name: str) -> str:
    """The findings in a format; ends with a line end.

    Raises:
        UsageError: there is no such format.
    """
    try:
        return FORMATS[name](findings)
    except KeyError:
        raise UsageError(f"There is no format {name}; there are {', '.join(FORMATS)}") from None
