"""Pages by somebody who means harm: whatever they write, in any place of a page, stays text in the reader's browser."""

import shutil

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from refgen.pipeline import build
from refgen.settings import Settings
from tests.website.conftest import METHOD, ROOT, listed, serving

ATTACKS = (
    "<script>window.pwned = 1</script>",
    '<img src="x" onerror="window.pwned = 1">',
    "<svg onload=window.pwned=1></svg>",
    "[click](javascript:window.pwned=1)",
    "[click](JaVa&#115;cript:window.pwned=1)",
    "[click](data:text/html,<script>window.pwned=1</script>)",
    '<a href="javascript:window.pwned=1">click</a>',
    '<b onmouseover="window.pwned = 1" style="position:fixed;inset:0">over</b>',
    '"><script>window.pwned = 1</script>',
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "</script><script>window.pwned = 1</script>",
    "<base href='https://example.org/'><meta http-equiv=refresh content='0;url=https://example.org/'>",
    "@@refgen:content@@ {{ 7*7 }}",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A site of a page that holds every attack in its front matter, title, paragraphs, tables, lists, code and alerts."""
    root = tmp_path_factory.mktemp("hostile")
    for locale in ("fr-fr", "zh-cn"):
        target = root / "sources" / locale / f"{METHOD}.md"
        target.parent.mkdir(parents=True)
        shutil.copyfile(ROOT / "sources" / locale / f"{METHOD}.md", target)
        text = target.read_text("utf-8").replace(
            "helpviewer_keywords:\n", f"helpviewer_keywords:\n  - '{ATTACKS[0]}'\n"
        )
        attacks = "\n\n".join(ATTACKS)
        rows = "\n".join(f"|E_{number}|{one.replace('|', '')}|" for number, one in enumerate(ATTACKS))
        items = "\n".join(f"- {one}" for one in ATTACKS)
        quoted = "\n".join(f"> {one}" for one in ATTACKS)
        more = f"\n\n## {ATTACKS[0]}\n\n{attacks}\n\n|A|B|\n|-|-|\n{rows}\n\n{items}\n\n> [!NOTE]\n{quoted}\n\n```html\n{attacks}\n```\n"
        target.write_text(text + more, "utf-8")
        (target.parent / "toc.yml").write_text(f'- name: "{ATTACKS[0]}"\n  href: {target.name}\n', "utf-8")
    build(Settings(sources=root / "sources", output=root / "build", jobs=1))
    return root / "build" / "site"


def test_nothing_that_was_written_becomes_markup(hostile):
    pages = [path for path in hostile.rglob("*.html") if "assets" not in path.parts]
    assert len(pages) > 10
    for path in pages:
        soup = BeautifulSoup(path.read_bytes(), "html.parser")
        assert all(script.get("src") and not script.get_text() for script in soup.find_all("script")), path
        assert soup.find_all(["iframe", "base", "object", "embed"]) == []
        assert soup.find_all("meta", attrs={"http-equiv": "refresh"}) == []
        assert not soup.article.find_all("svg", attrs={"onload": True})
        for element in soup.find_all(True):
            assert not [name for name in element.attrs if name.startswith("on") or name in {"style", "srcdoc"}], element
            for name in ("href", "src"):
                address = str(element.get(name, "")).strip().lower()
                assert not address.startswith(("javascript:", "vbscript:", "data:")), element


def test_what_was_written_can_be_read(hostile):
    text = BeautifulSoup((hostile / f"fr-fr/{METHOD}.html").read_bytes(), "html.parser").article.get_text()
    assert "<script>window.pwned = 1</script>" in text
    assert "{{ 7*7 }}" in text


@pytest.mark.browser
def test_nothing_runs(browser, hostile):
    context = browser.new_context()
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: said.append(dialog.message))
    with serving(hostile) as url:
        page.on("request", lambda request: None if request.url.startswith(url) else said.append(request.url))
        page.goto(f"{url}fr-fr/{METHOD}.html")
        page.locator("html[data-ready]").wait_for()
        for link in page.locator(".rg-page a", has_text="click").all():
            link.click()
        page.locator(".rg-page b", has_text="over").first.hover()
        # What scripts show of the page's texts is text as well.
        page.locator("[data-refgen=compare]").click()
        expect(page.locator(".rg-compare")).to_contain_text("<script>window.pwned = 1</script>")
        page.keyboard.press("/")
        page.locator("dialog[open] input").fill("abort")
        page.locator("[role=option]").first.wait_for()
        page.keyboard.press("Escape")
        page.locator("[data-refgen=contents]").click()
        expect(page.locator(".rg-tree")).to_contain_text("<script>")
        assert page.evaluate("window.pwned") is None
        page.goto(f"{url}fr-fr/site/drift.html")
        listed(page)
        assert page.evaluate("window.pwned") is None
    context.close()
    assert said == []
