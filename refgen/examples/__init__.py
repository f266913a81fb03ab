"""Examples: generated from rules or written on pages, the same code in every locale, run against the stub."""

from refgen.examples.cache import NO_CACHE, ResultCache
from refgen.examples.example import Example, ExampleResult, Got, Occurrence, Outcome, Problem, Step
from refgen.examples.find import find_examples, mask_page, read_steps
from refgen.examples.run import result_at, run_examples

__all__ = [
    "NO_CACHE",
    "Example",
    "ExampleResult",
    "Got",
    "Occurrence",
    "Outcome",
    "Problem",
    "ResultCache",
    "Step",
    "find_examples",
    "mask_page",
    "read_steps",
    "result_at",
    "run_examples",
]
