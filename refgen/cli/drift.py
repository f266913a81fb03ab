"""`refgen drift`: where translations no longer say what the canonical page says."""

import argparse
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from refgen.cli.options import add_source_options, settings_of
from refgen.cli.repair import repair
from refgen.drift.baseline import encode_baseline
from refgen.drift.finding import Finding
from refgen.drift.source_git import changed_since
from refgen.errors import UsageError
from refgen.locales import locale_codes, normalize_code
from refgen.output import write_file
from refgen.progress import Bar
from refgen.report import FORMATS, exit_status, in_language, render
from refgen.settings import Settings
from refgen.stages.checking import MEANING, Drift, append_history
from refgen.stages.drifting import find_drift, kept_report
from refgen.text import Severity
from refgen.text.counted import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to report, where to, and what to do about it."""
    add_source_options(parser)
    parser.add_argument("--format", choices=list(FORMATS), default="text", help="default: text")
    parser.add_argument(
        "--language", type=_language, metavar="CODE", help="language of the messages, such as fr-fr (default: English)"
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
        help="only files that changed since this git revision, and translations of an English that did",
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
    parser.add_argument("--history", type=Path, metavar="FILE", help="append a dated summary to this JSON-lines file")
    parser.add_argument("--date", type=_date, metavar="DATE", help="date for --history (default: today, in UTC)")


def run(arguments: argparse.Namespace) -> int:
    """Report; 1 where a finding is as bad as --fail-on."""
    if arguments.dry_run and not arguments.fix:
        raise UsageError("--dry-run goes with --fix")
    settings = _settings(arguments)
    if _is_plain(arguments, settings):
        return _write_plain(arguments, settings)
    drift = find_drift(settings, Bar())
    findings = _only_changed(drift, settings, arguments.changed)
    if arguments.write_baseline:
        write_file(arguments.write_baseline, encode_baseline(drift.everything).encode())
        print(
            f"{arguments.write_baseline} accepts {counted(len(drift.everything), 'finding')}; name it with --baseline"
        )
        return 0
    if arguments.fix:
        findings = repair(findings, settings.sources, dry_run=arguments.dry_run)
    report = _rendered(findings, arguments, settings)
    if arguments.output or not arguments.fix:
        _put(report, arguments.output)
    if drift.accepted:
        print(f"baseline: {counted(drift.accepted, 'finding')} accepted", file=sys.stderr)
    for name in drift.unused:
        print(f"baseline: no finding has the fingerprint {name} any more; remove it", file=sys.stderr)
    if arguments.history:
        append_history(drift, arguments.history, arguments.date or datetime.now(UTC).date().isoformat())
    return exit_status(findings, Severity(arguments.fail_on)) if arguments.fail_on else 0


def _is_plain(arguments: argparse.Namespace, settings: Settings) -> bool:
    """Whether only the report is wanted, of all findings that the files have."""
    if settings.baseline is not None or settings.source_git is not None:
        return False
    return not any(getattr(arguments, name) for name in ("write_baseline", "changed", "fix", "history"))


def _write_plain(arguments: argparse.Namespace, settings: Settings) -> int:
    """The report of all findings, which may be that of the last run."""
    form = f"{arguments.format} {arguments.language} {_below_here(settings.sources)}"
    report = kept_report(settings, form, lambda findings: _rendered(findings, arguments, settings), Bar())
    _put(report.content, arguments.output)
    if not arguments.fail_on or report.worst is None:
        return 0
    return int(report.worst.rank <= Severity(arguments.fail_on).rank)


def _rendered(findings: tuple[Finding, ...], arguments: argparse.Namespace, settings: Settings) -> bytes:
    if arguments.language:
        findings = in_language(findings, arguments.language)
    return render(findings, arguments.format, _below_here(settings.sources)).encode("utf-8", "backslashreplace")


def _put(report: bytes, output: Path | None) -> None:
    if output:
        write_file(output, report)
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
    if arguments.write_baseline:
        # the file that it writes may be the very one that the configuration names
        settings = replace(settings, baseline=None)
    if not arguments.meaning:
        return settings
    checks = {**(settings.drift.get("checks") or {}), MEANING: "on"}
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


def _language(text: str) -> str:
    code = normalize_code(text)
    if not {code, code.split("-")[0]} & set(locale_codes()):
        known = ", ".join(locale_codes())
        raise argparse.ArgumentTypeError(f"there are no messages in {text!r}; there are in {known}, with any region")
    return code
