"""One style sheet: what no page can use is left out, and nothing that a page shows looks different."""

import pytest

from refgen.website.material.style import bundle, moved, words_of
from tests.website.conftest import listed
from tests.website.test_standards import KINDS, opened

WORDS = words_of(["a note slate", "rg-x"])


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{color:red}", ".a{color:red}"),
        (".b{color:red}", ""),
        (".a .b,.a:hover{x:y}", ".a:hover{x:y}"),
        ("p:not(.b){x:y}", "p:not(.b){x:y}"),
        (":is(.a,.b)>p{x:y}", ":is(.a,.b)>p{x:y}"),
        ("@media print{.a{x:y}.b{x:y}}", "@media print{.a{x:y}}"),
        ("@media print{.b{x:y}}", ""),
        ("@supports (a:b){@media print{.a{x:y}}}", "@supports (a:b){@media print{.a{x:y}}}"),
        ("@keyframes b{0%{x:y}}", "@keyframes b{0%{x:y}}"),
        ("[data-scheme=slate]{x:y}[data-scheme=default]{x:y}", "[data-scheme=slate]{x:y}"),
        ('[href$="#b"]{x:y}', '[href$="#b"]{x:y}'),
        (':root{--one:url("data:a;b,{}");--two:1}p{x:var(--one)}', ':root{--one:url("data:a;b,{}")}p{x:var(--one)}'),
        (":root{--one:var(--two);--two:1}", ""),
        ('.a:before{content:"}.b{"}', '.a:before{content:"}.b{"}'),
        ("/* .a{ */.a{x:y}", ".a{x:y}"),
        ('@import url("a;b.css");.a{x:y}', '@import url("a;b.css");.a{x:y}'),
    ],
)
def test_what_is_left_out(css, kept):
    assert bundle((css,), "", WORDS) == kept


def test_our_own_sheet_is_kept_whole():
    assert bundle((), ".b{x:y}", WORDS) == ".b{x:y}"
    assert bundle((":root{--one:1}",), "p{x:var(--one)}", WORDS) == ":root{--one:1}p{x:var(--one)}"


def test_what_other_sheets_ask_for_is_kept():
    assert bundle((":root{--one:1;--two:2}",), "", WORDS, ".z{x:var(--one)}") == ":root{--one:1}"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("url(x.png)", "url(../stylesheets/x.png)"),
        ("url(../i/x.png)", "url(../i/x.png)"),
        ("url( 'a b.png' )", "url('../stylesheets/a b.png')"),
        ('url("x.png")', 'url("../stylesheets/x.png")'),
        ("url(data:image/png;base64,x)", "url(data:image/png;base64,x)"),
        ('url("data:image/svg+xml;<path fill=url(x)/>")', 'url("data:image/svg+xml;<path fill=url(x)/>")'),
        ("url(https://e/x.png)", "url(https://e/x.png)"),
        ("url(/x.png)", "url(/x.png)"),
        ("url(#x)", "url(#x)"),
        ('content:"url(x)"', 'content:"url(x)"'),
    ],
)
def test_relative_addresses_lead_to_the_same_files_from_another_folder(given, expected):
    assert moved(f".a{{{given}}}", "../stylesheets") == f".a{{{expected}}}"


# The style of one element of each kind, and of what stands before and after it.
STYLES = """() => {
  const kinds = new Map();
  for (const one of document.querySelectorAll("body *")) {
    const kind = `${one.parentElement.tagName}.${one.parentElement.className?.baseVal ?? one.parentElement.className}>${one.tagName}.${one.className?.baseVal ?? one.className}`;
    if (!kinds.has(kind)) kinds.set(kind, one);
  }
  return [...kinds].flatMap(([kind, one]) => ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(one, part);
    return kind + part + [...style].filter((name) => !name.startsWith("--")).map((name) => `;${name}:${style.getPropertyValue(name)}`).join("");
  }));
}"""
WITH_WHOLE_SHEETS = """async ([sheets]) => {
  const [bundle] = document.querySelectorAll("link[rel=stylesheet]");
  const root = document.documentElement.dataset.base;
  const loaded = sheets.map((name) => new Promise((done) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: root + name, onload: done });
    bundle.before(link);
  }));
  await Promise.all(loaded);
  bundle.remove();
}"""


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["findings", "dashboard"])
def test_pages_look_as_with_the_whole_theme(browser, built, kind):
    whole = sorted(path.relative_to(built.folder).as_posix() for path in built.folder.glob("assets/stylesheets/*.css"))
    page = opened(browser, f"{built.url}zh-cn/{KINDS[kind]}")
    if kind == "dashboard":
        listed(page)
    seen = []
    for sheets in ([], [*whole, "assets/refgen/refgen.css"]):
        if sheets:
            page.evaluate(WITH_WHOLE_SHEETS, [sheets])
        styles = []
        for width, scheme, media in ((1300, "light", "screen"), (390, "dark", "screen"), (800, "light", "print")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme, media=media)
            page.evaluate(
                "scheme => { document.body.dataset.mdColorScheme = scheme }",
                {"light": "default", "dark": "slate"}[scheme],
            )
            styles.append(page.evaluate(STYLES))
        seen.append(styles)
    page.context.close()
    assert len(whole) == 2
    assert seen[0] == seen[1]
