"""Where links lead: to the key of a page in the tree, or out of it."""

import posixpath
import re

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LOCALE = re.compile(r"^[a-z]{2}-[a-z]{2}/", re.IGNORECASE)
OUTSIDE = ".."


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
