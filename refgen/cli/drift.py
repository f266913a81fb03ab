"""`refgen drift`: where translations no longer say what the canonical page says."""

import argparse
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from refgen.cli.drift_files import check_files, check_options
from refgen.cli.forms import form_of
from refgen.cli.options import add_source_options, language, settings_of
from refgen.cli.problems import print_errors
from refgen.cli.repair import repair
from refgen.drift.baseline import Accepted, encode_baseline, read_accepted
from refgen.drift.finding import Finding
from refgen.drift.source_git import HEAD, changed_since
from refgen.output import write_single
from refgen.progress import Bar
from refgen.report import FORMATS, exit_status, in_language, render
from refgen.settings import Settings
from refgen.stages.drift.checking import MEANING, Drift, append_history
from refgen.stages.drift.drift_only import find_drift, kept_report
from refgen.stages.state.revision import commit_of
from refgen.text import Severity
from refgen.text.counted import counted

_ENDINGS = {
    ".json": ("json", "sarif"),
    ".sarif": ("sarif",),
    ".xml": ("junit",),
    ".html": ("html",),
    ".htm": ("html",),
}
"""Any other name may hold any format."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to report, where to, and what to do about it."""
    add_source_options(parser)
    parser.add_argument("--format", choices=list(FORMATS), help="default: as the output's name ends, else text")
    parser.add_argument(
        "--language", type=language, metavar="CODE", help="language of the messages, such as fr-fr (default: English)"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    parser.add_argument(
        "--fail-on", choices=[one.value for one in Severity], help="exit with 1 at this severity or worse"
    )
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="findings that are accepted")
    parser.add_argument("--write-baseline", type=Path, metavar="FILE", help="accept all present findings in this file")
    parser.add_argument(
        "--changed",
        metavar="REVISION",
        nargs="?",
        const=_compared(),
        help="only files that changed since this git revision, and translations of an English that did (default: what "
        "pre-commit compares with, else HEAD)",
    )
    parser.add_argument(
        "--source-git", type=Path, metavar="DIR", help="checkout of the English pages, with its history"
    )
    parser.add_argument(
        "--meaning",
        action="store_true",
        help="rank translations that may say something else (needs refgen[semantic]; loads 30 MB, and reads much slower)",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="repair what is certain; what is left counts for --fail-on, and goes to --output",
    )
    parser.add_argument("--dry-run", action="store_true", help="with --fix: show the difference, change nothing")
    parser.add_argument(
        "--history",
        type=Path,
        metavar="FILE",
        help="add a summary of all locales to this JSON-lines file; the last run of a day is its line",
    )
    parser.add_argument("--date", type=_date, metavar="DATE", help="date for --history (default: today, in UTC)")


def run(arguments: argparse.Namespace) -> int:
    """Report, repair, or accept what there is; 1 where a finding is as bad as --fail-on."""
    check_options(arguments)
    _form(arguments)  # a slip shows before the long work, not after
    settings = _settings(arguments)
    check_files(arguments, settings)
    if arguments.write_baseline:
        return _accept(arguments, settings)
    if arguments.fix:
        return _repair(arguments, settings)
    if _is_plain(arguments, settings):
        return _report_again(arguments, settings)
    return _report(arguments, settings)


def _accept(arguments: argparse.Namespace, settings: Settings) -> int:
    """Write the baseline that accepts all findings; what it accepts in locales that are not asked for stays."""
    # the file that is written may be the very one that the configuration names
    everything = find_drift(replace(settings, baseline=None), Bar()).everything
    path: Path = arguments.write_baseline
    others: tuple[Accepted, ...] = ()
    if arguments.locales and path.is_file() and path.stat().st_size:
        known = read_accepted(path.read_text("utf-8", "replace"), str(path))
        others = tuple(one for one in known if one.locale not in arguments.locales)
    write_single(path, encode_baseline(everything, others).encode())
    stays = f", and {len(others)} of other locales as before" if others else ""
    print(f"{path} accepts {counted(len(everything), 'finding')}{stays}; name it with --baseline")
    return 0


def _repair(arguments: argparse.Namespace, settings: Settings) -> int:
    """Repair what is certain; what is left is reported where --output says, and judged."""
    drift = find_drift(settings, Bar())
    findings = _only_changed(drift, settings, arguments.changed)
    left = repair(findings, settings.sources, dry_run=arguments.dry_run)
    if arguments.output:
        _put(_rendered(left, arguments, settings), arguments.output)
    _tell(drift)
    if arguments.history:
        # what is written says what the files have now, and a repair may answer more findings than its own
        now = drift if len(left) == len(findings) else find_drift(settings, Bar())
        append_history(now, arguments.history, _day(arguments), commit_of(settings.sources))
    return _status(left, arguments)


def _report(arguments: argparse.Namespace, settings: Settings) -> int:
    """Report the findings that are asked for."""
    drift = find_drift(settings, Bar())
    findings = _only_changed(drift, settings, arguments.changed)
    report = _rendered(findings, arguments, settings)
    if arguments.output:
        _put(report, arguments.output)
    if arguments.history:
        append_history(drift, arguments.history, _day(arguments), commit_of(settings.sources))
    if not arguments.output:
        # last: whoever reads it may leave in the middle
        _put(report, None)
    _tell(drift)
    return _status(findings, arguments)


def _is_plain(arguments: argparse.Namespace, settings: Settings) -> bool:
    """Whether only the report is wanted, of all findings that the files have."""
    if settings.baseline is not None or settings.source_git is not None:
        return False
    return not (arguments.changed or arguments.history)


def _report_again(arguments: argparse.Namespace, settings: Settings) -> int:
    """The report of all findings, which may be that of the last run."""
    form = f"{_form(arguments)} {arguments.language} {_below_here(settings.sources)}"
    report = kept_report(settings, form, lambda findings: _rendered(findings, arguments, settings), Bar())
    _put(report.content, arguments.output)
    print_errors(report.left_out)
    if not arguments.fail_on or report.worst is None:
        return 0
    return int(report.worst.rank <= Severity(arguments.fail_on).rank)


def _status(findings: tuple[Finding, ...], arguments: argparse.Namespace) -> int:
    return exit_status(findings, Severity(arguments.fail_on)) if arguments.fail_on else 0


def _tell(drift: Drift) -> None:
    """What was not read; what the baseline did, and what of it has had its day."""
    print_errors(drift.left_out)
    if drift.accepted:
        print(f"baseline: {counted(drift.accepted, 'finding')} accepted", file=sys.stderr)
    for name in drift.unused:
        print(f"baseline: no finding has the fingerprint {name} any more; remove it", file=sys.stderr)


def _compared() -> str:
    """What a commit is compared with: under `pre-commit run --from-ref A --to-ref B`, and before a push, `A...B`."""
    ends = [os.environ.get(f"PRE_COMMIT_{end}_REF", "") for end in ("FROM", "TO")]
    return "...".join(ends) if all(ends) else HEAD


def _day(arguments: argparse.Namespace) -> str:
    return arguments.date or datetime.now(UTC).date().isoformat()


def _form(arguments: argparse.Namespace) -> str:
    return form_of(arguments.output, arguments.format, _ENDINGS) or "text"


def _rendered(findings: tuple[Finding, ...], arguments: argparse.Namespace, settings: Settings) -> bytes:
    if arguments.language:
        findings = in_language(findings, arguments.language)
    return render(findings, _form(arguments), _below_here(settings.sources))


def _put(report: bytes, output: Path | None) -> None:
    if output:
        write_single(output, report)
    else:
        sys.stdout.buffer.write(report)


def _only_changed(drift: Drift, settings: Settings, revision: str | None) -> tuple[Finding, ...]:
    """The findings of files that have changed, and of all translations of an English that has."""
    if not revision:
        return drift.findings
    changed = changed_since(settings.sources, revision)
    return tuple(one for one in drift.findings if one.file in changed or drift.canonical.get(one.path) in changed)


def _settings(arguments: argparse.Namespace) -> Settings:
    settings = settings_of(
        arguments, baseline=arguments.baseline, history=arguments.history, source_git=arguments.source_git
    )
    if not arguments.meaning:
        return settings
    configured = settings.drift.get("checks") or {}
    if not isinstance(configured, Mapping):
        return settings  # what is wrong with it is said when it is read
    checks = {**configured, MEANING: "on"}
    return replace(settings, drift={**settings.drift, "checks": checks})


def _below_here(sources: Path) -> str:
    """The source root from the working directory, which is the repository's root where programs read the report."""
    try:
        return sources.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return ""


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date, such as 2026-01-31") from error
