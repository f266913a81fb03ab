"""A tree that several processes share, where none can be forked, as on macOS and Windows: the same files come of it."""

import filecmp
import shutil
import subprocess
import sys
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "sources"
_PROGRAM = """\
import sys
from importlib import import_module

if __name__ == "__main__":
    if sys.argv.pop(1) == "spawned":
        import_module("refgen.apart").can_fork = lambda: False
    import_module("refgen.cli").program()
"""


def test_the_same_files_come_of_processes_that_begin_anew(tmp_path: Path) -> None:
    program, tree = tmp_path / "program.py", tmp_path / "sources"
    program.write_text(_PROGRAM, "utf-8")
    shutil.copytree(SOURCES, tree)
    for locale in ("fr-fr", "it-it", "zh-cn"):
        shutil.copytree(tree / locale / "docs", tree / locale / "more")
    made = [tmp_path / start for start in ("forked", "spawned")]
    for output in made:
        output.mkdir()
        command = sys.executable, str(program), output.name, "build", "--sources", str(tree), "--jobs", "2"
        done = subprocess.run(command, cwd=output, capture_output=True, text=True, check=False)
        assert "104 pages made anew" in done.stdout, done.stderr
    forked, spawned = (
        {one.relative_to(top): one for one in (top / "build").rglob("*") if one.is_file()} for top in made
    )
    assert forked.keys() == spawned.keys()
    assert [str(name) for name in forked if not filecmp.cmp(forked[name], spawned[name], shallow=False)] == []
