"""Everything that the site consists of, as files: pages in parallel, then what is made from all of them."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from refgen.website.catalog import build_catalog
from refgen.website.input import SiteInput
from refgen.website.options import SiteOptions
from refgen.website.page import render_page
from refgen.website.page_data import page_data
from refgen.website.shell import Shell, stamp
from refgen.website.view import PageView, Site
from refgen.website.whole import whole_site

_CHUNK = 64
_FEW = 40
"""Below this many pages a pool of processes costs more than it saves."""

Files = Iterable[tuple[str, bytes]]


@dataclass(frozen=True)
class Job:
    """What a process needs to render pages."""

    site: Site = field(repr=False)
    shells: Mapping[str, Shell] = field(repr=False)


def prepare(given: SiteInput, options: SiteOptions, shells: Mapping[str, Shell]) -> Job:
    """Work out what all pages share."""
    return Job(Site(given, build_catalog(given), options), shells)


def render_site(given: SiteInput, options: SiteOptions, shells: Mapping[str, Shell]) -> Iterator[tuple[str, bytes]]:
    """Every file of the site by its address."""
    job = prepare(given, options, shells)
    for files in map_pages(job, sorted(given.pages)):
        yield from files
    yield from whole_site(job.site, job.shells)


def page_files(job: Job, key: str) -> tuple[tuple[str, bytes], ...]:
    """The files of one page: one a locale, and its data."""
    options = job.site.options
    files = []
    for locale in job.site.given.model.locales:
        view = PageView.of(job.site, key, locale)
        content = render_page(view)
        files.append((content.address, stamp(job.shells[locale], content, options.name, options.url)))
    return (*files, (content.data, page_data(job.site, key)))


def map_pages(job: Job, keys: Sequence[str]) -> Iterator[tuple[tuple[str, bytes], ...]]:
    """The files of each page, in the order of the keys, whatever the number of processes."""
    workers = min(os.cpu_count() or 1, len(keys) // _FEW)
    if workers < 2:
        for key in keys:
            yield page_files(job, key)
        return
    # The job reaches the workers by fork where there is one, and is then never copied.
    with ProcessPoolExecutor(workers, initializer=_adopt, initargs=(job,)) as pool:
        yield from pool.map(_page_files, keys, chunksize=_CHUNK)


_JOBS: list[Job] = []


def _adopt(job: Job) -> None:
    _JOBS[:] = [job]


def _page_files(key: str) -> tuple[tuple[str, bytes], ...]:
    return page_files(_JOBS[0], key)
