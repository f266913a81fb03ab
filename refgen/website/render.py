"""Everything that the site consists of, as files: pages in parallel, then what is made from all of them."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import field
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from refgen.dataclass import dataclass
from refgen.output import write_noted
from refgen.website import address
from refgen.website.frame.division import Part, stamped
from refgen.website.frame.languages import switched
from refgen.website.frame.shell import Shell, base_to, frame_of
from refgen.website.input import SiteInput
from refgen.website.last import Due
from refgen.website.links.scan import Scan, scan, scan_within
from refgen.website.options import SiteOptions
from refgen.website.page.data import page_data
from refgen.website.page.make import render_page
from refgen.website.page.moved import moved
from refgen.website.search.record import Record, record_of, told_of
from refgen.website.site.catalog import build_catalog
from refgen.website.site.view import PageView, Site
from refgen.workers import handing_out

_CHUNK = 16
"""Pages that a process is given at once: few, so that all end at about the same time."""
_FEW = 40
"""Below this many pages in all their locales a pool of processes costs more than it saves."""
_MOVED = 8
"""Pages that are only moved take as long as one that is made."""


@dataclass(frozen=True)
class Job:
    """What a process needs to render pages."""

    site: Site = field(repr=False)
    shells: Mapping[str, Shell] = field(repr=False)

    @cached_property
    def frames(self) -> dict[tuple[str, str], Scan]:
        """What the shells link to and can be linked to by, by locale and by the way to the site's root, as far as it was asked for."""
        return {}

    def __reduce__(self) -> tuple[type["Job"], tuple[Site, Mapping[str, Shell]]]:
        """For a process that is not forked; what puts downloads into their places stays here."""
        return Job, (self.site.without_downloads, self.shells)


def prepare(given: SiteInput, options: SiteOptions, shells: Mapping[str, Shell]) -> Job:
    """Work out what all pages share."""
    return Job(Site(given, build_catalog(given), options), shells)


class PageOutput(NamedTuple):
    """What rendering one page gave."""

    parts: tuple[Part, ...]
    """One a locale, or more of a page that is too long."""
    data: tuple[tuple[str, bytes], ...]
    """Address and content of its data, where it was made in all."""
    records: Mapping[str, Record]
    """By locale, for the search index; none where the page was not made in all."""
    asked: str
    """What it asked of other pages, as `Asked.numbers`."""

    @property
    def files(self) -> dict[str, bytes]:
        """All of them, by address."""
        return {**{part.content.address: part.html for part in self.parts}, **dict(self.data)}


_NOTHING = PageOutput((), (), {}, "")


def render_one(job: Job, key: str, locales: Sequence[str]) -> PageOutput:
    """One page in some locales, in the others of which it has the same words and the same place as before.

    It is made in all where it does not fit into one file in each of these: the files of all tell where it goes on.
    """
    options = job.site.options
    page = job.site.given.pages[key]
    views = PageView.of_all(job.site, page, locales)
    pages = [stamped(job.shells[view.locale], render_page(view), options.name, options.url) for view in views]
    parts = tuple(switched(pages, job.shells, options.name, options.url))
    if len(locales) < len(every := job.site.given.model.locales):
        return (
            PageOutput(parts, (), {}, views[0].asked.numbers)
            if len(parts) == len(locales)
            else render_one(job, key, every)
        )
    data = address.data_address(key), page_data(job.site, page, views, [part.content for part in parts])
    records = {view.locale: record_of(view) for view in views}
    return PageOutput(parts, (data,), records, views[0].asked.numbers)


class PageWritten(NamedTuple):
    """What writing one page gave."""

    files: list[str]
    """Addresses."""
    records: Mapping[str, Record]
    """By locale, for the search index; none where the page was not made in all."""
    words: str
    """What is `told_of` the records."""
    asked: str
    """As of `PageOutput`."""
    scans: Mapping[str, Scan]
    """Of the HTML files, by address."""


def writing_pages(
    job: Job, due: Mapping[str, Due], folder: Path, processes: int
) -> AbstractContextManager[Iterator[PageWritten]]:
    """Have pages written, by key, and give what came of each, in their order (0 processes: one a core).

    The processes begin before the first result is asked for; what is done in this one waits until then.
    """
    files = sum(len(one.anew) + len(one.moved) / _MOVED for one in due.values())
    count = min(processes or os.cpu_count() or 1, int(files // (_FEW * len(job.site.given.model.locales) or 1)))
    # Pages are written where they are rendered, so that only names and words come back.
    return handing_out(count, partial(_write, job, folder), [*due.items()], _CHUNK)


def _write(job: Job, folder: Path, page: tuple[str, Due]) -> PageWritten:
    root = os.fspath(folder)
    key, due = page
    files, scans = _moved(job, root, key, due.moved)
    # What cannot be moved is made anew.
    anew = [*due.anew, *(locale for locale in due.moved if address.page_address(locale, key) not in files)]
    made = render_one(job, key, anew) if anew else _NOTHING
    files = made.files if made.data else {**files, **made.files}
    for name, data in files.items():
        write_noted(f"{root}/{name}", data)
    scans |= {part.content.address: _scan(job, part) for part in made.parts}
    return PageWritten([*files], made.records, told_of(made.records), made.asked, scans)


def _moved(job: Job, root: str, key: str, locales: Sequence[str]) -> tuple[dict[str, bytes], dict[str, Scan]]:
    """The files of a page in some locales with its place as it is now, as far as these can be had so, and what they link to."""
    files: dict[str, bytes] = {}
    for locale in locales:
        name = address.page_address(locale, key)
        with suppress(OSError), Path(root, name).open("rb") as file:
            html = moved(job.site, job.shells[locale], key, locale, file.read())
            files |= {} if html is None else {name: html}
    return files, {name: scan(html.decode("utf-8", "replace")) for name, html in files.items()}


def _scan(job: Job, part: Part) -> Scan:
    """What the shell has is looked for once, and not on each page."""
    place = part.content.locale, base_to(part.content)
    frame = job.frames.get(place)
    if frame is None:
        frame = job.frames[place] = scan(frame_of(job.shells[place[0]], place[1]))
    return scan_within(part.varied, frame)
