"""Links by reference, `[text][name]` with `[name]: target` elsewhere: they are not read, and stand as text."""

from refgen.ops.lines import Line
from refgen.ops.reader import Reader
from refgen.text.late import late
from refgen.text.shortened import shortened

BY_REFERENCE = "reference-link"
"""The diagnostic of the first target of a page that one of its links names."""
_LABEL = late(r"\[([^\[\]]+)\](?!:)")
_CODE = late(r"(?ms)^[ \t>]*(`{3,}|~{3,}).*?(?:^[ \t>]*\1|\Z)|(`+)(?!`)[^\n]*?(?<!`)\2(?!`)")


def tell_reference(reader: Reader, line: Line, name: str, target: str) -> None:
    """Tell of a line that defines a target for links, where it is the first on the page that is of use."""
    if reader.labels is None:
        reader.labels = {one.casefold() for one in _LABEL.findall(_CODE.sub("", reader.text))}
    if name.casefold() not in reader.labels:
        return
    reader.labels.clear()
    reader.report(
        line.body_start,
        BY_REFERENCE,
        f"Links by reference are shown as text, such as those to [{shortened(name)}]",
        f"write [text]({shortened(target)}) in the place of [text][{shortened(name)}]",
    )
