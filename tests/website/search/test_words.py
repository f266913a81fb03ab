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
        ("Le paramètre", {"le", "parametre"}),
        ("托管任务", {"托管", "管任", "任务"}),
        ("CLR任务", {"clr", "任务"}),
    ],
)
def test_tokens(text, found):
    assert found <= tokens(text)


def test_a_shard_is_known_from_two_characters():
    assert shard_of("reverse") == shard_of("re")
    assert shard_of("任务") == shard_of("任何")


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node.js to run the browser's half")
def test_the_browser_agrees():
    queries = ["Paramètre", "托管任务", "HOST_E_TIMEOUT", "ÉCRIRE x12", "CLR任务", "Größe"]
    program = f"""
        import {{ fold, queryTokens, shardOf, partsMatch, partsOf }} from {json.dumps(MODULE.as_uri())};
        const queries = {json.dumps(queries)};
        console.log(JSON.stringify(queries.map((one) => queryTokens(one).map((token) => [token, shardOf(token)]))));
        console.log(JSON.stringify(queries.map(fold)));
        console.log(JSON.stringify(["revleave", "rlr", "xyz"].map((one) => partsMatch(partsOf("ReverseLeaveRuntime"), one))));
    """
    command = [shutil.which("node"), "--input-type=module", "-e", program]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.splitlines()
    for query, found in zip(queries, json.loads(answer[0]), strict=True):
        assert {token for token, _ in found} <= tokens(query)
        assert all(shard == shard_of(token) for token, shard in found)
    assert json.loads(answer[1]) == [fold(query) for query in queries]
    assert json.loads(answer[2]) == [True, True, False]
