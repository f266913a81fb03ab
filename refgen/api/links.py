"""Where links lead: to the key of a page in the tree, or out of it."""

import posixpath
import re

from refgen.text.late import late

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LOCALE = late(r"^[a-z]{2}-[a-z]{2}/", re.IGNORECASE)
_TARGET = re.compile(r"\]\(([^()\s]+)\)")
OUTSIDE = ".."
"""What `resolve` answers for a path that leaves the tree."""


def resolve(key: str, target: str) -> str:
    """The key that a link on page `key` leads to; '' for an address on the web, `..` for a path out of the tree."""
    path = re.split(r"[?#]", target, maxsplit=1)[0].replace("\\", "/")
    if not path or _SCHEME.match(path) or path.startswith("//"):
        return "" if path or not target.startswith("#") else key
    if path.startswith("~/"):
        resolved = posixpath.normpath(path[2:])
    elif path.startswith("/"):
        return _LOCALE.sub("", path[1:])
    else:
        resolved = posixpath.normpath(posixpath.join(posixpath.dirname(key), path))
    return OUTSIDE if resolved == ".." or resolved.startswith("../") else resolved


def rebase(text: str, source: str, target: str) -> str:
    """Text of page `source` with its relative links so written that they lead to the same files from page `target`."""

    def one(match: re.Match[str]) -> str:
        written = match.group(1)
        path = re.split(r"[?#]", written, maxsplit=1)[0]
        key = resolve(source, path)
        if not path or path.startswith(("/", "~")) or key in {"", OUTSIDE}:
            return match.group()
        return f"]({posixpath.relpath(key, posixpath.dirname(target) or '.')}{written[len(path) :]})"

    return _TARGET.sub(one, text)
