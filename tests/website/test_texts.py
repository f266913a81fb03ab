"""Interface texts: complete in every language, with the same values in them."""

import re

import pytest

from refgen.locales import load_locale, locale_codes
from refgen.locales.names import language_tag
from refgen.website.texts import iso_date, load_texts

VALUE = re.compile(r"{(\w+)}")


@pytest.mark.parametrize("code", [code for code in locale_codes() if load_locale(code).interface])
def test_every_language_says_everything(code):
    english, own = load_locale("en").interface, load_locale(code).interface
    assert set(english) - set(own) == set()
    for key, text in own.items():
        english_key = key if key in english else f"{key.removesuffix('few')}other"
        assert set(VALUE.findall(text)) == set(VALUE.findall(english.get(english_key, ""))), key


@pytest.mark.parametrize("code", locale_codes())
def test_every_language_is_named_in_every_other(code):
    languages = {other.partition("-")[0] for other in locale_codes()}
    assert languages - {key.removeprefix("language.") for key in load_locale(code).interface} == set()


# CLDR, plural rules of whole numbers below a million: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
ONE = {
    "cs": "1",
    "de": "1",
    "en": "1",
    "es": "1",
    "fr": "0|1",
    "it": "1",
    "ja": "",
    "ko": "",
    "pl": "1",
    "pt": "0|1",
    "ru": "(.*[^1])?1",
    "tr": "",
    "zh": "",
    "zh-tw": "",
}


@pytest.mark.parametrize("code", locale_codes())
def test_one_is_what_the_language_counts_as_one(code):
    texts = load_locale(code).interface
    singular = [key.removesuffix("one") for key in texts if key.endswith(".one") and f"{key[:-3]}other" in texts]
    differs = any(texts[f"{key}one"] != texts[f"{key}other"] for key in singular)
    assert (texts["number.one"] if differs else "") == ONE[code]


@pytest.mark.parametrize("code", locale_codes())
def test_a_language_with_few_has_all_texts_in_it(code):
    texts = load_locale(code).interface
    counted = {key.removesuffix(".one") for key in texts if key.endswith(".one")}
    assert {key.removesuffix(".few") for key in texts if key.endswith(".few")} == (
        counted if texts.get("number.few") else set()
    )


# The examples of CLDR for whole numbers.
FORMS: dict[str, dict[str, tuple[int, ...]]] = {
    "ru-ru": {"one": (1, 21, 31, 101, 1001), "few": (2, 3, 4, 22, 24, 102, 1002), "other": (0, 5, 11, 12, 14, 19, 100, 111, 112, 1011)},
    "tr-tr": {"other": (0, 1, 2, 11)},
    "cs-cz": {"one": (1,), "few": (2, 3, 4), "other": (0, 5, 12, 21, 22, 24, 102)},
    "pl-pl": {"one": (1,), "few": (2, 3, 4, 22, 24, 102), "other": (0, 5, 12, 14, 21, 101, 112)},
    "fr-fr": {"one": (0, 1), "other": (2, 10, 11, 21, 101)},
    "en-us": {"one": (1,), "other": (0, 2, 10, 11, 21, 101)},
}  # fmt: skip


@pytest.mark.parametrize("locale", FORMS)
def test_plural_forms(locale):
    texts = load_texts(locale)
    for form, counts in FORMS[locale].items():
        for count in counts:
            said = texts.text(f"days.{form}", count=texts.number(count))
            assert texts.plural("days", count) == said, (form, count)


def test_no_french_text_can_break_before_a_mark_that_stands_apart():
    french = load_locale("fr")
    wrong = re.compile("[ \u00a0][;!?]|[ \u202f][:»]|«(?!\u00a0)")
    for key, text in (*french.interface.items(), *french.messages.items()):
        assert not wrong.search(text), key


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("fr-fr", "24 novembre 2020"),
        ("zh-cn", "2020年11月24日"),
        ("en-us", "November 24, 2020"),
        ("pt-br", "24 de novembro de 2020"),
        ("es-mx", "24 de noviembre de 2020"),
        ("ru-ru", "24 ноября 2020 г."),
        ("pl-pl", "24 listopada 2020"),
        ("cs-cz", "24. listopadu 2020"),
        ("tr-tr", "24 Kasım 2020"),
    ],
)
def test_dates(locale, said):
    assert load_texts(locale).date("11/24/2020") == said
    assert load_texts(locale).date("soon") == "soon"


def test_numbers_and_plurals():
    assert load_texts("it-it").number(1234567) == "1.234.567"
    assert load_texts("fr-fr").plural("days", 1) == "1 jour de retard."
    assert load_texts("fr-fr").plural("days", 0) == "0 jour de retard."
    assert load_texts("it-it").plural("days", 0).startswith("0 giorni")
    assert load_texts("fr-fr").plural("days", 2) == "2 jours de retard."


@pytest.mark.parametrize(("written", "day"), [("2020-1-5", "2020-01-05"), ("13/24/2020", None), ("", None)])
def test_iso_dates(written, day):
    assert iso_date(written) == day


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        ("ar-sa", "العربية"),
        ("pt-br", "português (Brasil)"),
        ("zh-tw", "繁體中文"),
        ("zh-cn", "简体中文"),
        ("xh-za", "xh-ZA"),
    ],
)
def test_languages_without_a_file_have_a_name(locale, name):
    assert load_texts(locale).name == name


@pytest.mark.parametrize(
    "locales", [("es-es", "es-mx"), ("fr-fr", "fr-ca", "fr-be", "fr-ch"), ("en-us", "en-gb"), ("de-de", "de-at")]
)
def test_two_regions_of_a_language_are_told_apart(locales):
    assert len({load_texts(locale).name for locale in locales}) == len(locales)
    assert load_texts("es-mx").name == "español (México)"
    assert load_texts(locales[0]).name == load_locale(locales[0].partition("-")[0]).name


def test_language_tags():
    assert [language_tag(one) for one in ("fr-fr", "zh-hans-cn", "de")] == ["fr-FR", "zh-Hans-CN", "de"]


@pytest.mark.parametrize(("locale", "row"), [("fr-fr", "Un. Deux."), ("zh-cn", "Un.Deux."), ("ja-jp", "Un.Deux.")])
def test_sentences_in_a_row_are_set_as_the_language_does(locale, row):
    assert load_texts(locale).joined(["Un.", "", "Deux."]) == row
