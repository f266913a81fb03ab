"""People's decisions: recorded from the command line, kept through every run, and stale when the English changes."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from refgen.cli import main
from refgen.pipeline import book_of, prepare
from refgen.settings import Settings
from refgen.stages.closing.summary import summary
from refgen.stub.rule import Status

ROOT = Path(__file__).parents[2] / "sources"
HOSTING = "docs/framework/unmanaged-api/hosting"
NAMES = ("ihosttaskmanager-begindelayabort-method.md", "ihosttaskmanager-enddelayabort-method.md")
SENTENCE = "Until `EndDelayAbort` is called, the host must not abort the current task."
CHANGED = "Until `EndDelayAbort` is called, the host must not abort any task."
OTHER = "The host must not suspend a thread of the runtime."
Review = Callable[..., str]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Two pages about which nobody has decided anything."""
    root = tmp_path / "pages"
    folder = root / "zh-cn" / HOSTING
    folder.mkdir(parents=True)
    for name in NAMES:
        shutil.copy(ROOT / "zh-cn" / HOSTING / name, folder / name)
    return root


@pytest.fixture
def review(pages: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Review:
    """The command on these pages: what it prints."""

    def run(*arguments: str, status: int = 0) -> str:
        monkeypatch.chdir(pages.parent)
        assert main(["review", "--sources", str(pages), "--no-cache", *arguments]) == status
        captured = capsys.readouterr()
        return captured.out + captured.err

    return run


def waiting(review: Review) -> str:
    """The id of the rule that the sentence gave, as the command lists it."""
    lines = review().splitlines()
    said = next(number for number, line in enumerate(lines) if SENTENCE in line)
    return lines[said - 2].split(" ")[0]


def status_of(pages: Path, rule: str) -> Status:
    book = book_of(Settings(sources=pages, output=pages.parent / "build"))[1]
    return next(one.status for one in book.rules if one.id == rule)


def change_english(pages: Path, to: str = CHANGED) -> None:
    path = pages / "zh-cn" / HOSTING / NAMES[0]
    text = path.read_text("utf-8")
    assert SENTENCE in text
    path.write_text(text.replace(SENTENCE, to), "utf-8")


@pytest.mark.parametrize(("flag", "status"), [("--accept", Status.REVIEWED), ("--reject", Status.REJECTED)])
def test_a_decision_is_kept_with_its_reason_through_every_run(pages: Path, review: Review, flag: str, status: Status):
    rule = waiting(review)
    review(rule, flag, "--because", "so says the header")
    for _ in range(2):
        assert status_of(pages, rule) is status
    assert rule not in review()
    shown = review(rule)
    assert status.value in shown
    assert "so says the header" in shown
    assert SENTENCE in json.dumps(json.loads((pages / "decisions.json").read_bytes()))


def test_changed_english_makes_it_stale_and_the_build_says_so_with_both_texts(
    pages: Path, review: Review, tmp_path: Path
):
    rule = waiting(review)
    review(rule, "--accept", "--because", "it is so")
    change_english(pages)
    listed = review()
    settings = Settings(sources=pages, output=tmp_path / "build")
    told = "\n".join(summary(prepare(settings), settings.output))
    for text in (listed, told):
        assert f"stale: {rule}" in text
        assert SENTENCE in text
        assert CHANGED in text


def test_a_stale_rule_that_is_still_the_same_is_not_run_until_it_is_accepted_again(pages: Path, review: Review):
    rule = "IHostTaskManager.EndDelayAbort/pairing/3c7940902d"
    review(rule, "--accept", "--because", "it is so")
    path = pages / "zh-cn" / HOSTING / NAMES[1]
    text = path.read_text("utf-8")
    changed = text.replace("was called without first calling", "has been called without first calling")
    assert changed != text
    path.write_text(changed, "utf-8")
    assert status_of(pages, rule) is Status.STALE
    assert f"{rule} (stale)" in review()
    review(rule, "--accept", "--because", "still so")
    assert status_of(pages, rule) is Status.REVIEWED


def test_a_changed_sentence_that_gives_another_rule_says_which(pages: Path, review: Review):
    old = waiting(review)
    review(old, "--reject", "--because", "no")
    change_english(pages, OTHER)
    remedy = next(line for line in review().splitlines() if f"{old} --forget" in line)
    new = remedy.split("gives ")[1].split(" instead")[0]
    assert new != old
    assert remedy in review(old)
    assert remedy in review(old, "--accept", "--because", "still so", status=2)
    review(new, "--reject", "--because", "still no")
    review(old, "--forget")
    assert status_of(pages, new) is Status.REJECTED
    assert "stale" not in review()


def test_a_decision_about_a_rule_that_its_unchanged_sentence_gives_no_more_is_told(pages: Path, review: Review):
    rule = waiting(review)
    review(rule, "--accept", "--because", "it is so")
    assert "stale" not in review()
    path = pages / "decisions.json"
    path.write_text(path.read_text("utf-8").replace(rule, f"{rule}0"), "utf-8")
    told = review()
    assert f"stale: {rule}0" in told
    assert f"gives {rule} instead" in told


def test_a_forgotten_decision_is_gone(pages: Path, review: Review):
    rule = waiting(review)
    review(rule, "--reject", "--because", "no")
    review(rule, "--forget")
    assert status_of(pages, rule) is Status.AUTO


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("IThing.Read/hand/1", "--accept", "--because", "x"), "no rule"),
        (("IThing.Read/hand/1", "--accept"), "--because"),
        (("--accept", "--because", "x"), "name the rules"),
        (("IThing.Read/hand/1", "--forget"), "no decision"),
        (("IThing.Read/hand/1",), "there is no rule"),
    ],
)
def test_wrong_usage_is_told(review: Review, arguments: tuple[str, ...], told: str):
    assert told in review(*arguments, status=2)


def test_the_decisions_about_the_projects_own_pages_stand(tmp_path: Path):
    settings = Settings(sources=ROOT, output=tmp_path)
    _, book, outdated = book_of(settings)
    decided = {entry["rule"] for entry in json.loads(settings.decisions.read_bytes())["decisions"]}
    assert len(decided) > 10
    assert not outdated
    assert decided <= {rule.id for rule in book.rules}
    assert not [rule for rule in book.rules if rule.status is Status.AUTO and not rule.is_certain]
