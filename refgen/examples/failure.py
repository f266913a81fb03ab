"""Why an example has not passed."""

from refgen.examples.example import ExampleResult


def reason_of(result: ExampleResult) -> str:
    """Why an example failed, or was skipped without a reason."""
    return result.got[0].message if result.got else "skipped without a reason"


def why_failed(result: ExampleResult) -> str:
    """Why an example failed, in one line, with the last line of what it printed instead."""
    last = result.got[0].output.rstrip().rpartition("\n")[2].strip() if result.got else ""
    return f"{reason_of(result)}: {last}" if last else reason_of(result)
