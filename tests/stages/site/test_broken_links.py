"""A link that a translation has changed is drift; one that leads nowhere in every language is the site's to mend."""

from dataclasses import replace
from pathlib import Path

import pytest

from refgen.cli import main
from refgen.drift.baseline import encode_baseline
from refgen.pipeline import drift_of
from refgen.publish import publish
from refgen.settings import Settings
from refgen.stages.site.broken_links import at_each_place
from refgen.website.links.check import BrokenLink

HEADED = '# B\n\n## <a name="remarks"></a>Remarks\n\nTwo.\n'


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An English page with a link, its French translation, and the page that the link leads to."""
    for locale, said, anchor in (("en-us", "See the", "remarks"), ("fr-fr", "Voir les", "remarques")):
        folder = tmp_path / "sources" / locale
        folder.mkdir(parents=True)
        (folder / "a.md").write_text(f"# A\n\n{said} [remarks](b.md#{anchor}).\n", "utf-8")
        (folder / "b.md").write_text(HEADED, "utf-8")
    return Settings(tmp_path / "sources", tmp_path / "build", jobs=1, cache=tmp_path / "cache")


def strict(settings: Settings) -> int:
    return main(["site", "--strict", "--sources", str(settings.sources), "--output", str(settings.output)])


def test_a_translated_anchor_is_drift(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = publish(settings)
    assert outcome.broken == ()
    (told,) = outcome.drifted
    assert told.startswith("fr-fr/a.md:3: the link b.html#remarques ")
    assert "since the translation has changed the anchor" in told
    assert "`refgen drift --fix`" in told
    assert any(told in line for line in outcome.lines)
    assert publish(settings).drifted == outcome.drifted
    assert strict(settings) == 0
    assert told in capsys.readouterr().out


def test_it_is_so_where_the_baseline_accepts_it(settings: Settings, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    baseline.write_text(encode_baseline(drift_of(settings)[1].findings))
    outcome = publish(replace(settings, baseline=baseline))
    assert (len(outcome.broken), len(outcome.drifted)) == (0, 1)
    assert not outcome.severities


@pytest.mark.parametrize(
    ("locale", "before", "after"),
    [
        # Nobody has translated these: both languages name what is not there.
        ("en-us", 'name="remarks"', 'name="notes"'),
        ("fr-fr", 'name="remarks"', 'name="notes"'),
    ],
)
def test_an_anchor_that_is_gone_is_not(settings: Settings, locale: str, before: str, after: str) -> None:
    for one in ("en-us", "fr-fr"):
        page = settings.sources / one / "a.md"
        page.write_text(page.read_text("utf-8").replace("remarques", "remarks"), "utf-8")
        (settings.sources / one / "b.md").write_text(HEADED.replace(before, after), "utf-8")
    outcome = publish(settings)
    assert [one for one in outcome.broken if one.startswith(f"{locale}/a.md:3: the link b.html#remarks ")]
    assert outcome.drifted == ()
    assert strict(settings) == 1


def test_a_link_of_a_page_that_stands_in_for_others_is_told_once(settings: Settings) -> None:
    (settings.sources / "fr-fr" / "c.md").write_text("# C\n\nVoir [cela](b.md#nulle-part).\n", "utf-8")
    outcome = publish(settings)
    (told,) = (one for one in (*outcome.broken, *outcome.drifted) if "nulle-part" in one)
    assert told.startswith("fr-fr/c.md:3: the link b.html#nulle-part on fr-fr/c.html ")


def test_links_that_the_site_has_made_are_each_told() -> None:
    pages = [f"{locale}/c.html" for locale in ("fr-fr", "zh-cn")]
    made, written = (
        [BrokenLink(page, "site/x.html", "leads nowhere", is_written, "fr-fr/c.md:1") for page in pages]
        for is_written in (False, True)
    )
    assert at_each_place(made) == tuple(made)
    assert at_each_place(written) == at_each_place(reversed(written)) == (written[0],)
