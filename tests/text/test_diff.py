"""A diff is what git can apply, whatever characters and line ends a file has."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refgen.text.diff import diff_texts

_LINE = st.text(st.sampled_from("abé。\r\x0c\x85\u2028 "), max_size=4)
_TEXT = st.builds(lambda lines, end: "\n".join(lines) + end, st.lists(_LINE, max_size=5), st.sampled_from(["", "\n"]))


@given(before=_TEXT, after=_TEXT)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_git_makes_the_one_of_the_other(tmp_path: Path, before: str, after: str) -> None:
    shown = diff_texts("folder/page.md", before, after)
    assert bool(shown) == (before != after)
    if not before or not after:
        return
    page = tmp_path / "folder" / "page.md"
    page.parent.mkdir(exist_ok=True)
    page.write_bytes(before.encode())
    if shown:
        command = ["git", "apply", "--unidiff-zero", "--whitespace=nowarn", "-"]
        subprocess.run(command, cwd=tmp_path, input=shown.encode(), check=True, capture_output=True)
    assert page.read_bytes() == after.encode()


@pytest.mark.parametrize("after", ["one\ntwo\n", "one\nthree"])
def test_it_names_the_file_and_what_the_end_lacks(after: str) -> None:
    shown = diff_texts("fr-fr/x.md", "one\ntwo", after)
    assert shown.startswith("--- a/fr-fr/x.md\n+++ b/fr-fr/x.md\n")
    assert "\\ No newline at end of file\n" in shown
