"""Letters of the scripts that have small ones and capitals (Latin, Greek, Cyrillic), for the sets of patterns."""

_LETTERS = [chr(code) for first, end in ((0x41, 0x250), (0x370, 0x530)) for code in range(first, end)]

SMALL = "".join(one for one in _LETTERS if one.islower())
CAPITAL = "".join(one for one in _LETTERS if one.isupper())
