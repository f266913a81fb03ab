"""`refgen model`: the same bytes whatever the number of workers, and any number of locales."""

import json
import shutil
from pathlib import Path

import pytest

from refgen.cli import main


def model(root: Path, output: Path, *options: str) -> bytes:
    assert main(["model", "--no-cache", "--sources", str(root), "--output", str(output), *options]) == 0
    return output.read_bytes()


@pytest.fixture
def large(sources: Path, tmp_path: Path) -> Path:
    """The project's pages twice: enough for the work to be spread over processes."""
    for locale in ("fr-fr", "it-it", "zh-cn"):
        for copy in ("one", "two"):
            shutil.copytree(sources / locale, tmp_path / "tree" / locale / copy)
    return tmp_path / "tree"


def test_workers_make_no_difference(large: Path, tmp_path: Path) -> None:
    alone = model(large, tmp_path / "1.json", "--jobs", "1")
    assert len(json.loads(alone)["apis"]) > 60
    assert model(large, tmp_path / "3.json", "--jobs", "3") == alone


@pytest.mark.parametrize("number", [1, 2, 10])
def test_any_number_of_locales(number: int, sources: Path, tmp_path: Path) -> None:
    codes = ["it-it", "zh-cn", "fr-fr", "fr-ca", "fr-be", "fr-ch", "fr-lu", "de-de", "pt-br", "ja-jp"][:number]
    for code in codes:
        like = code if (sources / code).is_dir() else "fr-fr"
        shutil.copytree(sources / like, tmp_path / "tree" / code)
    made = json.loads(model(tmp_path / "tree", tmp_path / "model.json"))
    assert made["locales"] == sorted([*codes, "en-us"])
    (api,) = [one for one in made["apis"] if one["id"] == "IHostTaskManager.Sleep"]
    assert sorted(api["summary"]) == made["locales"]
    assert [parameter["name"] for parameter in api["parameters"]] == ["dwMilliseconds", "option"]
