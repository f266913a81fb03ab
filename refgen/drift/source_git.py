"""The English at the commit that a page was translated from, and now: read from a git checkout, by the git program.

A history that is shallow, a commit that it does not have and a page that it does not know are explained, never raised;
renames are followed, from the commit to the head.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from refgen.dataclass import dataclass
from refgen.drift.git import contents_of, prefix_of, run_git
from refgen.errors import UsageError

HEAD = "HEAD"


class Unknown(StrEnum):
    """Why the English that a page was translated from cannot be read, and what is to be done about it: a message."""

    UNNAMED = "the page names no ms.sourcegitcommit"
    SHALLOW = "the history is shallow and does not reach {commit}; fetch all of it with git fetch --unshallow"
    NO_COMMIT = (
        "the history has no commit {commit}; it may be one of another repository or of a branch that was not fetched"
    )
    NO_PAGE = "the history has no such page at {commit}"


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
    """None where it cannot be read; `unknown` says why."""
    new: bytes | None
    """None where the head has no such page, under any name."""
    unknown: Unknown | None = None
    """Why `old` is None; None where it is not."""
    moved: str = ""
    """The name that the page has at the head; '' where it has kept its own."""


@dataclass(frozen=True, slots=True)
class _Checkout:
    """Where the English is."""

    folder: Path
    prefix: str
    """The folder from the root of the repository, with a closing `/`."""
    is_shallow: bool


def read_revisions(folder: Path, wanted: Iterable[Wanted]) -> Mapping[Wanted, Revision]:
    """The English of every page asked for: two calls of git for all, and a few for each page that was renamed.

    Raises:
        UsageError: the folder is no git checkout, or has no commit.
        MissingResourceError: there is no git.
    """
    asked = sorted(set(wanted), key=lambda one: (one.key, one.commit))
    if run_git(folder, "rev-parse", "--git-dir").returncode:
        raise UsageError(f"{folder} is no git checkout; name one of the English pages with --source-git")
    if run_git(folder, "rev-parse", "--verify", "-q", f"{HEAD}^{{commit}}").returncode:
        raise UsageError(f"{folder} has no commit; name a checkout of the English pages with --source-git")
    is_shallow = run_git(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    checkout = _Checkout(folder, prefix_of(folder), is_shallow)
    # a name that begins with a dash or is empty is asked for as one that cannot be
    commits = [one.commit if one.commit.isalnum() else "-" for one in asked]
    names = [f"{HEAD}:{checkout.prefix}{one.key}" for one in asked]
    names += [f"{commit}:{checkout.prefix}{one.key}" for commit, one in zip(commits, asked, strict=True)]
    found = contents_of(folder, [*names, *(f"{commit}^{{commit}}" for commit in commits)])
    return {one: _followed(checkout, one, found[number :: len(asked)]) for number, one in enumerate(asked)}


def changed_since(folder: Path, revision: str) -> frozenset[str]:
    """The files below a folder that differ from a revision, those that git does not know yet included; relative to it.

    `A...B` for a revision is what B has changed since it left A.

    Raises:
        UsageError: the folder is no git checkout, or git knows no such revision.
    """
    if revision.startswith("-"):
        raise UsageError(f"--changed {revision}: an option of git is no revision; name a commit, tag or branch")
    differing = run_git(folder, "diff", "--name-only", "--relative", "-z", revision, "--", ".")
    if differing.returncode:
        # Outside of a checkout git compares files by name, and misses one that is called as the revision is.
        checkout = run_git(folder, "rev-parse", "--git-dir")
        said = (checkout if checkout.returncode else differing).stderr.decode("utf-8", "replace").strip().splitlines()
        where = said[0] if said else "git failed"
        if checkout.returncode:
            raise UsageError(f"{folder} is no git checkout ({where}); --changed needs one: leave it out")
        raise UsageError(f"--changed {revision}: {where}; name a revision of {folder}")
    unknown = run_git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    names = (differing.stdout + unknown.stdout).decode("utf-8", "surrogateescape").split("\0")
    return frozenset(name for name in names if name)


def _followed(checkout: _Checkout, one: Wanted, found: Sequence[bytes | None]) -> Revision:
    """What was found, completed from the names that the page had before and has now."""
    new, old, commit = found
    if commit is None:
        why = Unknown.SHALLOW if checkout.is_shallow else Unknown.NO_COMMIT
        return Revision(None, new, why if one.commit else Unknown.UNNAMED)
    if old is None:
        former = [f"{one.commit}:{name}" for name in _former_names(checkout.folder, one.key)]
        old = next((data for data in contents_of(checkout.folder, former) if data is not None), None)
    if old is None:
        return Revision(None, new, Unknown.NO_PAGE)
    if new is not None:
        return Revision(old, new)
    name = _later_name(checkout.folder, checkout.prefix + one.key)
    return Revision(old, contents_of(checkout.folder, [f"{HEAD}:{name}"])[0] if name else None, None, name)


def _former_names(folder: Path, key: str) -> Sequence[str]:
    """The names that a page of the head had before, from the root of the repository, the latest first."""
    log = run_git(
        folder, "log", "--follow", "--format=", "--name-status", "--diff-filter=R", "-z", HEAD, "--", f":(literal){key}"
    )
    return [old for old, _ in _renames(log.stdout)]


def _later_name(folder: Path, name: str) -> str:
    """The name that a page has at the head, from the root of the repository, after renames; '' where it was removed."""
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        removal = run_git(folder, "log", "-1", "--format=%H", "--diff-filter=D", HEAD, "--", f":(top,literal){name}")
        commit = removal.stdout.decode().strip()
        if not commit:
            return name if run_git(folder, "cat-file", "-e", f"{HEAD}:{name}").returncode == 0 else ""
        show = run_git(folder, "show", "--format=", "--name-status", "--find-renames", "--diff-filter=R", "-z", commit)
        name = dict(_renames(show.stdout)).get(name, "")
        if not name:
            return ""
        if run_git(folder, "cat-file", "-e", f"{HEAD}:{name}").returncode == 0:
            return name
    return ""


def _renames(listing: bytes) -> list[tuple[str, str]]:
    """The pairs of names in a listing of `--name-status -z` that has renames only."""
    fields = [
        field.strip("\n") for field in listing.decode("utf-8", "surrogateescape").split("\0") if field.strip("\n")
    ]
    return list(zip(fields[1::3], fields[2::3], strict=True))
