"""Staleness by the history of the English, in repositories made on the spot."""

import subprocess

import pytest

from refgen.align import align_page
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


def outdated(folder, *pages):
    """All that the history tells of some pages."""
    extracts = [extract_of(page) for page in pages]
    wanted = wanted_of(extracts)
    revisions = read_revisions(folder, wanted.values())
    found = check_readable(extracts, revisions)
    for page in pages:
        versions = {locale: revisions[one] for (key, locale), one in wanted.items() if key == page.key}
        found += check_versions(page, versions)
    return found


def stale(folder, first):
    """The same of one page that was translated from a commit."""
    return outdated(folder, aligned({"de-de": GERMAN}, extra=f"ms.sourcegitcommit: {first}\n"))


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


SECTIONS = {
    "Remarks": "The host owns the lock. It must not block.",
    "Requirements": "Requires task.h of version 2.0.",
    "Notes": "See [the interface](itask-interface.md) first.",
}
WRITTEN = (
    "# ITask::Start-Methode\n\n## Hinweise\n\nDer Host besitzt die Sperre. Er darf nicht blockieren.\n\n"
    "## Anforderungen\n\nErfordert task.h der Version 2.0.\n\n## Anmerkungen\n\nSiehe zuerst [die Schnittstelle](itask-interface.md).\n"
)


def page_of(sections, code="HRESULT Start (void);"):
    body = "\n\n".join(f"## {title}\n\n{text}" for title, text in sections.items())
    return f"# ITask::Start Method\n\n```cpp\n{code}\n```\n\n{body}\n"


def history(english, texts, german=WRITTEN):
    """What is stale after the English went through those texts, translated from the first."""
    first = commit(english, texts[0])
    for text in texts[1:]:
        commit(english, text)
    with_code = german.replace("Methode\n", "Methode\n\n```cpp\nHRESULT Start (void);\n```\n", 1)
    return outdated(english, aligned({"de-de": with_code}, extra=f"ms.sourcegitcommit: {first}\n"))


COSMETIC = {
    "emphasis": ("The host owns the lock.", "The **host** owns the lock."),
    "short form": ("It must not block.", "It mustn’t block."),
    "blanks": ("It must not block.", "It  must not\nblock."),
    "quotes": ("The host owns", "The 'host' owns"),
    "link path": ("(itask-interface.md)", "(./itask-interface.md)"),
    "root form": ("(itask-interface.md)", "(~/docs/hosting/itask-interface.md)"),
    "link to code": ("Requires task.h", "Requires `task.h`"),
}


@pytest.mark.parametrize(("old", "new"), COSMETIC.values(), ids=COSMETIC)
def test_a_change_of_looks_is_no_finding(english, old, new):
    text = page_of(SECTIONS)
    assert old in text
    assert history(english, [text, text.replace(old, new)]) == ()


CLASSED = {
    "wording": ("owns the lock", "keeps the lock", "warning", "Der Host besitzt die Sperre."),
    "denial": ("must not block", "must block", "error", "Er darf nicht blockieren."),
    "version": ("version 2.0", "version 4.0", "error", "Erfordert task.h der Version 2.0."),
    "file": ("task.h", "tasks.h", "error", "Erfordert task.h der Version 2.0."),
}


@pytest.mark.parametrize(("old", "new", "severity", "target"), CLASSED.values(), ids=CLASSED)
def test_a_change_is_classed_and_named_at_its_sentence(english, old, new, severity, target):
    text = page_of(SECTIONS)
    (found,) = history(english, [text, text.replace(old, new)])
    assert (found.severity.value, found.target) == (severity, target)


def test_a_section_that_moved_is_no_change(english):
    moved = {title: SECTIONS[title] for title in ("Notes", "Remarks", "Requirements")}
    assert history(english, [page_of(SECTIONS), page_of(moved)]) == ()


def test_a_change_in_a_section_that_moved_is_named_alone(english):
    moved = {title: SECTIONS[title].replace("2.0", "4.0") for title in ("Notes", "Requirements", "Remarks")}
    (found,) = history(english, [page_of(SECTIONS), page_of(moved)])
    assert found.target == "Erfordert task.h der Version 2.0."


def test_a_sentence_that_was_dropped_and_one_that_is_new(english):
    text = page_of(SECTIONS)
    dropped, added = history(
        english,
        [text, text.replace(" It must not block.", "").replace("first.", "first. Every thread counts the pages read.")],
    )
    assert (dropped.target, "dropped" in dropped.message) == ("Er darf nicht blockieren.", True)
    assert (added.source, "has this since" in added.message) == ("Every thread counts the pages read.", True)


def test_a_change_that_was_taken_back_is_none(english):
    text = page_of(SECTIONS)
    assert history(english, [text, text.replace("lock", "thread"), text]) == ()


def test_code_that_changed_is_an_error_at_its_block(english):
    (found,) = history(english, [page_of(SECTIONS), page_of(SECTIONS, "HRESULT Start (int x);")])
    assert (found.severity.value, "code" in found.message) == ("error", True)


def test_a_page_that_was_removed_is_told_once(english):
    first = commit(english, OLD)
    git(english, "rm", "-q", KEY)
    git(english, "commit", "-q", "-m", "remove")
    (found,) = stale(english, first)
    assert found.message == "The English page is gone"


def test_a_page_that_moved_is_named_and_still_compared(english):
    first = commit(english, OLD)
    (english / "tasks").mkdir()
    git(english, "mv", KEY, "tasks/start.md")
    git(english, "commit", "-q", "-m", "move")
    git(english, "mv", "tasks/start.md", "tasks/begin.md")
    git(english, "commit", "-q", "-m", "move again")
    commit(english, OLD.replace("owns the lock", "owns the thread"), "tasks/begin.md")
    moved, changed = stale(english, first)
    assert moved.message == "The English page has moved to tasks/begin.md"
    assert changed.target == "Sie besitzt die Sperre."


def test_a_folder_of_a_checkout_is_as_good_as_its_root(english):
    first = commit(english, OLD, f"docs/{KEY}")
    commit(english, OLD.replace("owns the lock", "owns the thread"), f"docs/{KEY}")
    assert [one.target for one in stale(english / "docs", first)] == ["Sie besitzt die Sperre."]


def test_what_the_history_cannot_tell_is_said_once_a_locale(english):
    commit(english, OLD)
    page = aligned({"de-de": GERMAN, "fr-fr": GERMAN}, extra=f"ms.sourcegitcommit: {'1' * 40}\n")
    twin = align_page("hosting/other.md", {locale: one.view.page for locale, one in page.translations.items()})
    found = outdated(english, page, twin)
    assert [(one.locale, one.check, one.severity.value) for one in found] == [
        ("de-de", "revision", "info"),
        ("fr-fr", "revision", "info"),
    ]
    assert "Of 2 pages" in found[0].message
    assert "111111111111" in found[0].message


@pytest.mark.parametrize("commit_name", ["--help", "HEAD~1", "../x", "a b", "\u202e"])
def test_a_commit_that_is_none_is_never_run(english, commit_name):
    commit(english, OLD)
    (found,) = stale(english, commit_name)
    assert found.check == "revision"


def test_a_checkout_without_a_commit_is_a_usage_error(english):
    with pytest.raises(UsageError, match="no commit"):
        read_revisions(english, [Wanted(KEY, "")])


def test_an_option_of_git_is_no_revision(english, tmp_path):
    commit(english, OLD)
    with pytest.raises(UsageError, match="no revision"):
        changed_since(english, f"--output={tmp_path / 'written'}")
    assert not (tmp_path / "written").exists()


def test_a_page_whose_name_has_a_line_break_shifts_no_other(english):
    first = commit(english, OLD)
    asked = [Wanted("hosting/a\nb.md", first), Wanted(KEY, first)]
    revisions = read_revisions(english, asked)
    assert revisions[asked[0]].old is None
    assert revisions[asked[1]].old == revisions[asked[1]].new == OLD.encode()
