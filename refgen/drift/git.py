"""The git program, asked with lists of arguments and never through a shell."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from refgen.errors import MissingResourceError


def run_git(folder: Path, *arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; a failure is in the return code.

    Raises:
        MissingResourceError: there is no git.
    """
    try:
        return subprocess.run(  # noqa: S603  (a list of arguments, no shell)
            ["git", "-C", str(folder), *arguments],  # noqa: S607  (the user's own git)
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise MissingResourceError(
            f"git cannot be run ({error.strerror}); install it, or do without --source-git and --changed"
        ) from error


def prefix_of(folder: Path) -> str:
    """The folder from the root of its repository, with a closing `/`; '' for the root, and for a bare repository."""
    return run_git(folder, "rev-parse", "--show-prefix").stdout.decode("utf-8", "surrogateescape").strip("\n")


def contents_of(folder: Path, names: Sequence[str]) -> list[bytes | None]:
    """The contents of objects (`REVISION:PATH`, the path from the root), None for those that are not there."""
    # git reads one name a line: a name with a line break in it would be two, and shift all that follow
    names = ["" if "\n" in name else name for name in names]
    if not names:
        return []
    request = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
    data = run_git(folder, "cat-file", "--batch", given=request).stdout
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
