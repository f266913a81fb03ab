"""Broken and hostile trees: each ends in a diagnostic with path, line and remedy, or in exit status 2; never a traceback."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from refgen.cli import main

GOOD = '---\ntitle: T\napi_name: I.Do\nms.assetid: 1\n---\n# <a name="ido"></a>I::Do\n\n## <a name="syntax"></a>Syntax\n\n```cpp\nHRESULT Do ();\n```\n'
OTHER = (
    GOOD.replace("I.Do", "I.Go").replace("I::Do", "I::Go").replace("HRESULT Do", "HRESULT Go").replace(" 1\n", " 2\n")
    + "\n"
)


def run_model(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict, str]:
    output = root.parent / "model.json"
    status = main(["model", "--sources", str(root), "--no-cache", "--verbose", "--output", str(output)])
    captured = capsys.readouterr()
    model = json.loads(output.read_bytes()) if status == 0 else {}
    return status, model, captured.err


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "tree"
    (folder / "fr-fr").mkdir(parents=True)
    (folder / "fr-fr" / "good.md").write_text(GOOD, "utf-8")
    return folder


def page(root: Path, text: str | bytes, name: str = "odd.md") -> None:
    (root / "fr-fr" / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def include_cycle(root: Path) -> None:
    (root / "fr-fr" / "includes").mkdir()
    (root / "fr-fr" / "includes" / "a.md").write_text("[!INCLUDE[b](b.md)]", "utf-8")
    (root / "fr-fr" / "includes" / "b.md").write_text("A text.\n\nx [!INCLUDE[a](a.md)]", "utf-8")
    page(root, OTHER + '## <a name="requirements"></a>R\n\n **En-tête :** [!INCLUDE[a](includes/a.md)] x\n')


def unreadable(root: Path) -> None:
    page(root, "# T\n")
    (root / "fr-fr" / "odd.md").unlink()
    (root / "fr-fr" / "odd.md").symlink_to(root / "fr-fr" / "nowhere.md")


CASES: dict[str, tuple[Callable[[Path], None], str]] = {
    "include-outside": (
        lambda root: page(
            root, OTHER + '## <a name="requirements"></a>R\n\n **En-tête :** [!INCLUDE[x](../../../../etc/passwd)] x\n'
        ),
        "include-outside-root",
    ),
    "include-cycle": (include_cycle, "include-cycle"),
    "link-out-of-the-tree": (lambda root: (root / "fr-fr" / "odd.md").symlink_to("/etc/hostname"), "outside-root"),
    "yaml-aliases": (lambda root: page(root, "---\na: &a [x]\nb: *a\n---\n# T\n"), "unsafe-front-matter"),
    "yaml-objects": (
        lambda root: page(root, "---\na: !!python/object/apply:os.system [x]\nb: : c\n---\n# T\n"),
        "bad-front-matter",
    ),
    "nested-lists": (lambda root: page(root, "- " * 100_000 + "x"), "nested-too-deep"),
    "nested-yaml": (lambda root: page(root, "---\na: " + "[" * 50_000 + "\n---\n# T\n"), "unsafe-front-matter"),
    "duplicate-ids": (
        lambda root: page(
            root,
            "# T\n\n"
            + '<span data-ttu-id="a-1">x</span><span class="sxs-lookup"><span data-stu-id="a-1">y</span></span>\n\n'
            * 2,
        ),
        "duplicate-id",
    ),
    "two-pages-one-api": (lambda root: page(root, GOOD.replace("1", "2")), "duplicate-api"),
    "invalid-utf8": (lambda root: page(root, b"# T\xff\xfe\n"), "invalid-utf8"),
    "unreadable": (unreadable, "unreadable"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_said_and_the_rest_is_read(case: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make, code = CASES[case]
    make(root)
    status, model, errors = run_model(root, capsys)
    assert status == 0
    lines = [line for line in errors.splitlines() if f"[{code}]" in line]
    assert lines, errors
    assert all(line.startswith("fr-fr/") and line.split(":")[1].isdigit() and "(" in line for line in lines)
    assert "good" in json.dumps(model)
    assert sorted(entry.name for entry in root.parent.iterdir()) == ["model.json", "tree"]


def test_a_cycle_of_includes_is_one_error_whoever_includes_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    include_cycle(root)
    page(root, "# An article\n\n[!INCLUDE[a](includes/a.md)]\n")
    assert main(["model", "--sources", str(root), "--no-cache", "--output", str(root.parent / "model.json")]) == 0
    errors = capsys.readouterr().err
    (told,) = [line for line in errors.splitlines() if "include" in line]
    assert told.startswith("fr-fr/includes/a.md:1:14: error: This included file includes itself, by way of b.md ")


@pytest.mark.parametrize(
    "text", ["x" * 50_000_000, "|" * 300_000, "<span " * 50_000, "[" * 300_000, "\n" * 200_000, "`" * 300_001]
)
def test_long_lines_of_nothing_are_read(text: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page(root, f"# T\n\n{text}")
    status, _, _ = run_model(root, capsys)
    assert status == 0


@pytest.mark.parametrize(
    "arguments", [["--sources", "nowhere"], ["--sources", "{empty}"], ["--sources", "{root}", "--locales", "de-de"]]
)
def test_what_cannot_be_done_ends_with_status_2_and_a_remedy(
    arguments: list[str], root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    status = main(["model", *(one.format(root=root, empty=empty) for one in arguments)])
    assert status == 2
    assert capsys.readouterr().err.startswith("refgen: ")


def test_an_output_that_cannot_be_written_is_an_error(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root.parent / "file").write_text("in the way")
    status = main(["model", "--sources", str(root), "--no-cache", "--output", str(root.parent / "file" / "model.json")])
    assert status == 2
    assert "cannot be written" in capsys.readouterr().err


def test_the_cache_is_shared_and_may_be_lost(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outputs = []
    for number in range(3):
        assert main(["model", "--sources", str(root), "--output", f"{number}.json"]) == 0
        outputs.append(Path(f"{number}.json").read_bytes())
        if number == 1:
            for folder, _, files in os.walk(".refgen-cache"):
                for name in files:
                    Path(folder, name).write_bytes(b"damaged")
    assert outputs[0] == outputs[1] == outputs[2]
