"""A place in the tokens of a block, and the problems met so far. The only state of the grammar."""

import re

from refgen.api.signature.token import Sort, Token, tokenize
from refgen.api.signature.tree import Problem

_COMMENTED = re.compile(r"/\*((?:\s*\[[^\]*/]*\])+\s*)\*/")
"""Attributes that a compiler of interface definitions leaves in comments: `/* [in] */ DWORD flags`."""
_OPTIONAL = re.compile(r"//\s*optional\b", re.IGNORECASE)
_CLOSERS = {"(": ")", "[": "]", "{": "}"}


class Cursor:
    """Reads tokens forwards; at the end it stays on the `END` token."""

    def __init__(self, text: str) -> None:
        self.text = _COMMENTED.sub(lambda match: f"  {match[1]}  ", text)
        self.tokens = tokenize(self.text)
        self.optional_lines = {number for number, line in enumerate(text.split("\n")) if _OPTIONAL.search(line)}
        self.index = 0
        self.problems: list[Problem] = []
        self._excess: list[int] | None = None

    @property
    def token(self) -> Token:
        """The token here."""
        return self.tokens[self.index]

    @property
    def is_at_end(self) -> bool:
        """Whether all tokens are read."""
        return self.token.sort is Sort.END

    @property
    def is_word(self) -> bool:
        """Whether the token here is a word."""
        return self.token.sort is Sort.WORD

    @property
    def is_number(self) -> bool:
        """Whether the token here is a number."""
        return self.token.sort is Sort.NUMBER

    def peek(self, distance: int = 1) -> Token:
        """A token further on, or the last one."""
        return self.tokens[min(self.index + distance, len(self.tokens) - 1)]

    def take(self) -> Token:
        """The token here; moves on."""
        token = self.token
        if token.sort is not Sort.END:
            self.index += 1
        return token

    def has(self, *texts: str) -> bool:
        """Whether the token here is one of these."""
        token = self.tokens[self.index]
        return token.text in texts and token.sort is not Sort.END

    def accept(self, *texts: str) -> bool:
        """Take the token here if it is one of these."""
        if self.has(*texts):
            self.index += 1
            return True
        return False

    def report(self, code: str, message: str) -> None:
        """Note a problem at the token before this one, where what is missing would stand."""
        self.problems.append(Problem(code, message, self.tokens[max(self.index - 1, 0)].line))

    def group(self) -> tuple[Token, ...]:
        """The tokens of the bracketed group that opens here, brackets included; to the end where it stays open."""
        closers: list[str] = []
        first = self.index
        while not self.is_at_end:
            text = self.take().text
            if text in _CLOSERS:
                closers.append(_CLOSERS[text])
            elif closers and text == closers[-1]:
                closers.pop()
            if not closers:
                break
        return tuple(self.tokens[first : self.index])

    def written(self, tokens: tuple[Token, ...]) -> str:
        """Tokens as written, blanks folded."""
        if not tokens:
            return ""
        last = tokens[-1]
        return " ".join(self.text[tokens[0].start : last.start + len(last.text)].split())

    def is_inside_parentheses(self) -> bool:
        """Whether a parenthesis that opened before this place closes after it, counting only from here on."""
        if self._excess is None:
            self._excess = _unmatched_closers(self.tokens)
        return self._excess[self.index] > 0


def _unmatched_closers(tokens: list[Token]) -> list[int]:
    """For each place, how many `)` from there on (up to a `{` or `}`) have no `(` before them."""
    excess = [0] * len(tokens)
    count = 0
    for index in range(len(tokens) - 1, -1, -1):
        match tokens[index].text:
            case ")":
                count += 1
            case "(":
                count = max(count - 1, 0)
            case "{" | "}":
                count = 0
        excess[index] = count
    return excess
