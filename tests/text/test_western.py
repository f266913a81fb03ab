"""A text is Western unless one of its characters is of another script."""

import unicodedata

import pytest

from refgen.text.western import is_western


@pytest.mark.parametrize("text", ["", "plain", "l’été …", "Straße “so” – α", "e\u0301"])
def test_latin_and_greek_and_their_marks_are(text: str) -> None:
    assert is_western(text)


@pytest.mark.parametrize("text", ["线", "été 线", "もの", "가", "д", "ש", "ع", "हि", "ไทย", "。"])
def test_any_other_script_is_not(text: str) -> None:
    assert not is_western(text)


def test_no_letter_of_another_script_passes() -> None:
    letters = [chr(point) for point in range(0x11_0000) if unicodedata.category(chr(point)).startswith("L")]
    others = "ARABIC", "ARMENIAN", "CJK", "CYRILLIC", "DEVANAGARI", "HANGUL", "HEBREW", "HIRAGANA", "KATAKANA", "THAI"
    assert not [one for one in letters if unicodedata.name(one, "").startswith(others) and is_western(one)]
