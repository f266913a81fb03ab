"""Five real pages in a flat folder: three locales, no English page, two pages in French alone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from refgen.cli import main

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def built(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    assert main(["build", "--sources", str(shared / "seeds"), "--output", str(folder), "--no-cache"]) == 0
    return folder


@pytest.fixture(scope="module")
def apis(built: Path) -> dict[str, dict]:
    return {api["id"]: api for api in json.loads((built / "model.json").read_bytes())["apis"]}


@pytest.fixture(scope="module")
def findings(built: Path) -> list[dict]:
    return json.loads((built / "drift.json").read_bytes())["findings"]


def test_the_three_locales_and_the_recovered_english_are_one_api(apis: dict[str, dict]) -> None:
    api = apis["IHostTaskManager.ReverseLeaveRuntime"]
    assert sorted(api["summary"]) == ["en-us", "fr-fr", "it-it", "zh-cn"]
    assert api["summary"]["en-us"].startswith("Notifies the host that control is leaving")
    assert sorted(api["sources"]) == ["fr-fr", "it-it", "zh-cn"]
    assert [outcome["code"] for outcome in api["outcomes"]] == [
        "S_OK", "HOST_E_CLRNOTAVAILABLE", "HOST_E_TIMEOUT", "HOST_E_NOT_OWNER", "HOST_E_ABANDONED", "E_FAIL", "E_OUTOFMEMORY",
    ]  # fmt: skip
    assert all(sorted(outcome["description"]) == ["en-us", "fr-fr", "it-it", "zh-cn"] for outcome in api["outcomes"])


@pytest.mark.parametrize("name", ["ReverseEnterRuntime", "EnterRuntime"])
def test_a_page_in_french_alone_is_an_api_too(name: str, apis: dict[str, dict]) -> None:
    api = apis[f"IHostTaskManager.{name}"]
    assert list(api["summary"]) == ["fr-fr"]
    assert api["signature"] == f"HRESULT {name} ();"
    assert len(api["outcomes"]) == 7


@pytest.mark.parametrize(
    ("check", "line", "text"),
    [("garbled", 55, "惠?"), ("file-name", 58, "Mscoree. H"), ("split-name", 55, "MSCorEE. h")],
)
def test_what_is_wrong_on_the_pages_is_named(check: str, line: int, text: str, findings: list[dict]) -> None:
    found = [one for one in findings if one["check"] == check and text in one["target"] + one["message"]]
    assert [one["line"] for one in found] == [line]


def test_the_italian_page_comes_from_another_revision(findings: list[dict]) -> None:
    found = [one for one in findings if one["check"] == "revision"]
    assert [one["locale"] for one in found] == ["it-it"]
    assert "French, Chinese (Simplified)" in found[0]["message"]


def test_the_stub_answers_for_all_three(built: Path) -> None:
    script = """
from unmanaged import World
manager = World().create("IHostTaskManager")
for name in ("ReverseEnterRuntime", "EnterRuntime", "ReverseLeaveRuntime"):
    print(getattr(manager.raw, name)().hresult)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], env={"PYTHONPATH": str(built / "stub")}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "S_OK" in done.stdout


def test_the_site_has_the_page_in_every_locale(built: Path) -> None:
    for locale in ("en-us", "fr-fr", "it-it", "zh-cn"):
        assert (built / "site" / locale / "ihosttaskmanager-reverseleaveruntime.html").is_file()


@pytest.mark.parametrize("locale", ["en-us", "fr-fr", "it-it", "zh-cn"])
def test_the_links_of_the_site_are_those_of_the_model(locale: str, built: Path, apis: dict[str, dict]) -> None:
    """All links of the seeds are paths of the tree that they were taken from."""
    page = (built / "site" / locale / "ihosttaskmanager-reverseleaveruntime.html").read_text("utf-8")
    related = {one["api"] for one in apis["IHostTaskManager.ReverseLeaveRuntime"]["see_also"] if one["api"]}
    assert related == {"IHostTaskManager.EnterRuntime"}
    links = {link["href"] for link in BeautifulSoup(page, "html.parser").select(".s a[href]")}
    named = ("enterruntime", "reverseenterruntime")
    assert {link for link in links if "://" not in link} == {f"ihosttaskmanager-{name}.html" for name in named}
