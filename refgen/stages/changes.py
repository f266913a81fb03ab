"""Which source files changed since a git revision."""

import subprocess
from pathlib import Path

from refgen.errors import MissingResourceError, UsageError


def changed_files(root: Path, revision: str) -> frozenset[str]:
    """Files below the source root that differ from a revision, or are new; relative to the root, with `/`.

    Raises:
        UsageError: the root is in no repository, or there is no such revision.
        MissingResourceError: git is not installed.
    """
    differing = _git(root, "diff", "--name-only", "--relative", "-z", revision, "--", ".")
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return frozenset(name for name in (*differing.split("\0"), *untracked.split("\0")) if name)


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  (fixed words; what the user gave is data to git)
            ["git", "-C", str(root), *arguments],  # noqa: S607  (the git that the user has)
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise MissingResourceError("git is not installed; leave out --changed") from error
    if done.returncode:
        raise UsageError(f"--changed: {done.stderr.strip() or 'git failed'}; name a revision of the repository")
    return done.stdout
