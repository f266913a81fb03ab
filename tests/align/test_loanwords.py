"""Borrowed words are heard; other words are not mistaken for them."""

import pytest

from refgen.align.loanwords import is_borrowing, sounds


@pytest.mark.parametrize(
    ("english", "kana"),
    [
        ("schema", "スキーマ"),
        ("application", "アプリケーション"),
        ("interface", "インターフェイス"),
        ("messages", "メッセージ"),
        ("parameter", "パラメーター"),
        ("folder", "フォルダー"),
        ("component", "コンポーネント"),
        ("debugger", "デバッガー"),
        ("callback", "コールバック"),
        ("thread", "スレッド"),
    ],
)
def test_a_borrowed_word_sounds_like_its_origin(english, kana):
    assert sounds(english) == sounds(kana) != set()


@pytest.mark.parametrize(
    ("english", "kana"), [("schema", "スレッド"), ("folder", "フレーム"), ("method", "モジュール")]
)
def test_other_words_sound_different(english, kana):
    assert not sounds(english) & sounds(kana)


def test_short_words_and_other_scripts_are_not_heard():
    assert sounds("to it ア 方法 の") == set()
    assert is_borrowing("ファイル")
    assert not is_borrowing("方法 Datei の")
