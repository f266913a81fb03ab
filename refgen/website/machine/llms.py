"""`llms.txt`: the site in a page of Markdown (https://llmstxt.org).

It is meant to be read whole, so it has what leads on, and no methods: in a large reference they would make it three times as
long. The page of an interface names its methods, and `search/names.json` has all of them.
"""

from collections.abc import Iterator

from refgen.api.model import Api, Kind
from refgen.cache.runs import in_runs
from refgen.website import address
from refgen.website.markup.inline import plain
from refgen.website.site.catalog import label_of, words
from refgen.website.site.lone import lone_methods
from refgen.website.site.view import Site
from refgen.website.texts import ENGLISH, load_texts

_LISTED = {*Kind} - {Kind.METHOD, Kind.ARTICLE}
_LEAD = (
    "Each API leads to the sentences of its page in all languages, as JSON, with the addresses of the page. Methods are named on "
    "the page of their interface; the names of all of them, with their pages, are in the first file of the data."
)
_DATA = {
    "search/names.json": "every API, methods too, by name, kind and page, and all result codes",
    "model.json": "signatures, parameters, results, remarks and requirements of all APIs, with the source of each fact",
    "objects.inv": "addresses by name, for Sphinx and mkdocstrings",
}
"""What there is to say of files."""
_REPORTS = {
    "drift.csv": "where translations no longer say what the original says, as a table for spreadsheets",
    "drift.json": "the same, for programs",
    "drift.sarif": "the same, for editors and code hosts",
    "drift.txt": "the same, for people",
}
"""The same of those that are about translation, and not about what is documented."""


def llms(site: Site) -> Iterator[tuple[str, bytes]]:
    """Languages, data files, and each API with its page's data: no method, which the page of its interface lists, unless that is none."""
    given = site.given
    lines = [
        f"# {site.name(ENGLISH)}",
        "",
        f"> {load_texts('en').text('home.lead')}",
        "",
        _LEAD,
        "",
        "## Languages",
        "",
    ]
    lines += [f"- [{load_texts(one).name}]({address.home_address(one)})" for one in given.model.locales]
    files = sorted({*given.downloads, "drift.csv", "objects.inv"})
    data = {"search/names.json": "Names and result codes", **{one: one for one in files if one not in _REPORTS}}
    lines += ["", "## Data", "", *(_file(name, title, _DATA.get(name, "")) for name, title in data.items())]
    lines += ["", "## APIs", ""]
    apis = given.model.apis
    known = zip(in_runs(_line, apis), site.catalog.pages, strict=True)
    lines += [line for line, page in known if line is not None and page in site.keys]
    lines += [_entry(api.id, api) for some in lone_methods(site, _LISTED).values() for api in some]
    # What stands below this heading may be left out where a shorter text is wanted.
    lines += ["", "## Optional", "", *(_file(one, one, _REPORTS[one]) for one in files if one in _REPORTS)]
    yield "llms.txt", "\n".join([*lines, ""]).encode("utf-8", "replace")


def _file(name: str, title: str, note: str) -> str:
    return f"- [{title}]({name})" + (f": {note}" if note else "")


def _line(api: Api) -> str | None:
    if api.kind not in _LISTED:
        return None
    return _entry(label_of(api, ENGLISH), api)


def _entry(name: str, api: Api) -> str:
    summary = plain(words(api.summary, ENGLISH)).replace("\n", " ")
    return f"- [{name}]({address.link('', address.data_address(api.page))}): {summary}"
