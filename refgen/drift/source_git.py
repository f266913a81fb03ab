"""The English at the commit that a page was translated from, and now: read from a git checkout, by the git program.

A history that is shallow, a commit that it does not have and a page that it does not know are explained, never raised;
renames are followed.
"""

import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from refgen.errors import MissingResourceError, UsageError

HEAD = "HEAD"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page and the commit that one locale was translated from."""

    key: str
    commit: str
    """'' where the page names none."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The English of a page at a commit and at the head."""

    old: bytes | None
    """None where it cannot be read; `problem` says why."""
    new: bytes | None
    """None where the head has no such page."""
    problem: str = ""
    """Why `old` is None; '' where it is not."""


def read_revisions(folder: Path, wanted: Iterable[Wanted]) -> Mapping[Wanted, Revision]:
    """The English of every page asked for, in two calls of git for all, and one more for each page that was renamed.

    Raises:
        UsageError: the folder is no git checkout.
        MissingResourceError: there is no git.
    """
    asked = sorted(set(wanted), key=lambda one: (one.key, one.commit))
    if _git(folder, "rev-parse", "--git-dir").returncode:
        raise UsageError(f"{folder} is no git checkout; name one of the English pages with --source-git")
    is_shallow = _git(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    names = [f"{HEAD}:{one.key}" for one in asked] + [f"{one.commit or '-'}:{one.key}" for one in asked]
    commits = [f"{one.commit or '-'}^{{commit}}" for one in asked]
    found = _contents(folder, names + commits)
    revisions: dict[Wanted, Revision] = {}
    for number, one in enumerate(asked):
        new, old, commit = found[number], found[len(asked) + number], found[2 * len(asked) + number]
        problem = "" if commit is not None else _why_no_commit(one.commit, is_shallow=is_shallow)
        if old is None and not problem:
            old = _under_old_name(folder, one)
            problem = "" if old is not None else f"the page has no version at {one.commit[:12]} in its history"
        revisions[one] = Revision(old, new, problem)
    return revisions


def changed_since(folder: Path, revision: str) -> frozenset[str]:
    """The files below a folder that differ from a revision, those that git does not know yet included; relative to it.

    Raises:
        UsageError: the folder is no git checkout, or git knows no such revision.
    """
    differing = _git(folder, "diff", "--name-only", "--relative", "-z", revision, "--", ".")
    if differing.returncode:
        said = differing.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(f"--changed {revision}: {said[0] if said else 'git failed'}; name a revision of {folder}")
    unknown = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    names = (differing.stdout + unknown.stdout).decode("utf-8", "surrogateescape").split("\0")
    return frozenset(name for name in names if name)


def _why_no_commit(commit: str, *, is_shallow: bool) -> str:
    if not commit:
        return "the page names no ms.sourcegitcommit"
    if is_shallow:
        return f"the history is shallow and does not reach {commit[:12]}; fetch all of it with git fetch --unshallow"
    return f"the history has no commit {commit[:12]}"


def _under_old_name(folder: Path, one: Wanted) -> bytes | None:
    """The page at its commit, under a name that it had before."""
    log = _git(folder, "log", "--follow", "--format=", "--name-status", "--diff-filter=R", "-z", HEAD, "--", one.key)
    fields = log.stdout.decode("utf-8", "surrogateescape").split("\0")
    names = [fields[at + 1] for at, field in enumerate(fields[:-2]) if field.strip().startswith("R")]
    found = _contents(folder, [f"{one.commit}:{name}" for name in names])
    return next((data for data in found if data is not None), None)


def _contents(folder: Path, names: Sequence[str]) -> list[bytes | None]:
    """The contents of objects, None for those that are not there."""
    if not names:
        return []
    request = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
    data = _git(folder, "cat-file", "--batch", given=request).stdout
    found: list[bytes | None] = []
    at = 0
    for _ in names:
        end = data.find(b"\n", at)
        head = data[at:end].split(b" ")
        at = end + 1
        if len(head) == 3 and head[2].isdigit():
            size = int(head[2])
            found.append(data[at : at + size])
            at += size + 1
        else:
            found.append(None)
    return found


def _git(folder: Path, *arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603  (a list of arguments, no shell)
            ["git", "-C", str(folder), *arguments],  # noqa: S607  (the user's own git)
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise MissingResourceError(
            f"git cannot be run ({error.strerror}); install it or leave out --source-git"
        ) from error
