"""A site made from the repository's own pages, and a browser to look at it."""

import functools
import http.server
import shutil
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from refgen.cache.stretch import stretch
from refgen.corpus import scan_tree
from refgen.corpus.toc_files import read_tocs
from refgen.drift.finding import Finding
from refgen.output import write_file
from refgen.pipeline import build
from refgen.progress import silent
from refgen.settings import Settings
from refgen.stages.pages.modelling import make_model
from refgen.stages.pages.reading import read_tree
from refgen.text import Severity
from refgen.website.frame import division
from refgen.website.input import SiteExample, SiteInput, TrendPoint, Verdict
from refgen.website.links.broken import KeptLinks
from refgen.website.links.check import LinkCheck
from refgen.website.material.config import default_config, site_options
from refgen.website.material.files import theme_paths
from refgen.website.material.shells import make_shells
from refgen.website.own_pages import results
from refgen.website.search import index
from refgen.website.sentences.name import sentence_name
from refgen.website.site import catalog
from refgen.website.write import write_site
from refgen.workers import InProcess

ROOT = Path(__file__).parents[2]
FOLDER = "docs/framework/unmanaged-api/hosting"
METHOD = f"{FOLDER}/iclrtask-abort-method"
INTERFACE = f"{FOLDER}/iclrtask-interface"
LONG = f"{FOLDER}/ihosttaskmanager-interface"
TITLE = sentence_name("ICLRTask::Abort Method")
"""The name of the title of `METHOD`."""
SUMMARY = sentence_name(
    "Asks the common language runtime (CLR) to abort the task that the current [ICLRTask](iclrtask-interface.md) represents."
)
"""The name of its first sentence."""
RARE = {
    "structure": "boxes/box-structure.html",
    "function": "boxes/getboxwmi.html",
    "callback": "boxes/pfnbox-function-pointer.html",
    "coclass": "boxes/crate-coclass.html",
    "constants": "boxes/box-constants.html",
    "result": "boxes/box-e-gone-hresult.html",
}
"""Kinds of page that the repository's own reference has none of; `rare` has them."""
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Served:
    """A site on disk and its address."""

    folder: Path
    url: str


@pytest.fixture(scope="session")
def site_given(tmp_path_factory):
    """What the pipeline would hand over, with one finding and one example of each verdict."""
    tree = scan_tree(ROOT / "sources")
    reading = read_tree(tree, tmp_path_factory.mktemp("cache"), InProcess(), silent)
    model = make_model(reading)
    api = next(api for api in model.apis if api.page == f"{METHOD}.md")
    findings = tuple(
        Finding(
            check="file-name",
            severity=Severity.ERROR,
            locale=locale,
            path=api.page,
            line=api.summary.lines[locale],
            column=1,
            message="The summary is not what it was.",
            source=api.summary.texts["en-us"],
            target=api.summary.texts[locale],
            fingerprint=f"f-{locale}",
        )
        for locale in ("fr-fr", "zh-cn")
    )
    examples = tuple(
        SiteExample(f"ex-{verdict.value}", api.page, ">>> import calm\n>>> calm.answer()\n42\n", verdict)
        for verdict in Verdict
    )
    return SiteInput(
        model=model,
        pages=reading.pages,
        includes=dict(reading.includes),
        digests=reading.pages.digests,
        findings=findings,
        examples=examples,
        tocs=read_tocs(tree.root, tree.tocs)[0],
        trend=(TrendPoint("2026-01-01", {"fr-fr": 4, "zh-cn": 2}), TrendPoint("2026-02-01", {"fr-fr": 1, "zh-cn": 3})),
        commit="0123456789",
        stub_files={"calm/__init__.py": stretch(b"def answer():\n    return 42\n")},
        stub_package="calm",
        downloads={"model.json": partial(write_file, content=b"{}")},
    )


@pytest.fixture(scope="session")
def site_config(tmp_path_factory):
    """MkDocs' configuration of the repository's theme."""
    return default_config(ROOT / "sources", tmp_path_factory.mktemp("unused"))


@pytest.fixture(scope="session")
def shells(site_given, site_config):
    return make_shells(site_config, site_given.model.locales)


@pytest.fixture(scope="session")
def options(site_config):
    made = site_options(site_config, "https://learn.microsoft.com")
    return replace(made, url="https://example.org/reference/", repository="https://example.org/source/")


@pytest.fixture(scope="session")
def served(site_given, site_config, shells, options, tmp_path_factory):
    """The whole site, served from this machine."""
    folder = tmp_path_factory.mktemp("site")
    write_site(site_given, options, shells, folder)
    put_theme(site_config, folder)
    # Where its address says that it stands: the page of an unknown address names its files from the root of the host.
    with serving(folder, "/reference/") as url:
        yield Served(folder, url)


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The site of the whole chain over the repository's own pages: real examples, real findings, the real stub."""
    work = tmp_path_factory.mktemp("built")
    settings = Settings(
        sources=ROOT / "sources",
        output=work,
        cache=work / "cache",
        config_file=ROOT / "mkdocs.yml",
        overlay=None,
        jobs=1,
    )
    build(settings)
    with serving(work / "site") as url:
        yield Served(work / "site", url)


@pytest.fixture(scope="session")
def rare(site_given, site_config, options, tmp_path_factory):
    """A site of the kinds of page that the repository's own reference has none of."""
    sources = tmp_path_factory.mktemp("rare") / "sources"
    for case in ("enumeration", "function", "method"):
        shutil.copytree(ROOT / "tests/api/pages" / case, sources, dirs_exist_ok=True)
    tree = scan_tree(sources)
    reading = read_tree(tree, tmp_path_factory.mktemp("cache"), InProcess(), silent)
    model = make_model(reading)
    given = replace(
        site_given,
        model=model,
        pages=reading.pages,
        includes=dict(reading.includes),
        digests=reading.pages.digests,
        findings=(),
        examples=(),
        tocs={},
    )
    folder = tmp_path_factory.mktemp("site")
    write_site(given, options, make_shells(site_config, model.locales), folder)
    put_theme(site_config, folder)
    with serving(folder) as url:
        yield Served(folder, url)


@pytest.fixture(scope="session")
def divided(site_given, site_config, shells, options):
    """Makes the site as it would be if a page weighed no more bytes than so many, and an index were shorter."""

    @contextmanager
    def made(folder, heaviest):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(division, "HEAVIEST", heaviest)
            for module in (catalog, results, index):
                patch.setattr(module, "RESULTS", 4)
            written = write_site(site_given, options, shells, folder, processes=1)
        check = LinkCheck(folder, "/reference/", scans=written.scans)
        KeptLinks(folder).check(check, written.changed, written.unchanged)
        put_theme(site_config, folder)
        with serving(folder) as url:
            yield Served(folder, url)

    return made


@pytest.fixture(scope="session")
def divided_site(divided, tmp_path_factory):
    """The site with its longest pages in parts."""
    with divided(tmp_path_factory.mktemp("divided"), 16_000) as site:
        yield site


def put_theme(config, folder):
    """Put the theme's files beside the pages, as a build does."""
    for name, path in theme_paths(config):
        write_file(folder / name, path.read_bytes())


def broken_links(folder, addresses, root="/", **given):
    """What checking finds of some pages of a site, by address."""
    check = LinkCheck(folder, root, **given)
    return [one for address in addresses if address.endswith(".html") for one in check.page(address).broken]


@contextmanager
def serving(folder, place="/"):
    """Serves a folder at a place of this machine, and stops with the block; gives the address."""
    handler = functools.partial(_Quiet, place, directory=str(folder))
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{place}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Say nothing of a browser that has gone on before it had read everything."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def __init__(self, place, *arguments, **named):
        self._place = place
        super().__init__(*arguments, **named)

    def translate_path(self, path):
        """The file behind an address; outside the place there is none."""
        inside = path.startswith(self._place)
        return super().translate_path("/" + path.removeprefix(self._place) if inside else "/nowhere")

    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium on this machine")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        # A machine that does other work as well takes its time.
        api.expect.set_options(timeout=30_000)
        chromium = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


def listed(page):
    """The rows of the dashboard's list, which is loaded when a reader comes near it."""
    page.locator("[data-refgen=findings]").scroll_into_view_if_needed()
    rows = page.locator("[data-refgen=findings] tbody tr")
    rows.first.wait_for()
    return rows


@pytest.fixture
def page(browser, served):
    """A page that fails its test if anything goes wrong in it: an error, a refused or foreign request."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 1300, "height": 900})
    opened = context.new_page()
    wrong = []
    opened.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    opened.on(
        "request", lambda asked: None if asked.url.startswith(served.url) else wrong.append(f"foreign: {asked.url}")
    )
    opened.on(
        "response", lambda answer: wrong.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
    )
    yield opened
    context.close()
    assert wrong == []


@pytest.fixture
def put(shells, options):
    return lambda given, folder: write_site(given, options, shells, folder)


def files_of(folder):
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    assert found
    return found


def settled(page):
    page.locator("html[data-ready]").wait_for()
