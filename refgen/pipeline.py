"""The way of the pages through refgen, one call a stage: the file to read first.

    sources ─► read and align ─► model ─┬─► drift ──────────────────┐
                                        ├─► rules ─► stub ─► examples ─► site
                                        └───────────────────────────┘

Each stage maps pure functions over pages (`refgen.stages`) and hands frozen data on; a command that needs only a part of
the chain calls only that part.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING

from refgen.align import ENGLISH
from refgen.api import Model, encode_model, model_stretches
from refgen.beside import Beside, at_once, beside
from refgen.cache.results import Cache
from refgen.cache.stretch import Part
from refgen.corpus import Tree, scan_tree
from refgen.corpus.images import images_of
from refgen.corpus.known import Look
from refgen.corpus.unread import refuse_unread
from refgen.drift.check import registry
from refgen.places import check_places
from refgen.progress import Progress, silent
from refgen.settings import Settings
from refgen.stages.closing.made import Build
from refgen.stages.drift.checking import Drift, begin_checks, check_tree, reports_of
from refgen.stages.examples.proving import Proof, proof_key, run_all_examples, running_examples
from refgen.stages.pages.modelling import make_model
from refgen.stages.pages.reading import Reading, grounds_of, read_tree
from refgen.stages.reference.reference import Reference, make_book, make_reference
from refgen.stub.compiler import Outdated
from refgen.stub.rule import RuleBook
from refgen.text import Diagnostic
from refgen.unfinished import writing_below
from refgen.workers import Executor, workers

if TYPE_CHECKING:
    from refgen.examples.mutate import Vacuous
    from refgen.stages.site.frame import Frame
    from refgen.stages.state.snapshot import Snapshot


def _nothing(_locales: tuple[str, ...]) -> None:
    pass


def build(
    settings: Settings,
    progress: Progress = silent,
    snapshot: "Snapshot | None" = None,
    altered: Sequence[str] = (),
) -> Build:
    """Run the whole chain, and write everything below `settings.output`; the sources may have been looked at already.

    `altered` are files of the output, by path, that are not as the last run left them, though they may look so.
    """

    @cache
    def frame(locales: tuple[str, ...]) -> "Frame":
        # MkDocs takes long to import, and only the site needs it; what makes pages is loaded with it, while others read them.
        import refgen.stages.site.publishing  # noqa: F401, PLC0415
        from refgen.stages.site.frame import frame_of  # noqa: PLC0415

        return frame_of(settings, locales, snapshot.images if snapshot else frozenset(images_of(settings.sources)))

    with writing_below(settings.output, settings.stub), beside() as later:
        made = prepare(settings, progress, snapshot, later, frame)
        from refgen.stages.site.publishing import build_site  # noqa: PLC0415

        return build_site(made, settings, frame(made.model.locales), progress, altered)


def prepare(
    settings: Settings,
    progress: Progress = silent,
    snapshot: "Snapshot | None" = None,
    later: Beside = at_once,
    meanwhile: Callable[[tuple[str, ...]], object] = _nothing,
) -> Build:
    """Run the chain up to the site, and write what comes before it but for `Build.files`; large files when `later` sees to it.

    `meanwhile` is called while others read the pages, with the locales that the model is likely to have.
    """
    check_places(settings)
    registry()  # loaded here, the checks are there in every worker that is forked
    with _read(settings, progress, snapshot, meanwhile) as (reading, executor):
        drifting = begin_checks(grounds_of(reading), settings, executor, progress)
        model = make_model(reading)
        reference = make_reference(reading, model, settings, progress, later)
        with running_examples(reading, model, reference, settings, progress) as proving:
            stretches = model_stretches(model)
            drift = drifting()
            proof = proving()
    files: dict[str, Callable[[], tuple[Part, ...]]] = {"model.json": lambda: stretches, **reports_of(drift)}
    return Build(reading, model, drift, reference, proof, files)


def model_of(settings: Settings, progress: Progress = silent) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Only the canonical model, as JSON, and what was met on the way; where no file has changed, that of the last run."""
    cache = Cache(settings.cache)
    look = Look(settings.sources, settings.locales, cache)
    key = f"{look.digest}.model"
    kept: tuple[bytes, tuple[Diagnostic, ...]] | None = cache.get(key)
    if kept is not None:
        return kept
    with _read(settings, progress, look) as (reading, _):
        model = make_model(reading)
    made = encode_model(model), model.diagnostics
    if look.stands():
        cache.put(key, made)
    return made


def drift_of(settings: Settings, progress: Progress = silent) -> tuple[Reading, Drift]:
    """Reading and drift together; where only the drift is wanted, `refgen.stages.drift.drift_only` reads less."""
    with _read(settings, progress) as (reading, executor):
        return reading, check_tree(grounds_of(reading), settings, executor, progress)


def book_of(settings: Settings, progress: Progress = silent) -> tuple[Model, RuleBook, tuple[Outdated, ...]]:
    """Only claims and rules, and which rules are outdated."""
    with _read(settings, progress) as (reading, _):
        model = make_model(reading)
        return model, *make_book(reading, model, settings, progress)


def reference_of(settings: Settings, progress: Progress = silent) -> tuple[Model, Reference]:
    """Only the stub."""
    check_places(settings)
    with writing_below(settings.output, settings.stub), _read(settings, progress) as (reading, _):
        model = make_model(reading)
        return model, make_reference(reading, model, settings, progress)


def proof_of(settings: Settings, progress: Progress = silent) -> Proof:
    """The stub and every example, run against it; a clean run stands until a page, a setting or refgen itself changes."""
    check_places(settings)
    cache = Cache(settings.cache)
    look = Look(settings.sources, settings.locales, cache)
    key = proof_key(look.digest, settings)
    kept: Proof | None = cache.get(key)
    if kept is not None:
        return kept
    with writing_below(settings.output, settings.stub), _read(settings, progress, look) as (reading, _):
        model = make_model(reading)
        reference = make_reference(reading, model, settings, progress)
        proof = run_all_examples(reading, model, reference, settings, progress)
    if proof.is_clean and key == proof_key(look.digest, settings) and look.stands():
        cache.put(key, proof)
    return proof


def vacuous_of(settings: Settings, progress: Progress = silent) -> "tuple[Vacuous, ...]":
    """The examples that stay green though a rule that they exercise is dropped or negated."""
    from refgen.stages.examples.mutating import mutate_examples  # noqa: PLC0415  (it needs all of the stub's machine)

    check_places(settings)
    with writing_below(settings.output, settings.stub), _read(settings, progress) as (reading, _):
        model = make_model(reading)
        reference = make_reference(reading, model, settings, progress)
        return mutate_examples(reading, model, reference, settings, progress)


def _likely(tree: Tree) -> tuple[str, ...]:
    """The locales that the model of a tree has, as far as that can be told before pages are read: any may hold the English."""
    return tuple(sorted({*tree.locales, ENGLISH}))


@contextmanager
def _read(
    settings: Settings,
    progress: Progress,
    seen: "Snapshot | Look | None" = None,
    meanwhile: Callable[[tuple[str, ...]], object] = _nothing,
) -> Iterator[tuple[Reading, Executor]]:
    """What every part of the chain begins with; the sources may have been looked at already."""
    Cache(settings.cache).drop_other_versions()
    tree = seen.tree if seen else scan_tree(settings.sources, settings.locales)
    with workers(settings.jobs, len(tree.pages)) as executor:
        traces = seen.traces if seen else None
        reading = read_tree(
            tree, settings.cache, executor, progress, traces, meanwhile=partial(meanwhile, _likely(tree))
        )
        if not reading.pages:
            refuse_unread(settings.sources, reading.told)
        yield reading, executor
