"""Hands everything that was made to the website, and puts the site into its folder."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from refgen.api import Api, Model
from refgen.beside import Beside, at_once, beside
from refgen.cache.held import HELD, remembered
from refgen.cache.results import Cache
from refgen.cache.runs import in_runs, runs_of
from refgen.cache.stretch import InPlace, Part, put_stretches
from refgen.drift.check import registry
from refgen.drift.checks.code import lost_file
from refgen.drift.finding import Finding
from refgen.examples import ExampleResult
from refgen.output import write_file
from refgen.progress import Progress
from refgen.settings import Settings
from refgen.stages.closing.made import Build, Site
from refgen.stages.drift.checking import trend_of
from refgen.stages.examples.faults import faults_of
from refgen.stages.reference.reference import Reference
from refgen.stages.site.broken_links import Drifted, at_each_place, told_as_drift
from refgen.stages.site.frame import Frame
from refgen.stages.state.revision import commit_of
from refgen.website.input import SiteExample, SiteFault, SiteInput, TrendPoint, Verdict
from refgen.website.last import EVERYTHING
from refgen.website.links.broken import KeptLinks
from refgen.website.links.check import BrokenLink, LinkCheck
from refgen.website.links.whence import SourcePlaces
from refgen.website.write import Written, write_site


def build_site(made: Build, settings: Settings, frame: Frame, progress: Progress, altered: Sequence[str] = ()) -> Build:
    """Make the site below the output folder, as `mkdocs.yml` asks for; files that were `altered` are made anew."""
    root = made.reading.tree.root
    for name, path in (*frame.assets, *((name, root / name) for name in sorted(frame.options.media))):
        write_file(frame.folder / name, path.read_bytes())
    paths = (path for path in map(Path, altered) if path.is_relative_to(frame.folder))
    below = frozenset(path.relative_to(frame.folder).as_posix() for path in paths)
    return publish_site(made, settings, frame, progress, EVERYTHING if settings.cache is None else below)


def publish_site(
    made: Build, settings: Settings, frame: Frame, progress: Progress, altered: Container[str] = ()
) -> Build:
    """Put the pages into the folder, where the theme and the images are, and check all links of theirs.

    Only changed ones are made anew, and those whose files were altered, by address.
    """
    folder = frame.folder
    kept = KeptLinks(folder)
    broken: list[BrokenLink] = []

    def check(written: Written) -> None:
        look = LinkCheck(folder, urlsplit(frame.options.url).path or "/", SourcePlaces(given), written.scans)
        broken.extend(kept.check(look, written.changed, written.unchanged))

    with beside() as later:
        given = site_input(made, settings, later)
        written = write_site(
            given,
            frame.options,
            frame.shells,
            folder,
            progress,
            processes=settings.jobs,
            altered=altered,
            then=check,
        )
    lost = chain.from_iterable(map(_lost, runs_of(made.drift.findings)))
    drifted, links = Drifted(made.drift.everything), at_each_place(broken)
    ours = (*lost, *(str(one) for one in links if not drifted.has(one)))
    theirs = tuple(told_as_drift(one) for one in links if drifted.has(one))
    return replace(made, site=Site(folder, written.pages, written.rendered, ours, theirs))


@remembered
def _lost(run: tuple[Finding, ...]) -> list[str]:
    """What some findings say of files that pages name and that are not there, each with its place."""
    return [f"{one.file}:{one.line}: {one.message}" for one in run if one.check == lost_file.INFO.name]


def site_input(made: Build, settings: Settings, later: Beside = at_once) -> SiteInput:
    """Everything that the site shows, in its own terms; large files are put in place when `later` sees to it."""
    reading, cache = made.reading, Cache(settings.cache)
    return SiteInput(
        model=made.model,
        pages=reading.pages,
        includes=reading.includes,
        digests={**reading.pages.digests, **reading.includes.digests},
        findings=made.drift.findings,
        checks={name: check.title for name, check in registry().items()},
        examples=_examples(made),
        tocs=reading.tocs,
        trend=tuple(TrendPoint(day, counts) for day, counts in trend_of(settings)),
        commit=commit_of(reading.tree.root),
        stub_files=_stub_files(made.reference),
        stub_package=settings.package,
        downloads={
            name: partial(_put_also, settings.output / name, make, cache, later) for name, make in made.files.items()
        },
    )


def _put_also(own: Path, make: Callable[[], Sequence[Part]], cache: Cache, later: Beside, path: Path) -> None:
    """Put a file in its own place, and one for readers of the site to download."""
    stretches = make()
    for one in (own, path):
        put_stretches(one, stretches, cache, later)


def _stub_files(reference: Reference) -> Mapping[str, Part]:
    files = reference.files
    in_place = {path: InPlace(one.digest, reference.folder / path) for path, one in files.long.items()}
    return {**files.stretches, **in_place}


def _examples(made: Build) -> tuple[SiteExample, ...]:
    results, pages = HELD.same(made.proof.results, _all_shown, "results"), _pages(made.model.declared)
    alone = _alone(results, pages)
    paths = made.reading.tree.pages.items() if alone else ()
    keys = {path: key for key, files in paths for path in files.values() if path in alone}
    faults = faults_of(made.model, made.reference.book)
    return _all_shown(
        results,
        pages,
        HELD.same(keys, _all_shown, "keys"),
        HELD.same(faults, _all_shown, "faults"),
    )


@remembered
def _pages(outline: Model) -> Mapping[str, str]:
    """By the id of each API its page; those of the run before, where they are the same."""
    return HELD.same(dict(in_runs(_page_of, outline.apis)), _pages)


def _page_of(api: Api) -> tuple[str, str]:
    return api.id, api.page


@remembered
def _alone(results: Sequence[ExampleResult], pages: Mapping[str, str]) -> frozenset[str]:
    """The files of examples that no API's page shows."""
    return frozenset(one.path for one in results if one.example.api not in pages)


@remembered
def _all_shown(
    results: Sequence[ExampleResult],
    pages: Mapping[str, str],
    keys: Mapping[str, str],
    faults: Mapping[str, tuple[SiteFault, ...]],
) -> tuple[SiteExample, ...]:
    """The examples of each page, in the order in which it shows them: once, whatever the locales.

    The page is that of the API, else that of the file in which the example is written.
    """
    groups: dict[tuple[str, str], list[ExampleResult]] = {}
    for result in results:
        page = pages.get(result.example.api) or keys.get(result.path, "")
        groups.setdefault((page, result.example.id), []).append(result)
    apis = {page: api for api, page in pages.items()}
    shown = []
    for (page, name), some in sorted(groups.items(), key=lambda item: item[0]):
        api = some[0].example.api or apis.get(page, "")
        shown.append(_shown(page, name, api, HELD.same(faults.get(api, ()), faults_of, api), *some))
    return tuple(shown)


@remembered
def _shown(page: str, name: str, api: str, faults: tuple[SiteFault, ...], *results: ExampleResult) -> SiteExample:
    """One example as a page shows it, whatever the locale."""
    first = results[0]
    worst = next((one for one in results if not one.passed), first)
    return SiteExample(
        id=_address(name),
        page=page,
        session=_session(first.example.texts),
        verdict=Verdict.SKIPPED if worst.skipped else Verdict.PASSED if worst.passed else Verdict.FAILED,
        reason=worst.skipped or " ".join(got.message for got in worst.got),
        api=api or None,
        line=None if first.example.is_generated else first.line,
        sessions={locale: text for result in results for locale, text in result.example.texts.items()},
        faults=faults,
    )


def _session(texts: Mapping[str, str]) -> str:
    return texts.get("en-us") or next(iter(texts.values()), "")


def _address(name: str) -> str:
    return "".join(character if character.isalnum() or character in "-_." else "-" for character in name)
