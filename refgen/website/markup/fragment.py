"""HTML that pages carry, made harmless: what is on the list passes without its attributes, all else becomes text.

No attribute of the source ever reaches the output except an anchor's name and a link's target, which are checked by the
caller; so event handlers, styles and script addresses have no way in.
"""

from html import escape, unescape

from refgen.text.late import late

_TAG = late(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>[^<>]*)>")
_ATTRIBUTE = late(r"""([A-Za-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_VOID = frozenset({"br", "wbr"})
_INLINE = frozenset({"b", "i", "em", "strong", "code", "sub", "sup", "kbd", "u", "s", "small", "var", "q", "cite"})
_ANCHOR = late(r"[A-Za-z][\w.:-]*\Z")


def safe_anchor(name: str) -> str | None:
    """An anchor's name if it can stand in an attribute and an address as it is."""
    return name if _ANCHOR.match(name) else None


class TagFilter:
    """Passes the harmless tags of one text and keeps them balanced."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def tag(self, written: str) -> str:
        """The HTML for one written tag; text, where the tag is none that may pass."""
        match = _TAG.fullmatch(written)
        if match is None:
            return escape(written, quote=False)
        name = match["name"].lower()
        if name in _VOID:
            return f"<{name}>"
        if name in _INLINE:
            return self._paired(name, closing=bool(match["close"]))
        if name in {"a", "span"}:
            return "" if match["close"] else _anchor(match["rest"])
        return escape(written, quote=False)

    def finish(self) -> str:
        """The closing tags that the text left out."""
        closing = "".join(f"</{name}>" for name in reversed(self._open))
        self._open.clear()
        return closing

    def _paired(self, name: str, *, closing: bool) -> str:
        if not closing:
            self._open.append(name)
            return f"<{name}>"
        if name not in self._open:
            return ""
        parts = []
        while self._open:
            last = self._open.pop()
            parts.append(f"</{last}>")
            if last == name:
                break
        return "".join(parts)


def image_of(written: str) -> tuple[str, str] | None:
    """What an image's tag names, and its words; None for another tag. Which images may be shown is the caller's to say."""
    match = _TAG.fullmatch(written)
    if match is None or match["name"].lower() != "img" or match["close"]:
        return None
    found = _attributes(match["rest"])
    return found.get("src", ""), found.get("alt", "")


def _attributes(written: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(written)
    return {key.lower(): unescape(first or second or third) for key, first, second, third in found}


def _anchor(attributes: str) -> str:
    found = _attributes(attributes)
    name = safe_anchor(found.get("name") or found.get("id") or "")
    return f'<span id="{name}"></span>' if name else ""
