"""Links by reference on the site: they lead to their targets, which are shown nowhere."""

import pytest
from bs4 import BeautifulSoup

from refgen.cli import main

ENGLISH = """# Start

See [the *stop*][stop] page, [stop] or [Here][]. What [none][] names is [none].

> [!NOTE]
> [in] Take `[stop]` and ![a picture][pic].

[!INCLUDE [part](includes/part.md)]

[stop]: stop.md#remarks "The title"
[here]: https://example.org/here
[pic]: <media/p.png>
[unused]: unused.md
"""
FRENCH = """# Début

Voir la page [arrêt][stop], [stop] ou [ici][Here]. Ce que [none][] nomme est [none].

> [!NOTE]
> [in] Prenez `[stop]` et ![une image][pic].

[!INCLUDE [part](includes/part.md)]

[stop]: stop.md#remarks
[here]: https://example.org/here
[pic]: media/p.png
[unused]: unused.md
"""
PART = "A part with [a link][own] and [stop].\n\n[own]: ../stop.md\n"
STOP = '# Stop\n\nWith [own] links.\n\n## <a name="remarks"></a>Remarks\n\nA text.\n'


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    root = tmp_path_factory.mktemp("tree")
    for locale, start in (("en-us", ENGLISH), ("fr-fr", FRENCH)):
        files = {"start.md": start, "stop.md": STOP, "includes/part.md": PART}
        for name, text in files.items():
            path = root / locale / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        (root / locale / "docs/media").mkdir()
        (root / locale / "docs/media/p.png").write_bytes(b"\x89PNG\r\n")
    out = tmp_path_factory.mktemp("out")
    assert main(["site", "--no-cache", "--sources", str(root), "--output", str(out)]) == 0
    found = {path.parts[-3]: path.read_text("utf-8") for path in out.rglob("docs/start.html")}
    return {locale: BeautifulSoup(text, "html.parser").article for locale, text in found.items()}


@pytest.mark.parametrize(
    ("locale", "labels"), [("en-us", ["the stop", "stop", "Here"]), ("fr-fr", ["arrêt", "stop", "ici"])]
)
def test_they_lead_to_their_targets(pages, locale, labels):
    (line,) = [one for one in pages[locale].find_all("p") if one.find("a", string=labels[1])]
    links = [(one.get_text(), one["href"]) for one in line.find_all("a") if one.get_text()]
    assert links == list(zip(labels, ["stop.html#remarks"] * 2 + ["https://example.org/here"], strict=True))
    assert ("[none][]" in line.get_text(), "[none]." in line.get_text()) == (True, True)
    assert "<em>stop</em>" in str(line) or locale == "fr-fr"


@pytest.mark.parametrize(("locale", "label"), [("en-us", "a picture"), ("fr-fr", "une image")])
def test_images_are_shown_and_other_brackets_stay(pages, locale, label):
    note = pages[locale].find(class_="admonition")
    assert note.img["alt"] == label
    assert note.img["src"].endswith("p.png")
    assert "[in]" in note.get_text()
    assert note.code.get_text() == "[stop]"
    assert note.a is None or "in" not in [one.get_text() for one in note.find_all("a")]


@pytest.mark.parametrize("locale", ["en-us", "fr-fr"])
def test_targets_are_shown_nowhere(pages, locale):
    text = pages[locale].get_text()
    assert not any(one in text for one in ("unused", "stop.md", "The title", "https://", "media/"))


@pytest.mark.parametrize("locale", ["en-us", "fr-fr"])
def test_a_file_that_is_included_has_targets_of_its_own(pages, locale):
    link = pages[locale].find("a", string="a link")
    assert link["href"] == "stop.html"
    assert link.parent.get_text().strip() == "A part with a link and [stop]."
