"""`refgen review`: people's decisions on rules, kept apart from what is compiled."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from refgen.cli.options import add_source_options, settings_of
from refgen.cli.problems import print_errors
from refgen.errors import UsageError
from refgen.output import write_single
from refgen.pipeline import book_of
from refgen.places import check_record
from refgen.progress import Bar
from refgen.stub.compiler import Decision, Outdated, decide, read_overlay, waiting, write_overlay
from refgen.stub.compiler.signature import signatures
from refgen.stub.rule import Rule, RuleBook, Status
from refgen.text.counted import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which rules, and what is decided about them."""
    add_source_options(parser)
    parser.add_argument("rules", nargs="*", metavar="RULE", help="ids of rules (default: those that wait for a person)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--accept", action="store_true", help="they say what their sentences say: run them as fact")
    what.add_argument("--reject", action="store_true", help="they do not: never run them")
    what.add_argument("--forget", action="store_true", help="drop what was decided")
    parser.add_argument("--because", default="", metavar="TEXT", help="the reason, kept with the decision")
    parser.add_argument(
        "--overlay",
        type=Path,
        metavar="FILE",
        help="file of the decisions (default: that of the configuration, else decisions.json in the source root)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Show rules, or record a decision."""
    if arguments.because and not (arguments.accept or arguments.reject):
        raise UsageError("--because goes with --accept or --reject: it is kept with what is decided")
    settings = settings_of(arguments, overlay=arguments.overlay)
    decisions = {one.rule: one for one in read_overlay(settings.decisions)}
    if not (arguments.accept or arguments.reject or arguments.forget):
        model, book, outdated = book_of(settings, Bar())
        print_errors(model.diagnostics)
        print("\n".join(_shown(book, outdated, decisions, arguments.rules)))
        return 0
    if not arguments.rules:
        raise UsageError("name the rules to decide about; `refgen review` lists those that wait")
    check_record(settings.decisions, settings)
    if arguments.forget:
        decisions = _without(decisions, arguments.rules, settings.decisions)
    else:
        if not arguments.because:
            raise UsageError("say why with --because: whoever meets the decision later has only that")
        status = Status.REVIEWED if arguments.accept else Status.REJECTED
        model, book, outdated = book_of(settings, Bar())
        print_errors(model.diagnostics)
        _check_compiled(book, outdated, arguments.rules)
        decisions |= {rule: decide(book, rule, status, arguments.because) for rule in arguments.rules}
    write_single(settings.decisions, write_overlay(tuple(decisions.values())).encode())
    print(f"{settings.decisions}: {counted(len(decisions), 'decision')}")
    return 0


def _check_compiled(book: RuleBook, outdated: tuple[Outdated, ...], names: list[str]) -> None:
    """A rule that an edit has replaced cannot be decided on; what came of its sentence is told."""
    lost = {one.rule: one for one in outdated}
    known = {rule.id for rule in book.rules}
    for name in names:
        if name in lost and name not in known:
            raise UsageError("\n".join(lost[name].told))


def _without(decisions: dict[str, Decision], rules: list[str], path: Path) -> dict[str, Decision]:
    unknown = [rule for rule in rules if rule not in decisions]
    if unknown:
        raise UsageError(f"{path} has no decision about {unknown[0]!r}")
    return {rule: one for rule, one in decisions.items() if rule not in rules}


def _shown(
    book: RuleBook, outdated: tuple[Outdated, ...], decisions: dict[str, Decision], names: list[str]
) -> Iterator[str]:
    for one in outdated:
        yield from one.told
    known = {rule.id: rule for rule in book.rules}
    lost = {one.rule for one in outdated} - known.keys()
    if missing := [name for name in names if name not in known and name not in lost]:
        raise UsageError(f"there is no rule {missing[0]!r}; `refgen claims` lists them")
    chosen = [known[name] for name in names if name in known] if names else waiting(book)
    english = {claim.id: claim.english for claim in book.claims}
    for rule in chosen:
        yield from _rule(rule, english, decisions.get(rule.id))
    yield f"{'' if names else 'waiting for a person: '}{counted(len(chosen), 'rule')}; decided: {len(decisions)}"


def _rule(rule: Rule, english: dict[str, str], decision: Decision | None) -> Iterator[str]:
    yield f"{rule.id} ({rule.status.value}{', enforced' if rule.is_enforced else ''})"
    yield from (f"    does:     {line.replace('|', ' when ')}" for line in signatures(rule.guard, rule.effect))
    yield from (f"    says:     {english[claim]}" for claim in rule.claims[:1] if claim in english)
    if len(rule.claims) > 1:
        yield f"              … and {counted(len(rule.claims) - 1, 'more sentence')}"
    yield from (f"    invented: {text}" for text in rule.invented)
    if decision and decision.note:
        yield f"    because:  {decision.note}"
