"""Runs the whole chain, unless all that the last run wrote still stands: another process looks, while this one loads the chain."""

from importlib import import_module

from refgen.apart import Apart
from refgen.cache.rows import DamagedError
from refgen.places import check_places
from refgen.progress import Progress, silent
from refgen.settings import Settings
from refgen.stages.state.outcome import Outcome
from refgen.stages.state.recalling import holding
from refgen.stages.state.unchanged import Again, Standing, looks
from refgen.unfinished import writing_below

_CHAIN = (
    "align",
    "api",
    "drift.check",
    "stub",
    "stub.emit",
    "examples.grounds",
    "drift.corpus",
    "pipeline",
    "website.site.view",
    "website.render",
    "website.write",
    "stages.site.publishing",
)
"""Modules that take about as long to load as each other, with all that those before them have not loaded."""


def publish(settings: Settings, progress: Progress = silent) -> Outcome:
    """Make everything below `settings.output`; how it ended."""
    check_places(settings)
    with writing_below(settings.cache), Apart(looks(settings), settings.jobs) as other:
        other.ask()
        for name in _CHAIN:
            # Where nothing is to be done, a run ends sooner than all of it is loaded.
            if other.is_answered:
                break
            import_module(f"refgen.{name}")
        standing: Outcome | Standing = other.answer()
        if isinstance(standing, Outcome):
            return standing
        try:
            return _publish(standing, other, settings, progress)
        except DamagedError:  # what the last run held, which is gone now: this is a first one
            return _publish(standing, other, settings, progress)


def _publish(standing: Standing, other: Apart[Again], settings: Settings, progress: Progress) -> Outcome:
    from refgen import pipeline  # noqa: PLC0415  (it takes longer to import than to find that nothing is to be done)
    from refgen.stages.closing.summary import outcome_again, outcome_of  # noqa: PLC0415
    from refgen.stages.site.frame import around_of  # noqa: PLC0415

    with holding(settings):
        made = pipeline.build(settings, progress, standing.snapshot, standing.altered)
        outcome = outcome_of(made, settings.output)
        unchanged, around = outcome_again(made, outcome), around_of(settings, made.model.locales)
        # It is told while what is held is written down.
        other.ask()
    standing.keep(unchanged, around, other.answer())
    return outcome
