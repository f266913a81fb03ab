"""The words by which pages are read: the same roles in every language, no word twice, codes with their source."""

import json

import pytest

from refgen.api.headings import fold, heading_role
from refgen.api.hresults import hresult_value
from refgen.api.kinds import page_kinds
from refgen.api.model import Kind
from refgen.locales import load_locale, locale_codes

ROLES = set(load_locale("en").headings)


@pytest.mark.parametrize("code", locale_codes())
def test_every_language_knows_every_section(code):
    assert set(load_locale(code).headings) == ROLES


@pytest.mark.parametrize("code", locale_codes())
def test_a_word_heads_one_kind_of_section(code):
    words = [fold(word) for found in load_locale(code).headings.values() for word in found]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("anchor", "words", "locale", "role"),
    [
        ("return-value", "Whatever", "fr-fr", "return-value"),
        ("remarks-1", "Whatever", "fr-fr", "remarks"),
        ("", "Valeur renvoyée :", "fr-fr", "return-value"),
        ("", "Rückgabewert", "de-de", "return-value"),
        ("", "戻り値", "ja-jp", "return-value"),
        ("", "**Siehe auch**", "de-at", "see-also"),
        ("", "Paramètres", "pt-br", "parameters"),
        ("", "İlgili Bölümler", "tr-tr", "related-sections"),
        ("", "См. также:", "ru-ru", "see-also"),
        ("", "The heap", "en-us", ""),
        ("the-heap", "Tas", "fr-fr", ""),
    ],
)
def test_roles_of_headings(anchor, words, locale, role):
    assert heading_role(anchor, words, locale) == role


def test_every_kind_has_a_reader():
    assert {kind.kind for kind in page_kinds()} == set(Kind)


def test_codes_have_numbers_or_none():
    assert hresult_value("E_FAIL") == 0x80004005
    assert hresult_value("BOX_E_INVENTED") is None


def test_the_table_of_codes_is_the_cited_one(shared, project):
    ours = json.loads((project / "refgen/api/hresults.json").read_text("utf-8"))
    assert ours == json.loads((shared / "facts/hresults.json").read_text("utf-8"))
