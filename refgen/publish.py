"""Runs the whole chain, unless all that the last run wrote still stands; only where it does not, the chain is imported."""

from refgen.cache.rows import DamagedError
from refgen.places import check_places
from refgen.progress import Progress, silent
from refgen.settings import Settings
from refgen.stages.state.outcome import Outcome
from refgen.stages.state.recalling import holding
from refgen.stages.state.unchanged import Standing
from refgen.unfinished import writing_below


def publish(settings: Settings, progress: Progress = silent) -> Outcome:
    """Make everything below `settings.output`; how it ended."""
    check_places(settings)
    with writing_below(settings.cache):
        standing = Standing(settings)
        kept = standing.outcome()
        if kept is not None:
            return kept
        try:
            return _publish(standing, settings, progress)
        except DamagedError:  # what the last run held, which is gone now: this is a first one
            return _publish(standing, settings, progress)


def _publish(standing: Standing, settings: Settings, progress: Progress) -> Outcome:
    from refgen import pipeline  # noqa: PLC0415  (it takes longer to import than to find that nothing is to be done)
    from refgen.stages.closing.summary import outcome_again, outcome_of  # noqa: PLC0415
    from refgen.stages.site.frame import around_of  # noqa: PLC0415

    with holding(settings):
        made = pipeline.build(settings, progress, standing.snapshot, standing.altered)
        outcome = outcome_of(made, settings.output)
        standing.keep(outcome_again(made, outcome), around_of(settings, made.model.locales))
        return outcome
