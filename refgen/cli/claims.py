"""`refgen claims`: the sentences that demand something, and the rules compiled from them."""

import argparse
import json
from collections.abc import Iterable

from refgen.cli.options import add_source_options, settings_of
from refgen.cli.problems import print_errors
from refgen.errors import UsageError
from refgen.pipeline import book_of
from refgen.progress import Bar
from refgen.stub.compiler.coverage import ClaimEntry, ClaimReport, Coverage, list_claims
from refgen.stub.rule import Claim
from refgen.text.counted import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to list."""
    add_source_options(parser)
    parser.add_argument("--without-rules", action="store_true", help="only the sentences that no rule was made of")
    parser.add_argument("--by", choices=["page", "interface", "area"], help="only the coverage, counted in sentences")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="default: text")


def run(arguments: argparse.Namespace) -> int:
    """Print claims or coverage."""
    if arguments.by and arguments.without_rules:
        raise UsageError("--without-rules lists sentences, --by counts all of them: leave one of them out")
    model, book, outdated = book_of(settings_of(arguments), Bar())
    print_errors(model.diagnostics)
    report = list_claims(model, book)
    if arguments.by:
        rows = {"page": report.pages, "interface": report.interfaces, "area": report.areas}[arguments.by]
        print(_coverage_json(rows) if arguments.format == "json" else _coverage_text(rows))
    else:
        shown = [entry for entry in report.entries if not (arguments.without_rules and entry.rules)]
        print(_claims_json(shown) if arguments.format == "json" else _claims_text(report, shown))
    for one in outdated:
        print("\n".join(one.told))
    return 0


def _coverage_text(rows: Iterable[Coverage]) -> str:
    lines = [f"{'sentences':>9} {'bound':>6} {'enforced':>8}  name"]
    lines += [f"{row.claims:>9} {row.bound:>6} {row.enforced:>8}  {row.name}" for row in rows]
    return "\n".join(lines)


def _coverage_json(rows: Iterable[Coverage]) -> str:
    data = [{"name": row.name, "claims": row.claims, "bound": row.bound, "enforced": row.enforced} for row in rows]
    return json.dumps(data, ensure_ascii=False, indent=1)


def _claims_text(report: ClaimReport, shown: Iterable[ClaimEntry]) -> str:
    lines = []
    for entry in shown:
        lines.append(f"{_place(entry.claim)}: {entry.claim.api}: {entry.claim.id}\n    {entry.claim.english}")
        lines += [
            f"    → {rule.id} ({rule.status.value}{', enforced' if rule.is_enforced else ''})" for rule in entry.rules
        ]
    lines.append(f"{counted(len(report.entries), 'sentence')}, {len(report.without_rules)} without a rule")
    return "\n".join(lines)


def _place(claim: Claim) -> str:
    """Where the sentence stands: its English, else its first translation."""
    wording = claim.locales.get("en-us") or next(iter(claim.locales.values()), None)
    return f"{wording.path}:{wording.line}" if wording else f"{claim.page}:{claim.line}"


def _claims_json(shown: Iterable[ClaimEntry]) -> str:
    data = [
        {
            "claim": entry.claim.id,
            "api": entry.claim.api,
            "place": _place(entry.claim),
            "english": entry.claim.english,
            "rules": [
                {"id": rule.id, "status": rule.status.value, "enforced": rule.is_enforced} for rule in entry.rules
            ],
        }
        for entry in shown
    ]
    return json.dumps(data, ensure_ascii=False, indent=1)
