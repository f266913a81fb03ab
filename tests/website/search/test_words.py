"""Tokens: what is found by what; the browser's half agrees with the indexer's."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from refgen.website.search.words import fold, shard_of, tokens

MODULE = Path(__file__).parents[3] / "refgen/website/theme/assets/refgen/words.js"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("IHostTaskManager", {"ihosttaskmanager", "host", "task", "manager"}),
        ("HRESULT 0x80131022", {"hresult", "0x80131022", "80131022"}),
        ("HOST_E_TIMEOUT __x_任务_", {"host_e_timeout", "host", "timeout", "任务"}),
        ("Le paramètre", {"le", "parametre"}),
        ("托管任务", {"托管", "管任", "任务", "托管任", "管任务"}),
        ("CLR任务", {"clr", "任务"}),
    ],
)
def test_tokens(text, found):
    assert found <= tokens(text)


def test_an_accent_does_not_break_a_word():
    assert tokens("méthode élevée") == {"methode", "elevee"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Объём", "объем"),
        ("ОБЪЕМ", "объем"),
        ("ŁĄCZE źródło", "lacze zrodlo"),
        ("İŞARETÇİ", "isaretci"),
        ("IŞIK yığın", "isik yigin"),
        ("ICORDEBUG icordebug İCORDEBUG ıcordebug", "icordebug icordebug icordebug icordebug"),
    ],
)
def test_letters_that_readers_write_either_way_are_one(text, found):
    assert fold(text) == found


def test_words_of_another_alphabet_are_in_parts_of_their_own():
    assert len({shard_of(word) for word in ("метод", "ссылка", "значение", "вызов")}) == 4
    assert shard_of("метод") == shard_of("ме") != shard_of("мо")


def test_a_shard_is_known_from_two_characters():
    assert shard_of("reverse") == shard_of("re")
    assert shard_of("任务") == shard_of("任何") == shard_of("任")
    assert shard_of("任务调") == shard_of("任务中")


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node.js to run the browser's half")
def test_the_browser_agrees():
    queries = [
        "Paramètre",
        "托管任务",
        "HOST_E_TIMEOUT",
        "ÉCRIRE x12",
        "CLR任务",
        "Größe",
        "Объём ПАМЯТИ",
        "ŁĄCZE źródło",
        "İŞARETÇİ ıcordebug IŞIK",
        "포인터 값",
        "托管 代码中的断点",
        "_a_b 任务_E_x_",
    ]
    program = f"""
        import {{ fold, gramsOf, isPieced, isRun, partsOf, shardOf, termsOf }} from {json.dumps(MODULE.as_uri())};
        const queries = {json.dumps(queries)};
        const grams = (term) => (isRun(term) ? gramsOf(term) : [term]);
        console.log(JSON.stringify(queries.map((one) => termsOf(one).flatMap(grams).map((token) => [token, shardOf(token)]))));
        console.log(JSON.stringify(queries.map(fold)));
        const parts = partsOf("ReverseLeaveRuntime");
        console.log(JSON.stringify(["revleave", "rlr", "xyz", "leaverev"].map((one) => [1, 2].map((least) => isPieced(parts, one, least)))));
    """
    command = [shutil.which("node") or "node", "--input-type=module", "-e", program]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=240).stdout.splitlines()
    for query, found in zip(queries, json.loads(answer[0]), strict=True):
        assert found
        assert {token for token, _ in found} <= tokens(query)
        assert all(shard == shard_of(token) for token, shard in found)
    assert json.loads(answer[1]) == [fold(query) for query in queries]
    assert json.loads(answer[2]) == [[True, True], [True, False], [False, False], [False, False]]
