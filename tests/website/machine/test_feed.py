"""What has been translated of late, for readers of feeds."""

import xml.etree.ElementTree as ET
from dataclasses import replace

from bs4 import BeautifulSoup

from refgen.website import render
from refgen.website.machine.feed import feed, latest
from refgen.website.texts import load_texts
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
    # The English stands in no file of its own.
    assert told["en-us/feed.xml", page].startswith("Sent to translation on ")
