"""The history file: a line of JSON a day, with the summary of that day's last run; the site draws the trend from it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date

from refgen.dataclass import dataclass
from refgen.drift.finding import Finding
from refgen.errors import UsageError
from refgen.report.summary import summarize


@dataclass(frozen=True, slots=True)
class Entry:
    """One line."""

    date: str
    """ISO 8601."""
    by_locale: Mapping[str, int]
    line: str
    """The line itself, with its line end."""


def history_line(findings: Sequence[Finding], date: str, revision: str = "") -> str:
    """The summary of a run as a JSON line, with the revision of the pages where it is known.

    The caller gives the date (ISO 8601), since nothing here reads the clock.
    """
    told = {"revision": revision} if revision else {}
    return json.dumps({"date": date, **told, **asdict(summarize(findings))}, ensure_ascii=False) + "\n"


def read_history(text: str, name: str) -> tuple[Entry, ...]:
    """The lines of a history file, in its order.

    Raises:
        UsageError: a line is no summary; `name` says of which file.
    """
    return tuple(_read(text, name))


def with_line(text: str, line: str, name: str) -> str:
    """A history with one more line; it takes the place of an earlier one of its day, so that a day is one point.

    Raises:
        UsageError: a line is no summary.
    """
    (new,) = read_history(line, name)
    kept = [entry.line for entry in read_history(text, name) if entry.date != new.date]
    return "".join([*kept, line])


def _read(text: str, name: str) -> Iterator[Entry]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            day = date.fromisoformat(data["date"]).isoformat()
            counts = {str(key): int(value) for key, value in data["by_locale"].items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(
                f"{name}:{number}: no summary of a run ({error}); repair the line, or remove it"
            ) from error
        yield Entry(day, counts, f"{line.rstrip()}\n")
