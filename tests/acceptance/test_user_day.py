"""The days of users who test a host of their own, or review rules, go as the documentation tells them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from refgen.cli import main
from refgen.pipeline import book_of
from refgen.settings import Settings


@pytest.mark.parametrize(("name", "prompts"), [("testing-your-host", 10), ("reviewing-rules", 6)])
def test_a_session_runs_against_the_stub_of_our_own_pages(
    name: str, prompts: int, project: Path, sources: Path, tmp_path: Path
) -> None:
    page = project / "docs" / f"{name}.md"
    assert page.read_text("utf-8").count(">>>") > prompts
    assert main(["stub", "--no-cache", "--sources", str(sources), "--output", str(tmp_path)]) == 0
    done = subprocess.run(
        [sys.executable, "-m", "doctest", "-o", "ELLIPSIS", str(page)],
        env={"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_rule_of_the_review_is_shown_as_the_page_shows_it(
    project: Path, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (project / "docs" / "reviewing-rules.md").read_text("utf-8")
    match = re.search(r"^refgen review (\S+) --sources sources\n```\n\n```\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert match
    rule, shown = match.groups()
    assert main(["review", rule, "--no-cache", "--sources", str(sources)]) == 0
    assert capsys.readouterr().out.startswith(shown)


@pytest.mark.parametrize(("is_one", "said"), [(True, "… and 1 more sentence"), (False, "… and {count} more sentences")])
def test_the_sentences_that_a_rule_rests_on_are_counted(
    *, is_one: bool, said: str, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, book, _ = book_of(Settings(sources, cache=None))
    rule = next(one for one in book.rules if len(one.claims) > 1 and (len(one.claims) == 2) is is_one)
    assert main(["review", rule.id, "--no-cache", "--sources", str(sources)]) == 0
    assert f"{said.format(count=len(rule.claims) - 1)}\n" in capsys.readouterr().out
