"""Finds text that was written in one encoding and read in another: `mÃ©thode`, `m√©thode`, `m茅thode`, `ÐÐ`.

Almost always it is UTF-8, read as what the system of the translator had: Windows, Mac OS, DOS, or one of the encodings
of Chinese and Japanese. Encoded again as that, it is valid UTF-8, which text that was meant so hardly ever is.
"""

import re
from collections.abc import Iterator

from refgen.text.late import late

_WESTERN = ("cp1252", "latin-1")
_HIGH = late(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}"
)
_PLAUSIBLE = late(
    "[\u00a0-\u024f\u0370-\u03ff\u0400-\u04ff\u2010-\u2044\u20ac\u2122\u2190-\u22ff\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef]"
)
_OLD = ("mac_roman", "cp437", "cp850")
"""Encodings whose first bytes of a character are signs that no prose has beside letters."""
_OLD_PLAUSIBLE = late("[\u00a0-\u017f\u2010-\u2044\u20ac\u2122\u3000-\u30ff\u4e00-\u9fff\uff00-\uff60]")
_REPLACED = late("锟斤拷|鈥[檚淥攣]|锛|銆[佸傚]|烫烫")
"""What is left of characters that another encoding cannot hold."""
_WIDE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_FIRST_BYTES = range(0xE3, 0xF0)
"""With one of these begins a character of Chinese or Japanese in UTF-8."""
_MISREAD = b"".join(bytes((first, second)) for first in _FIRST_BYTES for second in range(0x80, 0xC0)).decode("gbk")
"""What Chinese reads in the first two bytes of such a character."""
_WIDE_RUN = late(f"(?<![{_WIDE}\u20ac])[{_MISREAD}][{_WIDE}\u20ac]{{2,}}")
_WIDE_CHARACTER = late(f"[{_WIDE}\uff61-\uff9f]")
_SOUND = late("[\u3000-\u30ff\u4e00-\u9fff\uff00-\uff60]+")
_OTHER_LETTERS = late("(?<=[A-Za-z])[\u0370-\u04ff]|[\u0370-\u04ff](?=[a-z])")
_OTHER_WORD = late("[\u0370-\u04ff]{4}")
"""As many letters of such an alphabet side by side are a word of a language that is written in it."""
_DOUBLE_BYTES = late("[\u00a1-\u00fe]{4,}")
_MANY = 4
"""Latin letters for one wide character, from which such a character is no word of another language."""


def _old_pattern(encoding: str) -> re.Pattern[str]:
    """A first byte of UTF-8 for a letter of Europe, a mark or a wide character, and the bytes that follow it."""
    first = re.escape(bytes([0xC2, 0xC3, 0xC5, *range(0xE2, 0xEA), 0xEF]).decode(encoding))
    rest = re.escape(bytes(range(0x80, 0xC0)).decode(encoding))
    return late(f"[{first}][{rest}]{{1,2}}")


_OLD_PATTERNS = {encoding: _old_pattern(encoding) for encoding in _OLD}
_SUSPECT = re.compile(f"[^\x00-\x7f](?:[^\x00-\x7f]|(?<=[{_WIDE}\uff61-\uff9f\u0370-\u04ff]))")
"""What was one character has become several, or one that no text in Latin letters has."""
_EUROPEAN = late("[\u0080-\u2fff]")
"""With one of these begins all that was read as an encoding of Europe."""


def find_mojibake(text: str, source: str, *, is_wide: bool) -> re.Match[str] | None:
    """The first stretch of a translation that was read in a wrong encoding; None where there is none.

    `is_wide` says that the language is written in wide characters.
    """
    if text.isascii() or not _SUSPECT.search(text):
        return None
    found = (next(_western(text), None) or next(_old(text), None)) if _EUROPEAN.search(text) else None
    if not found and is_wide:
        found = _REPLACED.search(text) or next(_double_bytes(text), None)
    return found or (None if is_wide else _strays(text, source))


def _western(text: str) -> Iterator[re.Match[str]]:
    for match in _HIGH.finditer(text):
        for length in range(len(match[0]), 1, -1):
            # `é »` is how French closes a quotation, not the first bytes of a Chinese character
            is_quoted = length >= 3 and not match[0][1:length].strip("\u00a0«»")
            if not is_quoted and any(_reread(match[0][:length], encoding, _PLAUSIBLE) for encoding in _WESTERN):
                yield match
                break


def _old(text: str) -> Iterator[re.Match[str]]:
    for encoding, pattern in _OLD_PATTERNS.items():
        for match in pattern.finditer(text):
            if any(_reread(match[0][:length], encoding, _OLD_PLAUSIBLE) for length in (3, 2)):
                yield match


def _double_bytes(text: str) -> Iterator[re.Match[str]]:
    """UTF-8 read as Chinese, and Chinese read as Latin-1."""
    for match in _WIDE_RUN.finditer(text):
        try:
            data = match[0].encode("gbk")
        except UnicodeError:
            continue
        whole = data[: len(data) - len(data) % 3]
        if _SOUND.fullmatch(whole.decode("utf-8", "replace")):
            yield match
    for match in _DOUBLE_BYTES.finditer(text):
        data = match[0].encode("latin-1")
        if _SOUND.fullmatch(data[: len(data) & ~1].decode("gbk", "replace")):
            yield match


def _strays(text: str, source: str) -> re.Match[str] | None:
    """A letter of another alphabet inside a Latin word, or a wide character among Latin letters, that the English lacks."""
    found = _OTHER_LETTERS.search(text)
    if found and found[0] not in source and not _OTHER_WORD.search(text):
        return found
    found = _WIDE_CHARACTER.search(text)
    if not found or _WIDE_CHARACTER.search(source):
        return None
    letters = sum(character.isascii() and character.isalpha() for character in text)
    return found if len(_WIDE_CHARACTER.findall(text)) * _MANY <= letters else None


def _reread(text: str, encoding: str, plausible: re.Pattern[str]) -> bool:
    """Whether a text, encoded again, is one character of UTF-8 that a page may have."""
    try:
        read = text.encode(encoding).decode("utf-8")
    except UnicodeError:
        return False
    return len(read) == 1 and plausible.match(read) is not None
