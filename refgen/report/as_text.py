"""Text for people: grouped by file, the words that differ marked."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from refgen.cache.held import remembered
from refgen.cache.runs import runs_of
from refgen.cache.stretch import Part, remade, stretch
from refgen.dataclass import dataclass
from refgen.drift.finding import Finding
from refgen.report.summary import summarize
from refgen.text import Severity
from refgen.text.counted import counted

_LONG = 110
_UNSEEN = dict.fromkeys([*range(0x20), 0x7F, *range(0x80, 0xA0), *range(0xD800, 0xE000)], "\ufffd")
"""Control characters, which a page must not send to a terminal, and halves of characters, which no file can hold."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of findings."""

    facts: tuple[Finding, ...]
    """Those without a score, sorted by file."""
    advice: tuple[Finding, ...]
    """Those with one."""
    first: str
    """The first file of a fact, and the last."""
    last: str


def render(findings: Sequence[Finding]) -> tuple[Part, ...]:
    """One group a file; facts (`info`) stand last in it. Advice with a score is one ranking after them."""
    parts = [*map(_part, runs_of(tuple(findings)))]
    rest = [*_ranking([one for part in parts for one in part.advice]), *_totals(findings), ""]
    return *_bodies(parts), stretch("\n".join(rest).encode("utf-8", "replace"))


@remembered
def _part(findings: tuple[Finding, ...]) -> _Part:
    facts = tuple(sorted((one for one in findings if one.score is None), key=_file))
    advice = tuple(one for one in findings if one.score is not None)
    return _Part(facts, advice, *((_file(facts[0]), _file(facts[-1])) if facts else ("", "")))


def _bodies(parts: Sequence[_Part]) -> Iterator[Part]:
    """The groups of all files; runs that share files are written as one."""
    together: list[int] = []
    last = ""
    for number in sorted(range(len(parts)), key=lambda one: parts[one].first):
        if parts[number].first > last:
            yield _groups(*(parts[one].facts for one in sorted(together)))
            together = []
        together.append(number)
        last = max(last, parts[number].last)
    yield _groups(*(parts[one].facts for one in sorted(together)))


def _ranking(findings: Sequence[Finding]) -> list[str]:
    """Advice, the most doubtful first, wherever it stands."""
    if not findings:
        return []
    ranked = sorted(findings, key=lambda one: (-(one.score or 0.0), one.file, one.line, one.column))
    return ["Worth a second look, the most doubtful first", *map(_doubt, ranked), ""]


@remembered
def _doubt(finding: Finding) -> str:
    rows = (
        f"  {finding.score:.2f}  {finding.file}:{finding.line}:{finding.column}  [{finding.check}]",
        f"      source  {_shortened(finding.source)}",
        f"      target  {_shortened(finding.target)}",
    )
    return "\n".join(map(_seen, rows))


def _file(finding: Finding) -> str:
    return finding.file or f"{finding.locale}/{finding.path}"


@remade
def _groups(*parts: tuple[Finding, ...]) -> bytes:
    findings = sorted(chain.from_iterable(parts), key=_file)
    return b"".join(_group(file, group) for file, group in groupby(findings, _file))


def _group(file: str, findings: Iterable[Finding]) -> bytes:
    group = sorted(findings, key=lambda one: (one.severity is Severity.INFO, one.line, one.column))
    return "\n".join([_seen(file), *map(_shown, group), "", ""]).encode()


def _shown(finding: Finding) -> str:
    lines = _lines(finding)
    return "\n".join(lines if "".join(lines).isprintable() else map(_seen, lines))


def _seen(line: str) -> str:
    return line if line.isprintable() else line.translate(_UNSEEN)


def _lines(finding: Finding) -> list[str]:
    """The finding, then the two texts around what is wrong, then the repair."""
    mark = " (fixable)" if finding.edits else ""
    rows = [f"  {finding.line}:{finding.column}  {finding.severity.value}  {finding.message}  [{finding.check}]{mark}"]
    if finding.source:
        rows.append(f"      source  {_marked(finding.source, finding.evidence)}")
    if finding.target:
        rows.append(f"      target  {_shortened(finding.target)}")
    if finding.fix is not None and finding.fix != finding.target:
        rows.append(f"      fix     {_shortened(finding.fix)}")
    return rows


def _marked(text: str, evidence: tuple[str, ...]) -> str:
    """The text around the first piece of evidence, which stands between guillemets."""
    text = " ".join(text.split())
    found = next((part for part in evidence if part and part in text), None)
    if found is None:
        return _shortened(text)
    at = text.index(found)
    before, after = text[:at], text[at + len(found) :]
    room = max(0, _LONG - len(found)) // 2
    before = f"…{before[-room:]}" if len(before) > room else before
    after = f"{after[:room]}…" if len(after) > room else after
    return f"{before}»{found}«{after}"


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def _totals(findings: Sequence[Finding]) -> list[str]:
    if not findings:
        return ["No drift found."]
    summary = summarize(findings)
    severities = ", ".join(f"{count} {name}" for name, count in summary.by_severity.items())
    total = f"{counted(summary.total, 'finding')} on {counted(summary.pages, 'page')}"
    rows = [f"{total}: {severities}; {summary.fixable} can be repaired with --fix"]
    if summary.machine:
        rows.append(f"{counted(summary.machine, 'finding')} on pages that a machine translated")
    rows += [
        f"  {count:>6}  {check}"
        for check, count in sorted(summary.by_check.items(), key=lambda item: (-item[1], item[0]))
    ]
    return rows
