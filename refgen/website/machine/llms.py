"""`llms.txt`: the site in a page of Markdown (https://llmstxt.org)."""

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


def llms(site: Site) -> Iterator[tuple[str, bytes]]:
    """Languages, data files, and each API with its page's data: no method, which the page of its interface lists, unless that is none."""
    given = site.given
    lines = [f"# {site.name(ENGLISH)}", "", f"> {load_texts('en').text('home.lead')}", "", "## Languages", ""]
    lines += [f"- [{load_texts(one).name}]({address.home_address(one)})" for one in given.model.locales]
    lines += ["", "## Data", "", "- [Names and result codes](search/names.json)"]
    lines += [f"- [{name}]({name})" for name in sorted({*given.downloads, "drift.csv", "objects.inv"})]
    lines += ["", "## APIs", ""]
    apis = given.model.apis
    known = zip(in_runs(_line, apis), site.catalog.pages, strict=True)
    lines += [line for line, page in known if line is not None and page in site.keys]
    lines += [_entry(api.id, api) for some in lone_methods(site, _LISTED).values() for api in some]
    yield "llms.txt", "\n".join([*lines, ""]).encode("utf-8", "replace")


def _line(api: Api) -> str | None:
    if api.kind not in _LISTED:
        return None
    return _entry(label_of(api, ENGLISH), api)


def _entry(name: str, api: Api) -> str:
    summary = plain(words(api.summary, ENGLISH)).replace("\n", " ")
    return f"- [{name}]({address.link('', address.data_address(api.page))}): {summary}"
