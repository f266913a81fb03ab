"""`llms.txt`: the site in a page of Markdown (https://llmstxt.org)."""

from collections.abc import Iterator

from refgen.api.model import Api, Kind
from refgen.cache.runs import in_runs
from refgen.website import address
from refgen.website.markup.inline import plain
from refgen.website.site.catalog import words
from refgen.website.site.view import Site
from refgen.website.texts import ENGLISH, load_texts


def llms(site: Site) -> Iterator[tuple[str, bytes]]:
    """Languages, data files, and every API that is no method with its page's data."""
    given = site.given
    lines = [f"# {site.name(ENGLISH)}", "", f"> {load_texts('en').text('home.lead')}", "", "## Languages", ""]
    lines += [f"- [{load_texts(one).name}]({address.home_address(one)})" for one in given.model.locales]
    lines += ["", "## Data", "", "- [Names and result codes](search/names.json)"]
    lines += [f"- [{name}]({name})" for name in sorted({*given.downloads, "drift.csv", "objects.inv"})]
    lines += ["", "## APIs", ""]
    apis = given.model.apis
    known = zip(in_runs(_line, apis), site.catalog.pages, strict=True)
    lines += [line for line, page in known if line is not None and page in site.keys]
    yield "llms.txt", "\n".join([*lines, ""]).encode("utf-8", "replace")


def _line(api: Api) -> str | None:
    if api.kind in {Kind.METHOD, Kind.ARTICLE}:
        return None
    summary = plain(words(api.summary, ENGLISH)).replace("\n", " ")
    return f"- [{api.name}]({address.link('', address.data_address(api.page))}): {summary}"
