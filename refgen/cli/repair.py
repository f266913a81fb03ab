"""What `refgen drift --fix` does: writes the certain repairs, or shows them."""

from collections.abc import Sequence
from pathlib import Path

from refgen.corpus import read_pages
from refgen.drift.finding import Finding
from refgen.drift.fix import apply_fixes, plan_fixes
from refgen.output import write_single
from refgen.text import Source
from refgen.text.counted import counted
from refgen.text.diff import diff_texts


def repair(findings: Sequence[Finding], root: Path, *, dry_run: bool) -> tuple[Finding, ...]:
    """Repair the files, each replaced whole; with `dry_run`, print what would change.

    Returns:
        The findings that the files have now: all of them with `dry_run`, else those that were not repaired.
    """
    plans = plan_fixes(findings)
    pages, _ = read_pages(root, {plan.file: plan.file for plan in plans})
    readable = [plan for plan in plans if plan.file in pages]
    for file, data in apply_fixes(readable, pages).items():
        if dry_run:
            print(diff_texts(file, pages[file].source.text, Source.from_bytes(file, data).text), end="")
        else:
            write_single(root / file, data)
            print(f"repaired {root / file}")
    repaired = sum(len(plan.findings) for plan in readable)
    print(
        f"{'can be repaired' if dry_run else 'repaired'}: {repaired} of {counted(len(findings), 'finding')}, "
        f"in {counted(len(readable), 'file')}"
    )
    if dry_run:
        return tuple(findings)
    answered = {id(one) for plan in readable for one in plan.findings}
    return tuple(one for one in findings if id(one) not in answered)
