"""Locale files: adding one adds a locale, and one that is wrong says where, and what to do."""

from pathlib import Path

import pytest

from refgen.errors import MissingResourceError
from refgen.locales import load, load_locale, locale_codes

GOOD = "name: x-ish\nenglish_name: Xish\nsegmentation: {abbreviations: [usw, 1.0]}\nheadings: {remarks: [xx, no, 2001-01-01]}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of locale files of its own."""
    monkeypatch.setattr(load, "_FOLDER", tmp_path)
    monkeypatch.setattr(load, "kept", lambda _, make: make())
    for function in (load_locale, locale_codes, load._read):
        monkeypatch.setattr(load, function.__name__, function.__wrapped__)
    return tmp_path


def test_a_file_is_a_locale(folder: Path) -> None:
    (folder / "xx.yml").write_text(GOOD, "utf-8")
    assert load.locale_codes() == ("xx",)
    found = load.load_locale("xx-YY")
    assert (found.code, found.name) == ("xx", "x-ish")
    assert found.segmentation.abbreviations == {"usw", "1.0"}
    assert found.headings["remarks"] == ("xx", "False", "2001-01-01")


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ("zh-tw", "zh-tw"),
        ("zh-HK", "zh-tw"),
        ("zh-mo", "zh-tw"),
        ("zh-Hant-HK", "zh-tw"),
        ("zh-Hans-CN", "zh"),
        ("zh-cn", "zh"),
        ("zh", "zh"),
        ("fr-ca", "fr"),
        ("xx-yy", "xx-yy"),
    ],
)
def test_each_region_has_the_file_that_it_reads(wanted: str, code: str) -> None:
    assert load_locale(wanted).code == code


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name: [x\nenglish_name: Xish\n", r"xx\.yml:2: no valid YAML: .*; correct"),
        ("name: x\n\tenglish_name: Xish\n", r"xx\.yml:2: no valid YAML: .*; correct"),
        ("name: x-ish\n", r"xx\.yml: missing or unknown entry: 'english_name'; .*locale\.py"),
        (f"{GOOD}segmentation: {{another: 1}}\n", r"xx\.yml: missing or unknown entry: .*'another'; .*locale\.py"),
        ("", r"xx\.yml: missing or unknown entry"),
    ],
)
def test_a_wrong_file_says_where_and_what_to_do(content: str, said: str, folder: Path) -> None:
    (folder / "xx.yml").write_text(content, "utf-8")
    with pytest.raises(MissingResourceError, match=said):
        load.load_locale("xx")
