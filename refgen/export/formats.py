"""The formats by name, and which one a file that comes back is in."""

from collections.abc import Callable, Mapping

from refgen.errors import UsageError
from refgen.export.handoff import Handoff, ReturnedFile
from refgen.export.po_read import read_po
from refgen.export.po_write import write_po
from refgen.export.tmx import write_tmx
from refgen.export.xliff_read import read_xliff
from refgen.export.xliff_write import write_xliff

FORMATS: Mapping[str, Callable[[Handoff], bytes]] = {"xliff": write_xliff, "tmx": write_tmx, "po": write_po}
_READERS: Mapping[str, Callable[[bytes, str], ReturnedFile]] = {
    ".xlf": read_xliff, ".xliff": read_xliff, ".po": read_po,
}  # fmt: skip


def write_handoff(handoff: Handoff, form: str) -> bytes:
    """The hand-off in a format of `FORMATS`."""
    return FORMATS[form](handoff)


def read_handoff(data: bytes, name: str) -> ReturnedFile:
    """What a file that comes back says; its name tells the format.

    Raises:
        UsageError: it is in no format that can come back, or is broken.
    """
    ending = f".{name.lower().rpartition('.')[2]}"
    if ending == ".tmx":
        raise UsageError(f"{name}: a translation memory says of no page; import the .xlf or .po that you translated")
    if ending not in _READERS:
        raise UsageError(f"{name}: import reads .xlf, .xliff and .po; name the file so, if it is one")
    return _READERS[ending](data, name)
