"""The day of a translator goes as the documentation tells it; what comes in wrong ends in a message, never a traceback."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from refgen.cli import main

FENCE = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGE = "docs/framework/unmanaged-api/hosting/iclrtask-yieldtask-method.md"


@pytest.fixture
def tree(tmp_path: Path, sources: Path) -> Path:
    """A copy of two of our own pages: a Chinese sentence is stale, a French row is missing."""
    for name in ("iclrtask-yieldtask-method.md", "iclrtask-locksheld-method.md"):
        for path in sources.rglob(name):
            copy = tmp_path / "sources" / path.relative_to(sources)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    return tmp_path / "sources"


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def export(tree: Path, output: Path, *options: str) -> Path:
    given = ["--sources", str(tree), "--no-cache", "--jobs", "1", "--output", str(output), *options]
    assert main(["export", "--locale", "zh-cn", *given]) == 0
    return output


def take_back(tree: Path, file: Path, *options: str) -> int:
    return main(["import", str(file), "--sources", str(tree), "--no-cache", "--jobs", "1", *options])


def test_the_page_does_what_it_says(project: Path, tree: Path) -> None:
    before = snapshot(tree)
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    for script in FENCE.findall((project / "docs" / "translators-tools.md").read_text("utf-8")):
        done = subprocess.run(
            ["sh", "-e", "-c", script],
            cwd=tree.parent,
            env={"PATH": path, "HOME": str(tree.parent), "LANG": "C.UTF-8", "PYTHONPATH": str(project)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
    changed = [name for name, data in snapshot(tree).items() if before[name] != data]
    assert [Path(name).name for name in changed] == ["iclrtask-locksheld-method.md", Path(PAGE).name]


def test_an_untouched_file_changes_no_byte(tree: Path, tmp_path: Path) -> None:
    before = snapshot(tree)
    for name in ("all.xlf", "all.po"):
        file = export(tree, tmp_path / name, "--format", "po" if name.endswith("po") else "xliff", "iclrtask*")
        assert file.read_bytes().count(b"iclrtask-yieldtask-method.md") >= 1
        assert take_back(tree, file) == 0
    assert snapshot(tree) == before


def test_a_dry_run_shows_and_changes_nothing(tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(tree)
    file = export(tree, tmp_path / "stale.xlf", "--only", "stale")
    text = file.read_text("utf-8")
    assert text.count("<segment") == 1
    file.write_text(text.replace("<target>运行时", "<target>有时运行时"), "utf-8")
    assert take_back(tree, file, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "+ <span" in said
    assert "1 translation would go into 1 file" in said
    assert snapshot(tree) == before


def test_a_refused_segment_makes_the_status_1(tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(tree)
    file = export(tree, tmp_path / "page.po", "--format", "po", Path(PAGE).name)
    file.write_text(file.read_text("utf-8").replace('msgstr "`YieldTask` ', 'msgstr "`Yield` '), "utf-8")
    assert take_back(tree, file) == 1
    assert f"zh-cn/{PAGE}:" in capsys.readouterr().err
    assert snapshot(tree) == before


def test_pages_that_are_not_there_are_told(tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = export(tree, tmp_path / "page.xlf", PAGE)
    text = file.read_text("utf-8")
    for name in ("../../etc/passwd", "/etc/passwd", "docs/nowhere.md", ""):
        file.write_text(text.replace(f'original="{PAGE}"', f'original="{name}"'), "utf-8")
        assert take_back(tree, file) == 1
        said = capsys.readouterr().err
        assert "import-unknown-page" in said
        assert repr(name) in said


WRONG = {
    "no such locale": (["export", "--locale", "de-de"], "no translations into de-de; it has fr-fr, it-it, zh-cn"),
    "the source itself": (["export", "--locale", "en-us"], "no translations into en-us"),
    "no such page": (["export", "--locale", "fr-fr", "nowhere.md"], "no page is called nowhere.md"),
    "no such file": (["import", "nowhere.xlf"], "nowhere.xlf: No such file"),
    "no such format": (["import", __file__], "import reads .xlf, .xliff and .po"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_ends_with_2(case: str, tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command, message = WRONG[case]
    assert main([*command, "--sources", str(tree), "--no-cache", "--jobs", "1"]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert "Traceback" not in said


def test_nothing_to_hand_out_writes_nothing(tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not export(tree, tmp_path / "none.xlf", "--only", "missing").exists()
    assert "nothing to hand out" in capsys.readouterr().err


def test_a_file_in_a_language_that_the_sources_lack(
    tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = export(tree, tmp_path / "page.xlf", PAGE)
    file.write_text(file.read_text("utf-8").replace('trgLang="zh-CN"', 'trgLang="ja-JP"'), "utf-8")
    assert take_back(tree, file) == 2
    assert "is in ja-jp" in capsys.readouterr().err
