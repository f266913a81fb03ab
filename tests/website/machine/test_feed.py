"""What has been translated of late, for readers of feeds."""

import xml.etree.ElementTree as ET
from dataclasses import replace

from bs4 import BeautifulSoup

from refgen.align import align_page
from refgen.api import build_model, describe_page
from refgen.ops import parse_page
from refgen.website import render
from refgen.website.input import SiteInput
from refgen.website.machine.feed import feed, latest
from refgen.website.texts import load_texts
from tests.drift.pages import side_by_side
from tests.website.conftest import METHOD


def test_a_feed_has_what_readers_of_feeds_ask_for(served):
    space = "{http://www.w3.org/2005/Atom}"
    told = ET.parse(served.folder / "zh-cn/feed.xml").getroot()
    assert told.find(f"{space}author/{space}name").text
    (itself,) = (one for one in told.findall(f"{space}link") if one.get("rel") == "self")
    assert itself.get("href") == "https://example.org/reference/zh-cn/feed.xml"
    page = BeautifulSoup((served.folder / f"zh-cn/{METHOD}.html").read_bytes(), "html.parser")
    link = page.select_one("link[type='application/atom+xml']")
    assert link["href"] == f"{'../' * 5}zh-cn/feed.xml"


def test_a_feed_says_what_its_entries_are_and_how_they_stand(site_given, options, shells):
    api = next(api for api in site_given.model.apis if api.page == f"{METHOD}.md")
    drift = [
        replace(one, check=check, fingerprint=f"{check}-{number}")
        for one in site_given.findings
        if one.locale == "fr-fr"
        for check, count in (("missing", 2), ("stale-segment", 1), ("term", 3))
        for number in range(count)
    ]
    site = render.prepare(replace(site_given, findings=tuple(drift)), options, shells).site
    space = "{http://www.w3.org/2005/Atom}"
    feeds = {name: ET.fromstring(data) for name, data in feed(site.listed, latest(site), site.catalog.findings)}
    assert feeds["fr-fr/feed.xml"].findtext(f"{space}title") == "Dernières traductions\u00a0: Référence"
    told = {
        (name, entry.findtext(f"{space}id").rpartition("/")[2]): entry.findtext(f"{space}summary")
        for name, one in feeds.items()
        for entry in one.findall(f"{space}entry")
    }
    page = f"{METHOD.rpartition('/')[2]}.html"
    summary = api.summary.texts["fr-fr"].partition("[")[0]
    assert told["fr-fr/feed.xml", page].startswith(
        f"Envoi en traduction\u00a0: {load_texts('fr-fr').date(api.sources['fr-fr'].lasthandoff)}. "
        f"1 phrase traduit un autre texte que l’original actuel. 2 phrases de l’original ne sont pas traduites. {summary}"
    )
    # The English stands in no file of its own, but in that of a translation.
    assert api.embedded
    date = load_texts("en-us").date(api.sources[api.embedded].lasthandoff)
    assert told["en-us/feed.xml", page].startswith(f"Sent to translation on {date}.")


def test_an_english_inside_a_translation_was_handed_over_with_that_alone(options, shells):
    """The plain page was handed over later, perhaps with another English, which nobody has."""
    texts = {
        "fr-fr": "---\nms.lasthandoff: 05/06/2021\n---\n# Boîte\n\nUne boîte.\n",
        "it-it": f"---\nms.lasthandoff: 01/02/2018\n---\n{side_by_side([('# Scatola', '# Box'), ('Una scatola.', 'A box.')])}",
        "zh-cn": f"---\nms.lasthandoff: 03/04/2019\n---\n{side_by_side([('# 盒子', '# Box'), ('一个盒子。', 'A box.')])}",
    }
    page = align_page("box.md", {one: parse_page(text.encode(), f"{one}/box.md") for one, text in texts.items()})
    site = render.prepare(
        SiteInput(build_model([describe_page(page)]), {"box.md": page}, {}, {"box.md": "1"}), options, shells
    ).site
    days = {locale: [one.day for one in some] for locale, some in latest(site).items()}
    assert days == {"en-us": ["2019-03-04"], "fr-fr": ["2021-05-06"], "it-it": ["2018-01-02"], "zh-cn": ["2019-03-04"]}
    plain = align_page("box.md", {"fr-fr": parse_page(texts["fr-fr"].encode(), "fr-fr/box.md")})
    assert describe_page(plain).api.embedded == ""
