"""What `refgen doctest` costs: from nothing, with nothing changed, and after an edit of one page.

    python -m benchmarks.bench_examples [../shared/corpus] [--page docs/….md] [--repeat 3]

Seconds of processor time of this process, the least of some repetitions; the pages are copied first, and the edits are
made in the copy. *cold* makes and runs every example against a stub that exists; *warm* finds all of them run; *edited*
runs the whole command, stage by stage, after a translation, or the English, of one page has changed.
"""

import argparse
import json
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from refgen.corpus import scan_tree
from refgen.memory import seldom_collected
from refgen.pipeline import proof_of
from refgen.progress import silent
from refgen.settings import Settings
from refgen.stages.examples.proving import run_all_examples
from refgen.stages.pages.modelling import make_model
from refgen.stages.pages.reading import read_tree
from refgen.stages.reference.reference import make_reference
from refgen.workers import InProcess

Result = TypeVar("Result")
PAGE = "docs/framework/unmanaged-api/hosting/ihosttaskmanager-sleep-method.md"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="?", default=Path("../shared/corpus"))
    parser.add_argument("--page", default=PAGE, help="the page that is edited")
    parser.add_argument("--repeat", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, seldom_collected():
        folder = Path(name)
        shutil.copytree(asked.sources, folder / "sources")
        settings = Settings(folder / "sources", folder / "build", jobs=1, cache=folder / "cache")
        print(json.dumps(measure(settings, asked.page, asked.repeat), indent=2))


def measure(settings: Settings, page: str, repeat: int) -> dict[str, object]:
    """All figures."""
    first, proof = timed(lambda: proof_of(settings))
    return {
        "examples shown": len(proof.results),
        "failed": sum(not one.passed for one in proof.results),
        "callables without an example": list(proof.silent),
        "whole command, from nothing": round(first, 2),
        "whole command, nothing changed": least(repeat, lambda _: timed(lambda: proof_of(settings))[0]),
        "examples, cold": least(repeat, lambda _: examples_only(settings, is_cold=True)),
        "examples, warm": least(repeat, lambda _: examples_only(settings, is_cold=False)),
        "edited translation": stages_after(settings, page, repeat, translation),
        "edited English": stages_after(settings, page, repeat, english),
    }


def stages_after(settings: Settings, page: str, repeat: int, edit: Callable[[str, int], str]) -> dict[str, float]:
    """Seconds of each stage after an edit, the repetition with the least sum."""
    files = sorted(settings.sources.glob(f"*/{page}"))
    runs = []
    for number in range(repeat):
        for file in files:
            file.write_text(edit(file.read_text("utf-8"), number), "utf-8")
        runs.append(stages(settings))
    return min(runs, key=lambda run: run["sum"])


def stages(settings: Settings) -> dict[str, float]:
    """Seconds of each stage of the command."""
    finding, tree = timed(lambda: scan_tree(settings.sources, settings.locales))
    reading, read = timed(lambda: read_tree(tree, settings.cache, InProcess(), silent))
    modelling, model = timed(lambda: make_model(read))
    making, reference = timed(lambda: make_reference(read, model, settings, silent))
    running, _ = timed(lambda: run_all_examples(read, model, reference, settings, silent))
    found = {"scan": finding, "read": reading, "model": modelling, "stub": making, "examples": running}
    return {name: round(seconds, 2) for name, seconds in (found | {"sum": sum(found.values())}).items()}


def examples_only(settings: Settings, *, is_cold: bool) -> float:
    """Seconds of the last stage."""
    read = read_tree(scan_tree(settings.sources, settings.locales), settings.cache, InProcess(), silent)
    model = make_model(read)
    reference = make_reference(read, model, settings, silent)
    if not is_cold:
        return timed(lambda: run_all_examples(read, model, reference, settings, silent))[0]
    with tempfile.TemporaryDirectory() as empty:
        bare = Settings(settings.sources, settings.output, jobs=1, cache=Path(empty))
        return timed(lambda: run_all_examples(read, model, reference, bare, silent))[0]


def translation(text: str, number: int) -> str:
    """One more sentence, in no other language."""
    return f"{text}\n{'So. ' * (number + 1)}\n"


def english(text: str, number: int) -> str:
    """A documented condition in other words."""
    return re.sub(r"The call timed out[^.<]*", f"The call timed out {number + 1} times", text)


def least(repeat: int, measured: Callable[[int], float]) -> float:
    return round(min(map(measured, range(repeat))), 2)


def timed(make: Callable[[], Result]) -> tuple[float, Result]:
    begun = time.process_time()
    made = make()
    return time.process_time() - begun, made


if __name__ == "__main__":
    main()
