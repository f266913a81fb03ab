"""What refgen says of a page, in the language of its reader."""

import ast
import pickle
import re
from pathlib import Path
from typing import TypeGuard

import pytest

import refgen.drift
from refgen.drift.check import registry
from refgen.drift.language import languages
from refgen.drift.message import message_in, say
from refgen.drift.source_git import Unknown
from refgen.locales import load_locale, locale_codes
from refgen.locales.others import OTHERS
from refgen.report import in_language
from tests.drift.pages import findings, side_by_side

LANGUAGES = tuple(code for code in locale_codes() if code != "en")
FIELD = re.compile(r"\{[^{}]*\}")
ROOT = Path(refgen.drift.__file__).parent


def is_text(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def patterns():
    """Every pattern that the code says, found where it is written."""
    found = {one.value for one in Unknown} | {check.title for check in registry().values()}
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                found |= {str(one.value) for one in ast.walk(node.args[0]) if is_text(one)}
    return sorted(found)


def told_by(node: ast.AST) -> list[ast.expr]:
    """What a reader is told there."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if name.endswith("Problem"):
            return node.args[:1]
        case ast.Assign(targets=[ast.Name(id="message"), *_]):
            return [node.value]
        case _:
            return []


def test_no_problem_is_told_in_english_only():
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            for text in told_by(node):
                assert not isinstance(text, ast.JoinedStr | ast.Constant), f"{file.name}:{text.lineno}: use say(…)"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_pattern_is_translated_with_its_fields(code):
    messages = load_locale(code).messages
    assert [pattern for pattern in patterns() if pattern not in messages] == []
    for pattern, text in messages.items():
        assert sorted(FIELD.findall(text)) == sorted(FIELD.findall(pattern)), pattern


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_language_keeps_what_nobody_says(code):
    names = {load_locale(name).english_name for name in locale_codes()}
    names |= {name for name, _ in OTHERS.values()}
    scripts = {"Japanese", "Korean", "Chinese or Japanese", "another script"}
    assert sorted(set(load_locale(code).messages) - set(patterns()) - names - scripts) == []


def test_a_message_is_its_english_text_and_survives_a_process():
    message = say("The name {name} is lost", name="IHost")
    again = pickle.loads(pickle.dumps(message))
    assert message == again == "The name IHost is lost"
    assert message_in(again, "fr-fr") == "Le nom IHost est perdu"


def test_what_fills_a_message_is_said_in_the_same_language():
    message = say("{what} of the English is missing", what=say("A table row"))
    assert message_in(message, "fr-fr") == "Une ligne de tableau de l’anglais manque"
    assert message_in(message, "it-it") == "Una riga di tabella dell’inglese manca"


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        *[(locale, "32\u00a0%") for locale in ("de-de", "es-es", "fr-fr", "ru-ru", "cs-cz")],
        *[(locale, "32%") for locale in ("en-us", "it-it", "ja-jp", "ko-kr", "pt-br", "zh-cn", "zh-tw", "pl-pl")],
    ],
)
def test_a_percentage_is_written_as_the_language_writes_it(locale, written):
    text = "Waits until the task that this thread runs has ended, or until the host has asked it to abort at once."
    german = "Wartet, bis die Aufgabe dieses Threads"
    (found,) = [one for one in findings({"en-us": text, "de-de": german}) if one.check == "truncated"]
    share = re.search(r"\d+", found.message).group()
    assert found.message.endswith(f": {share}% of the usual length")
    assert written.replace("32", share) in message_in(found.message, locale)


ALL = ("de-at", "es-es", "es-mx", "fr-fr", "pl-pl", "pt-br", "ru-ru", "uk-ua", "xh-za", "zh-cn", "zh-tw")


@pytest.mark.parametrize(
    ("locales", "english", "french", "chinese"),
    [
        (("fr-fr",), "French", "français", "法语"),
        (("de-at", "fr-fr", "zh-cn"), "German, French, Chinese (Simplified)", "allemand, français, chinois (simplifié)", "德语、法语、简体中文"),
        (("es-mx",), "Spanish (es-MX)", "espagnol (es-MX)", "西班牙语（es-MX）"),
        (("pl-pl", "zh-tw"), "Polish, 繁體中文", "polonais, 繁體中文", "波兰语、繁體中文"),
        (("ko-kr",), "Korean", "coréen", "朝鲜语"),
        (("uk-ua", "pt-br", "xh-za"), "українська, Portuguese, xh-ZA", "українська, portugais, xh-ZA", "українська、葡萄牙语、xh-ZA"),
        (("ru-ru",), "Russian", "russe", "俄语"),
    ],
)  # fmt: skip
def test_languages_are_called_by_their_names(locales, english, french, chinese):
    named = languages(locales, ALL)
    assert [named, message_in(named, "fr-fr"), message_in(named, "zh-cn")] == [english, french, chinese]


def test_a_text_of_another_locale_is_told_with_the_name_of_its_language():
    texts = {
        "en-us": "Receives the resulting blob hash.",
        **dict.fromkeys(("fr-fr", "it-it"), "Riceve il blob hash risultante."),
    }
    (found,) = (one for one in findings(texts) if one.check == "wrong-locale")
    assert found.message == "The text is Italian, as on the page in that language"


@pytest.mark.parametrize("name", ["{name}", "a{0}b", "}{", "%s"])
def test_what_a_page_says_is_never_taken_for_a_pattern(name):
    assert message_in(say("The name {name} is lost", name=name), "zh-cn") == f"名称 {name} 丢失"


def test_a_language_without_words_says_it_in_english():
    assert message_in(say("The name {name} is lost", name="IHost"), "xx-yy") == "The name IHost is lost"
    assert message_in("a plain text", "fr-fr") == "a plain text"


def test_findings_speak_the_language_asked_for():
    page = side_by_side([("# ITask::Start-Methode", "# ITask::Start Method"), ("Startet den Host.", "Starts IHost.")])
    found = [one for one in findings({"de-de": page}) if one.check == "identifier"]
    assert [one.message for one in in_language(found, "it-it")] == ["Il nome IHost è andato perso"]
