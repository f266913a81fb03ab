"""Hands the segments of a tree to translators, and takes a returned file back into its pages."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path

from refgen.align import ENGLISH, align_page
from refgen.corpus import Tree, read_pages
from refgen.dataclass import dataclass
from refgen.drift.finding import Finding
from refgen.errors import UsageError
from refgen.export import Handoff, HandoffPage, Only, PagePlan, Returned, ReturnedFile, collect_page, plan_page
from refgen.locales import meant_by, normalize_code
from refgen.progress import Progress
from refgen.stages.pages.reading import Reading
from refgen.text import Diagnostic, Severity
from refgen.workers import Executor, map_pages


@dataclass(frozen=True, slots=True)
class Choice:
    """What to hand out."""

    locale: str
    """One that the sources have translations into."""
    only: Only = Only.ALL
    names: tuple[str, ...] = ()
    """Of pages, as `select_pages` takes them; empty for all."""


@dataclass(frozen=True, slots=True)
class HandedOff:
    """What goes out, and what could not."""

    handoff: Handoff
    without_english: tuple[str, ...]
    """Keys of the pages that exist in translation only: nothing tells what they are to say."""
    without_translation: tuple[str, ...]
    """Keys of the pages that have no file in the locale."""


@dataclass(frozen=True, slots=True)
class _Job:
    """One page to take translations back into."""

    root: Path
    name: str
    """Of the returned file."""
    key: str
    files: Mapping[str, str]
    locale: str
    returned: tuple[Returned, ...]


def target_locale(tree: Tree, code: str) -> str:
    """The locale that translations go into: `fr` is `fr-fr` where the sources have no other French.

    Raises:
        UsageError: there is no such locale, or several.
    """
    there = [one for one in tree.locales if one != ENGLISH]
    meant = meant_by(code, there)
    if not meant:
        raise UsageError(f"{tree.root} has no translations into {normalize_code(code)}; it has {', '.join(there)}")
    if len(meant) > 1:
        raise UsageError(f"{tree.root} has translations into {' and '.join(meant)}; name one of them instead of {code}")
    return meant[0]


def hand_off(reading: Reading, findings: Sequence[Finding], choice: Choice, progress: Progress) -> HandedOff:
    """The segments that are chosen, with what drift found in them."""
    locale = choice.locale
    keys = [key for key in select_pages(tuple(reading.tree.pages), choice.names) if key in reading.pages]
    by_page: Mapping[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_page[finding.path].append(finding)
    pages: list[HandoffPage] = []
    without_english, without_translation = [], []
    for key in progress("export", keys, len(keys)):
        aligned = reading.pages[key]
        if locale not in aligned.translations:
            without_translation.append(key)
        elif not aligned.has_english:
            without_english.append(key)
        elif page := collect_page(aligned, locale, by_page[key], choice.only):
            pages.append(page)
    return HandedOff(Handoff(ENGLISH, locale, tuple(pages)), tuple(without_english), tuple(without_translation))


def select_pages(keys: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """The pages that are named: by key, by the end of their path, or by a pattern with `*`.

    Raises:
        UsageError: a name fits no page.
    """
    chosen: set[str] = set()
    for name in names:
        wanted = name.replace("\\", "/").removeprefix("./")
        fitting = {key for key in keys if _is_called(key, wanted)}
        if not fitting:
            raise UsageError(f"no page is called {name}; name its path below the locale's folder, or the end of it")
        chosen |= fitting
    return tuple(key for key in keys if key in chosen or not names)


def _is_called(key: str, name: str) -> bool:
    return f"/{key}".endswith(f"/{name}") or f"/{name}".endswith(f"/{key}") or fnmatch(f"/{key}", f"*/{name}")


def take_back(tree: Tree, returned: ReturnedFile, executor: Executor, progress: Progress) -> tuple[PagePlan, ...]:
    """What a returned file does to each page that it names, sorted; nothing is written.

    Raises:
        UsageError: the tree has no translations into the file's language.
    """
    locale, *others = meant_by(returned.locale, tree.locales) or ("",)
    if others or not locale:
        raise UsageError(f"{returned.name} is in {returned.locale}; {tree.root} has {', '.join(tree.locales)}")
    by_page: dict[str, list[Returned]] = defaultdict(list)
    for one in returned.portions:
        by_page[one.key].append(one)
    jobs = [
        _Job(tree.root, returned.name, key, tree.pages.get(key, {}), locale, tuple(by_page[key]))
        for key in sorted(by_page)
    ]
    return tuple(progress("import", map_pages(executor, _plan, jobs), len(jobs)))


def _plan(job: _Job) -> PagePlan:
    if job.locale not in job.files:
        return _unknown(job)
    pages, problems = read_pages(job.root, job.files)
    if job.locale not in pages:
        own = [problem for problem in problems if problem.path == job.files[job.locale]]
        return PagePlan(job.files[job.locale], None, problems=tuple(own))
    return plan_page(align_page(job.key, pages), job.locale, job.returned)


def _unknown(job: _Job) -> PagePlan:
    message = f"The sources have no page {job.key!r} in {job.locale}"
    remedy = "export again, from the sources that you import into"
    problem = Diagnostic(job.name, 1, 1, "import-unknown-page", message, remedy, Severity.ERROR)
    return PagePlan("", None, problems=(problem,))
