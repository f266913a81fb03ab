"""Shells: holes, hoisted scripts, links that work at any depth."""

import re

import pytest

from refgen.website.frame.content import Content, Crumb, NavGroup, TocItem
from refgen.website.frame.shell import HOLES, compile_shell, stamp

PAGE = (
    '<html lang="en"><head><title>@@refgen:title@@</title><link href="assets/a.css"><link href="./b.css">'
    '<a href="https://x/">x</a><a href="#y">y</a><script>alert(1)</script></head> <body>@@refgen:content@@</body></html>'
)


def content(**values):
    given = {"locale": "fr-fr", "address": "fr-fr/a/b.html", "title": "A & B", "description": "", "body": "<p>x</p>"}
    return Content(**{**given, "toc": (), "path": (), "nav": (), "alternates": (), **values})


def test_a_stamped_page():
    shell = compile_shell(PAGE, "fr-fr")
    html = stamp(shell, content(), "Site", "").html.decode()
    assert '<html lang="fr-FR">' in html
    assert "<title>A &amp; B - Site</title>" in html
    assert 'href="../../assets/a.css"' in html
    assert 'href="../../b.css"' in html
    assert 'href="https://x/"' in html
    assert 'href="#y"' in html
    assert "@@refgen" not in html


def test_inline_scripts_become_files():
    shell = compile_shell(PAGE, "fr-fr")
    ((name, code),) = shell.assets.items()
    assert code == b"alert(1)"
    assert f'src="../../{name}"' in stamp(shell, content(), "Site", "").html.decode()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            '<svg xmlns="x" viewBox="0 0 24 20"><path/></svg>',
            '<svg width="24" height="20" xmlns="x" viewBox="0 0 24 20">',
        ),
        ('<svg viewBox="0 0 24 24" width="1em">', '<svg viewBox="0 0 24 24" width="1em">'),
        ('<svg viewBox="2 2 24 24">', '<svg viewBox="2 2 24 24">'),
        ("<svg>", "<svg>"),
    ],
)
def test_an_icon_has_a_size_without_a_style_sheet(written, shown):
    assert shown in "".join(compile_shell(written, "fr-fr").pieces)


def test_every_icon_of_the_theme_has_a_size(shells):
    for shell in shells.values():
        icons = re.findall("<svg[^>]*>", "".join(shell.pieces))
        assert icons
        assert [one for one in icons if " width=" not in one] == []


def test_the_theme_makes_every_hole(shells):
    assert shells
    for shell in shells.values():
        assert set(shell.pieces[1::2]) == HOLES


def test_no_theme_script_is_inline(shells):
    assert shells
    for shell in shells.values():
        assert [name for name in shell.assets if name.endswith(".js")] == []


def test_every_page_has_one_style_sheet(shells):
    assert shells
    for shell in shells.values():
        (name,) = shell.assets
        html = "".join(shell.pieces)
        assert html.count('rel="stylesheet"') == 1
        assert f'{name}"' in html


def test_canonical_links_are_whole_where_the_site_has_an_address():
    shell = compile_shell("@@refgen:head@@", "fr-fr")
    alternates = (("fr-fr", "fr-fr/a/b.html"), ("zh-cn", "zh-cn/a/b.html"))
    without = stamp(shell, content(alternates=alternates), "Site", "").html.decode()
    assert '<link rel="canonical" href="b.html">' in without
    assert 'hreflang="zh-CN" href="../../zh-cn/a/b.html"' in without
    with_url = stamp(shell, content(alternates=alternates), "Site", "https://e/").html.decode()
    assert '<link rel="canonical" href="https://e/fr-fr/a/b.html">' in with_url
    homes = (("fr-fr", "fr-fr/index.html"), ("zh-cn", "zh-cn/index.html"))
    home = stamp(shell, content(address="fr-fr/index.html", alternates=homes), "Site", "https://e/").html.decode()
    assert 'hreflang="x-default" href="https://e/index.html"' in home


def test_long_names_break_between_their_words_in_navigation_and_contents():
    names = ("CLRDATA_IL_ADDRESS_MAP", "ICorDebugProcess::GetId")
    nav = (NavGroup("", None, tuple(Crumb(name, "x.html") for name in names)),)
    toc = (TocItem("h", names[0], 2),)
    html = stamp(
        compile_shell("<html>@@refgen:nav@@|@@refgen:toc@@</html>", "en-us"), content(nav=nav, toc=toc), "Reference", ""
    ).html.decode()
    assert html.count("CLRDATA_<wbr>IL_<wbr>ADDRESS_<wbr>MAP") == 2
    assert "ICor<wbr>Debug<wbr>Process::<wbr>Get<wbr>Id" in html
