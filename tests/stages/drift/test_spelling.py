"""A name that the English spells in two ways: the translation that has the one of the page is right."""

from pathlib import Path

import pytest

from refgen.settings import Settings
from refgen.stages.drift.drift_only import find_drift

PAGE = "# {title}\n\n{text}\n"


@pytest.mark.parametrize(
    ("title", "english", "translated", "said"),
    [
        ("IHostMalloc Interface", "See [IHostMAlloc](b.md).", "Voir [IHostMalloc](b.md).", 0),
        ("IHostMalloc Interface", "See IHostMalloc.", "Voir IHostMAlloc.", 1),
        ("IHostMAlloc Interface", "See IHostMAlloc.", "Voir IHostMalloc.", 1),
        ("IHostMAlloc::Alloc Method", "See IHostMAlloc.", "Voir IHostMalloc.", 1),
        ("IHostMalloc Interface", "See IHostTask.", "Voir IHostMalloc.", 1),
        ("IHostMalloc and IHostMAlloc", "See IHostMAlloc.", "Voir IHostMalloc.", 1),
    ],
)
def test_a_name_is_right_where_a_page_is_called_so(
    title: str, english: str, translated: str, said: int, tmp_path: Path
) -> None:
    for locale, text in (("en-us", english), ("fr-fr", translated)):
        folder = tmp_path / "pages" / locale
        folder.mkdir(parents=True)
        (folder / "a.md").write_text(PAGE.format(title="A", text=text), "utf-8")
        (folder / "b.md").write_text(PAGE.format(title=title, text="B."), "utf-8")
    found = find_drift(Settings(tmp_path / "pages", cache=None, jobs=1)).findings
    assert [one.check for one in found if one.check == "identifier"] == ["identifier"] * said


def test_what_is_kept_follows_the_title(tmp_path: Path) -> None:
    for locale, text in (("en-us", "See IHostMAlloc."), ("fr-fr", "Voir IHostMalloc.")):
        folder = tmp_path / "pages" / locale
        folder.mkdir(parents=True)
        (folder / "a.md").write_text(PAGE.format(title="A", text=text), "utf-8")
        (folder / "b.md").write_text(PAGE.format(title="IHostMAlloc", text="B."), "utf-8")
    settings = Settings(tmp_path / "pages", cache=tmp_path / "cache", jobs=1)

    def found() -> int:
        return sum(one.check == "identifier" and one.path == "a.md" for one in find_drift(settings).findings)

    counts = [found()]
    for locale in ("en-us", "fr-fr"):
        (tmp_path / "pages" / locale / "b.md").write_text(PAGE.format(title="IHostMalloc", text="B."), "utf-8")
    assert [*counts, found()] == [1, 0]
