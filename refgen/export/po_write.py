"""Writes gettext PO: a message a segment, in the context of its page and unit; what needs review is fuzzy.

PO has no protected codes: the Markdown stands in the text, and import holds it against the original.
Format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from collections.abc import Iterator

from refgen.export.handoff import Handoff, HandoffPage, HandoffUnit, Portion, State, digest
from refgen.text.xml import ILLEGAL

EXPORTED = "refgen-exported:"
"""Begins the comment with the digest of the translation that was exported."""
LOCALE = "X-Refgen-Locale"
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def write_po(handoff: Handoff) -> bytes:
    """The whole catalog; a segment with control characters is left out, since tools disagree about them."""
    return "".join(_document(handoff)).encode("utf-8")


def with_control_characters(handoff: Handoff) -> tuple[Portion, ...]:
    """The segments that are left out."""
    return tuple(
        portion
        for page in handoff.pages
        for unit in page.units
        for portion in unit.portions
        if ILLEGAL.search(portion.source + portion.target)
    )


def _document(handoff: Handoff) -> Iterator[str]:
    language, *rest = handoff.locale.split("-")
    code = "_".join([language, *(part.title() if len(part) == 4 else part.upper() for part in rest)])
    yield 'msgid ""\nmsgstr ""\n'
    for name, value in (
        ("Project-Id-Version", "refgen"),
        ("Language", code),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Source-Language", handoff.source_locale),
        (LOCALE, handoff.locale),
    ):
        yield f'"{name}: {value}\\n"\n'
    for page in handoff.pages:
        for unit in page.units:
            for portion in unit.portions:
                if not ILLEGAL.search(portion.source + portion.target):
                    yield from _message(page, unit, portion)


def _message(page: HandoffPage, unit: HandoffUnit, portion: Portion) -> Iterator[str]:
    yield f"\n#. {unit.place}\n"
    for note in portion.notes:
        yield from (f"#. {ILLEGAL.sub(' ', line)}\n" for line in note.splitlines())
    yield f"#. {EXPORTED} {digest(portion.target)}\n"
    if portion.state is not State.MISSING:
        yield f"#: {page.file.replace(' ', '%20')}:{portion.line}\n"
    if portion.state is State.REVIEW:
        yield "#, fuzzy\n"
    yield f"msgctxt {_string(f'{page.key}#{unit.id}/{portion.id}')}\n"
    yield f"msgid {_string(portion.source)}\n"
    yield f"msgstr {_string(portion.target)}\n"


def _string(text: str) -> str:
    lines = text.split("\n")
    if len(lines) == 1:
        return f'"{text.translate(_ESCAPES)}"'
    ended = [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    return "\n".join(['""', *(f'"{line.translate(_ESCAPES)}"' for line in ended)])
