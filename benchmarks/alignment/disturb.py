"""Disturbs page pairs as editing does, and keeps the known pairs true: what an aligner has to survive.

A paragraph dropped, a row or item deleted, a note added, two sentences merged, one split, neighbours swapped, one left
untranslated; of five each at most twice a page, and never two side by side.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from benchmarks.alignment.gold import GoldPage, Row

_NOTES = {
    "de": ("Die Beispiele dieser Seite wurden von unserem Team geprüft.", "Dieser Abschnitt wird bald überarbeitet."),
    "fr": ("Les exemples de cette page ont été vérifiés par notre équipe.", "Cette section sera bientôt mise à jour."),
    "it": ("Gli esempi di questa pagina sono stati verificati dal nostro gruppo.", "Questa sezione verrà aggiornata."),
    "ja": ("このページの例は現地のチームが確認しました。", "このセクションはまもなく更新されます。"),
    "zh": ("本页的示例已由本地团队验证。", "注意：本节即将更新。"),
}
_AND = {"de": ", und ", "fr": ", et ", "it": ", e ", "ja": "、", "zh": "，"}
_STOP = {"ja": "。", "zh": "。"}
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\S")
_MARKUP = ("#", ">", "<", "`", "[!", ":::", "!", "|")
_CLAUSE = re.compile(r"(?<=\w\w)[,，、] ?(\w)")
_TRIES = 400
_LINES = 10
"""Lines that a page needs for each disturbance."""


@dataclass(eq=False)
class _Line:
    text: str
    rows: list[Row] = field(default_factory=list)
    is_used: bool = False

    @property
    def is_row(self) -> bool:
        return self.text.strip().startswith("|") and not self.is_rule

    @property
    def is_rule(self) -> bool:
        return bool(self.text.strip()) and set(self.text.strip()) <= set("|-: ")

    @property
    def is_item(self) -> bool:
        return _ITEM.match(self.text) is not None

    @property
    def is_text(self) -> bool:
        return bool(self.text.strip()) and not self.is_item and not self.text.strip().startswith(_MARKUP)

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


@dataclass
class _Draft:
    language: str
    lines: list[_Line]
    rows: list[Row]
    chance: random.Random


def _drop(draft: _Draft, at: int) -> bool:
    line = draft.lines[at]
    alone = not draft.lines[at - 1].text.strip() and not draft.lines[at + 1].text.strip()
    if not (line.is_text and line.rows and alone and line.indent < 4):
        return False
    _orphan(line)
    del draft.lines[at : at + 2]
    return True


def _delete(draft: _Draft, at: int) -> bool:
    line, following = draft.lines[at], draft.lines[at + 1]
    if not line.rows or not (line.is_item or line.is_row) or following.is_rule:
        return False
    if line.is_item and following.text.strip() and not following.is_item:
        return False
    _orphan(line)
    del draft.lines[at]
    return True


def _orphan(line: _Line) -> None:
    for row in line.rows:
        row.update(target="", target_line=None, disturb="gone")


def _note(draft: _Draft, at: int) -> bool:
    following = draft.lines[at + 1]
    if draft.lines[at].text.strip() or following.indent > 1 or not (following.is_text or following.text[:1] == "#"):
        return False
    text = draft.chance.choice(_NOTES[draft.language])
    row = {"id": "", "source": "", "target": text, "source_line": None, "disturb": "note"}
    draft.rows.append(row)
    draft.lines[at + 1 : at + 1] = [_Line(text, [row], is_used=True), _Line("", is_used=True)]
    return True


def _merge(draft: _Draft, at: int) -> bool:
    line = draft.lines[at]
    pairs = [
        (one, other)
        for one, other in zip(line.rows, line.rows[1:], strict=False)
        if one["target"][-1:] in ".。"
        and other["target"][:1].isalpha()
        and f"{one['target']} {other['target']}" in line.text
    ]
    if not pairs:
        return False
    one, other = draft.chance.choice(pairs)
    joint = _AND[draft.language]
    first, second = one["target"][:-1], other["target"][0].lower() + other["target"][1:]
    cuts = (
        (first, (joint + second).strip()),
        (first + joint.rstrip(), second),
        (first + joint[:1], joint[1:].strip() + " " + second),
    )
    merged = {
        **one,
        "source": f"{one['source']} {other['source']}",
        "target": first + joint + second,
        "disturb": "merge",
        "alts": [[[one["source"], a], [other["source"], b.strip()]] for a, b in cuts],
    }
    line.text = line.text.replace(f"{one['target']} {other['target']}", merged["target"])
    line.rows = [merged if row is one else row for row in line.rows if row is not other]
    draft.rows[:] = [merged if row is one else row for row in draft.rows if row is not other]
    return True


def _split(draft: _Draft, at: int) -> bool:
    line = draft.lines[at]
    rows = [row for row in line.rows if _CLAUSE.search(row["target"], 30) and row["target"] in line.text]
    if not rows:
        return False
    row = draft.chance.choice(rows)
    match = _CLAUSE.search(row["target"], 30)
    assert match
    stop = _STOP.get(draft.language, ". ")
    _retranslate(line, row, row["target"][: match.start()] + stop + match[1].upper() + row["target"][match.end() :])
    return True


def _kind(line: _Line) -> tuple[bool, bool, int]:
    return line.is_row, line.is_item, line.indent


def _swap(draft: _Draft, at: int) -> bool:
    line = draft.lines[at]
    to = at + draft.chance.choice((1, 1, 2, 3))
    if to < len(draft.lines) and not draft.lines[to].text.strip():
        to += 1
    if to >= len(draft.lines) or any(_kind(one) != _kind(line) for one in draft.lines[at:to] if one.text.strip()):
        return False
    other = draft.lines[to]
    after = draft.lines[to + 1].text.strip() if to + 1 < len(draft.lines) else ""
    same = line.is_row and other.is_row and draft.lines[at - 1].text.strip().startswith("|")
    same |= line.is_item and other.is_item and line.indent == other.indent and (not after or bool(_ITEM.match(after)))
    if not same or other.is_used or not line.rows or not other.rows or line.text.strip() == other.text.strip():
        return False
    for row in (*line.rows, *other.rows):
        row["disturb"] = "swap"
    draft.lines[at], draft.lines[to] = other, line
    line.is_used = other.is_used = True
    return True


def _leave(draft: _Draft, at: int) -> bool:
    line = draft.lines[at]
    rows = [row for row in line.rows if len(row["target"]) > 12 and row["target"] in line.text]
    if rows:
        row = draft.chance.choice(rows)
        _retranslate(line, row, row["source"])
    return bool(rows)


def _retranslate(line: _Line, row: Row, text: str) -> None:
    line.text = line.text.replace(row["target"], text, 1)
    row.update(target=text, disturb="changed")


_KINDS: dict[str, Callable[[_Draft, int], bool]] = {
    "drop_paragraph": _drop,
    "delete_row": _delete,
    "insert_note": _note,
    "merge": _merge,
    "split": _split,
    "swap": _swap,
    "untranslated": _leave,
}


def disturbed_pages(pages: Iterable[GoldPage], times: int) -> Iterator[GoldPage]:
    """Each page that is long enough, disturbed that often; where only once, in one way after the other."""
    kinds = tuple(_KINDS)
    turn = 0
    for page in pages:
        disturbed = _disturb(page, times, [kinds[turn % len(kinds)]] if times == 1 else [*kinds, *kinds])
        if disturbed:
            turn += 1
            yield disturbed


def _disturb(page: GoldPage, times: int, left: list[str]) -> GoldPage | None:
    draft = _draft(page)
    name = left[0] if times == 1 else f"{times} times"
    done = 0
    front = next((n for n, line in enumerate(draft.lines) if n and line.text.strip() == "---"), 0) + 2
    for _ in range(_TRIES):
        if done == times or len(draft.lines) - front < _LINES * times:
            break
        at = draft.chance.randrange(front, len(draft.lines) - 2)
        kind = draft.chance.choice(left)
        line, near = draft.lines[at], draft.lines[at - 1 : at + 2]
        complete = all(row["source"] and row["target"] for row in line.rows)
        if complete and not any(one.is_used for one in near) and _KINDS[kind](draft, at):
            line.is_used = True
            for one in near:
                one.is_used = True
            left.remove(kind)
            done += 1
    if done < times:
        return None
    for number, line in enumerate(draft.lines, 1):
        for row in line.rows:
            row["target_line"] = number if row["target"] else None
    text = "\n".join(line.text for line in draft.lines)
    return replace(page, kind=name, target=text, rows=tuple(draft.rows))


def _draft(page: GoldPage) -> _Draft:
    rows = [{key: value for key, value in row.items() if key != "disturb"} for row in page.rows]
    lines = [_Line(text) for text in page.target.split("\n")]
    for row in rows:
        if row.get("target") and row.get("target_line") and not row.get("neutral"):
            lines[row["target_line"] - 1].rows.append(row)
    return _Draft(page.language, lines, rows, random.Random(f"{page.language} {page.name}"))
