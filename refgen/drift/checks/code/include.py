"""An include was lost or changed.

What: `[!INCLUDE[…](…)]` of the English stands in the translation. A translation of another revision may carry the text
    of the include in its place: that is a fact about the revision, told once a locale by `revision`, not here. One that
    is a paragraph or a list item by itself is told by `missing` or `extra`, as they are.
Why: The publishing system puts the text there; without it, a version or a warning is missing.
Bad: `**Versions:** [!INCLUDE[net_v20](net-v20.md)]` translated as `**Versionen:**`
Good: `**Versionen:** [!INCLUDE[net_v20](net-v20.md)]`
Fix: Copy the include from the English; `--fix` does where only one differs.
"""

import re
from collections.abc import Iterator

from refgen.drift.check import Family, Info, Scope
from refgen.drift.finding import Fix
from refgen.drift.links import is_same_target
from refgen.drift.message import say
from refgen.drift.problem import Problem, SegmentPair
from refgen.drift.tokens import Kind
from refgen.text import Severity
from refgen.text.late import late

INFO = Info(
    "include", Family.CODE, Severity.ERROR, Scope.SEGMENT, is_shared=True, rank=11, needs=frozenset({Kind.INCLUDE})
)

_PATH = re.compile(r"\(\s*([^)]*?)\s*\)\]$")
_LIKE = late(r"\[!\s*(?!INCLUDE\s*\[)([^\[\]()]+?)\s*\[[^\[\]]*\]\s*\(\s*([^()]*?)\s*\)\s*\]")
_LABEL = late(r"\s*(\*\*|__).*?\1|[\s:：]+")


def check(pair: SegmentPair) -> Iterator[Problem]:
    """Compare the includes by the file that they name."""
    wanted, given = list(pair.source.of(Kind.INCLUDE)), list(pair.target.of(Kind.INCLUDE))
    for token in tuple(wanted):
        same = next((other for other in given if is_same_target(_path(token.text), _path(other.text))), None)
        if same:
            wanted.remove(token)
            given.remove(same)
    for token in tuple(wanted):
        if (like := _misspelt(_path(token.text), pair.target.text)) is not None:
            wanted.remove(token)
            yield Problem(
                say("The include is written “{written}”, not {name}", written=like[0], name=token.text),
                like.start(),
                (token.text, like[2], like[1]),
                (Fix(like.start(), like.end(), token.text),),
            )
    if wanted and not given and is_inlined(pair.source.prose, pair.target.visible):
        return
    for token in wanted:
        if len(wanted) == len(given) == 1:
            fix = Fix(given[0].start, given[0].end, token.text)
            yield Problem(
                say("The include is {written}, not {name}", written=_path(given[0].text), name=_path(token.text)),
                fix.start,
                (token.text,),
                (fix,),
            )
        else:
            end = len(pair.target.text)
            at_end = pair.source.text.endswith(token.text) and len(wanted) == 1
            repairs = (Fix(end, end, f" {token.text}"),) if at_end else ()
            yield Problem(say("The include of {name} is lost", name=_path(token.text)), 0, (token.text,), repairs)
    if not wanted:
        for token in given:
            yield Problem(
                say("The include of {name} is not in the English", name=_path(token.text)), token.start, (token.text,)
            )


def _misspelt(path: str, target: str) -> re.Match[str] | None:
    """An include of a file whose command is another word, and so is none."""
    return next((match for match in _LIKE.finditer(target) if is_same_target(path, match[2])), None)


def is_inlined(source_prose: str, target: str) -> bool:
    """Whether the translation has text where the English has nothing but a label and an include."""
    return not _LABEL.sub("", source_prose) and bool(_LABEL.sub("", target))


def _path(text: str) -> str:
    match = _PATH.search(text)
    return match[1] if match else text
