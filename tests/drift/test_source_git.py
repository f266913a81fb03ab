"""Staleness by the history of the English, in repositories made on the spot."""

import subprocess

import pytest

from refgen.drift.corpus_view import extract_of
from refgen.drift.outdated import check_readable, check_versions, wanted_of
from refgen.drift.source_git import Wanted, changed_since, read_revisions
from refgen.errors import UsageError
from tests.drift.pages import aligned

KEY = "hosting/task.md"
OLD = "# ITask::Start Method\n\nStarts the task of the host. It owns the lock.\n\n|A|B|\n|---|---|\n|S_OK|The task runs.|\n"
GERMAN = "# ITask::Start-Methode\n\nStartet die Aufgabe des Hosts. Sie besitzt die Sperre.\n\n|A|B|\n|---|---|\n|S_OK|Die Aufgabe läuft.|\n"


def git(folder, *arguments):
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder, text, name=KEY):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "change")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def english(tmp_path):
    folder = tmp_path / "english"
    folder.mkdir()
    git(folder, "init", "-q")
    return folder


def stale(folder, first):
    page = aligned({"de-de": GERMAN}, extra=f"ms.sourcegitcommit: {first}\n")
    extracts = [extract_of(page)]
    wanted = wanted_of(extracts)
    revisions = read_revisions(folder, wanted.values())
    versions = {locale: revisions[one] for (_, locale), one in wanted.items()}
    return (*check_readable(extracts, revisions), *check_versions(page, versions))


def test_nothing_is_stale_while_the_english_stands(english):
    assert stale(english, commit(english, OLD)) == ()


def test_the_changed_sentence_is_named_on_a_plain_page(english):
    first = commit(english, OLD)
    commit(english, OLD.replace("It owns the lock.", "It owns the thread."))
    (found,) = stale(english, first)
    assert (found.check, found.target, found.source) == (
        "stale-segment",
        "Sie besitzt die Sperre.",
        "It owns the thread.",
    )
    assert "wording" in found.message


def test_a_cosmetic_edit_is_no_finding(english):
    first = commit(english, OLD)
    commit(english, OLD.replace("the lock", "**the lock**"))
    assert stale(english, first) == ()


def test_a_technical_edit_is_an_error(english):
    first = commit(english, OLD)
    commit(english, OLD.replace("It owns", "It never owns"))
    assert [one.severity.value for one in stale(english, first)] == ["error"]


def test_a_rename_is_followed(english):
    first = commit(english, OLD, "old/name.md")
    (english / KEY).parent.mkdir()
    git(english, "mv", "old/name.md", KEY)
    git(english, "commit", "-q", "-m", "move")
    assert stale(english, first) == ()


def test_an_unknown_commit_is_explained(english):
    commit(english, OLD)
    (found,) = stale(english, "0" * 40)
    assert found.check == "revision"
    assert "no commit 000000000000" in found.message


def test_a_shallow_history_is_explained(english, tmp_path):
    first = commit(english, OLD)
    commit(english, OLD + "\nMore.\n")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{english}", "shallow")
    (found,) = stale(tmp_path / "shallow", first)
    assert "--unshallow" in found.message


def test_a_page_without_a_commit_is_explained(english):
    commit(english, OLD)
    (found,) = stale(english, "")
    assert "names no ms.sourcegitcommit" in found.message


def test_a_folder_that_is_no_checkout_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="--source-git"):
        read_revisions(tmp_path, [Wanted(KEY, "")])


def test_changed_files_are_those_that_differ_and_those_that_are_new(english):
    first = commit(english, OLD)
    commit(english, OLD, "other.md")
    (english / "hosting" / "new.md").write_text("new", "utf-8")
    assert changed_since(english, first) == {"other.md", "hosting/new.md"}
    assert changed_since(english / "hosting", first) == {"new.md"}


def test_an_unknown_revision_is_a_usage_error(english):
    commit(english, OLD)
    with pytest.raises(UsageError, match="no-such"):
        changed_since(english, "no-such")
