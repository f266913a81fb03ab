"""Measures the way of real pages to translators and back: what is handed out, and what of a change of every segment goes in.

    python -m benchmarks.bench_export ../shared/corpus [--step N]

Each page goes out as XLIFF and as PO and comes back untouched (it must keep every byte), then with every segment changed.
Time is that of the processor, without reading and aligning.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from refgen.align import AlignedPage, align_page
from refgen.corpus import read_pages, scan_tree
from refgen.export import Handoff, collect_page, plan_page, read_handoff, write_handoff
from refgen.export.inline import Code, Inline, Span, Text, markdown, parse_inline
from refgen.ops import parse_page


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=Path)
    parser.add_argument("--step", type=int, default=1, help="one page in so many")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    spent = 0.0
    for key, files in list(scan_tree(arguments.root).pages.items())[:: arguments.step]:
        page = align_page(key, read_pages(arguments.root, files)[0])
        start = time.process_time()
        for locale in page.translations:
            counts.update(_measure(page, locale))
        spent += time.process_time() - start
        counts["pages"] += 1
    for name, count in sorted(counts.items()):
        print(f"{count:>9}  {name}")
    print(f"{spent:>9.1f}  seconds out and back, three times")


def _measure(page: AlignedPage, locale: str) -> Iterator[str]:
    made = collect_page(page, locale)
    if made is None:
        yield f"{locale}: pages with nothing to hand out"
        return
    handoff = Handoff("en-us", locale, (made,))
    for form, name in (("xliff", "x.xlf"), ("po", "x.po")):
        returned = read_handoff(write_handoff(handoff, form), name).portions
        plan = plan_page(page, locale, returned)
        if plan.data is not None or plan.problems:
            yield f"{locale}: files that an untouched {form} would change"
    yield from (f"{locale}: {portion.state}" for unit in made.units for portion in unit.portions)
    changed = [replace(one, target=_changed(one.target)) for one in returned]
    plan = plan_page(page, locale, changed)
    yield from (f"{locale}: changed" for one, other in zip(returned, changed, strict=True) if one != other)
    yield from [f"{locale}: changed, and taken"] * plan.taken
    yield from (f"{locale}: refused, {problem.code}" for problem in plan.problems)
    if plan.data is not None and plan_page(_edited(page, locale, plan.data), locale, changed).data is not None:
        yield f"{locale}: files that a second import changes again"


def _changed(text: str) -> str:
    """Every stretch of words, longer by a letter or with other letters."""
    return markdown([_longer(part) for part in parse_inline(text)])


def _longer(part: Inline) -> Inline:
    match part:
        case Text(words):
            return Text(f"{words}{words.strip()[-1:]}" if words.strip()[-1:].isalpha() else words.replace("e", "é"))
        case Span(opening, closing, kind, inner):
            return Span(opening, closing, kind, tuple(_longer(one) for one in inner))
        case Code():
            return part


def _edited(page: AlignedPage, locale: str, data: bytes) -> AlignedPage:
    pages = {name: translation.view.page for name, translation in page.translations.items()}
    return align_page(page.key, {**pages, locale: parse_page(data, pages[locale].source.path)})


if __name__ == "__main__":
    main()
