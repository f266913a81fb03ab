"""The files behind a module: all that it loads when it works, and no others that it could do without."""

import subprocess
import sys
from pathlib import Path

import pytest

from refgen.cache import code
from refgen.cache.code import code_digest, files_behind

PACKAGE = Path(code.__file__).parents[1]
STAGES = sorted(f"refgen.stages.{path.parent.name}.{path.stem}" for path in (PACKAGE / "stages").glob("*/[a-z]*.py"))


@pytest.mark.parametrize("stage", STAGES)
def test_all_that_a_stage_loads_is_behind_it(stage: str) -> None:
    program = f"import sys, {stage}; print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('refgen.')))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    loaded = {Path(name) for name in done.stdout.split()}
    assert loaded
    assert loaded <= files_behind(stage)


def test_what_a_folder_registers_is_behind_its_registry() -> None:
    behind = files_behind("refgen.stages.drift.checking")
    assert set((PACKAGE / "drift" / "checks").rglob("*.py")) <= behind
    assert set((PACKAGE / "api" / "kinds").rglob("*.py")) <= files_behind("refgen.stages.pages.reading")
    assert set((PACKAGE / "stub" / "rules").rglob("*.py")) <= files_behind("refgen.stages.reference.reference")


def test_data_is_behind_what_reads_it() -> None:
    assert {PACKAGE / "locales" / "fr.yml", PACKAGE / "api" / "hresults.json"} <= files_behind(
        "refgen.stages.pages.reading"
    )


def test_reading_does_not_depend_on_what_is_made_of_it() -> None:
    assert not {path.relative_to(PACKAGE).parts[0] for path in files_behind("refgen.stages.pages.reading")} & {
        "website",
        "report",
        "export",
        "cli",
    }
    assert not files_behind("refgen.stages.pages.reading") & set((PACKAGE / "drift" / "checks").rglob("*.py"))


def test_modules_have_digests_of_their_own() -> None:
    assert len({code_digest(), *map(code_digest, STAGES)}) == len(STAGES) + 1


def test_an_edit_counts_wherever_refgen_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "theme" / "refgen"
    installed.mkdir(parents=True)
    monkeypatch.setattr(code, "_ROOT", installed)
    monkeypatch.setattr(code, "kept", lambda _, make: make())
    (installed / "part.py").write_text("A = 1\n", "utf-8")
    before = code_digest.__wrapped__()
    (installed / "part.py").write_text("A = 2\n", "utf-8")
    assert code_digest.__wrapped__() != before
