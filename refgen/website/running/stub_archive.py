"""The stub as one archive, the same bytes for the same files, and Python for the browser.

Its files are compressed one by one: what an edit leaves as it was need not be compressed again.
"""

import io
from collections.abc import Iterator, Sequence
from itertools import accumulate
from struct import pack, unpack_from

from refgen.installation import ROOT
from refgen.website.running.runtime import ADDRESS
from refgen.website.site.view import Site

ARCHIVE = "assets/stub.zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_RUNNER = {f"refgen/{name}": ROOT / name for name in ("website/running/playground.py", "website/sentences/name.py")}
"""What runs examples in the browser, by name in the archive, where the folders of `refgen` need no `__init__.py`."""
_END = "<4s4H2LH"
"""What ends an archive: the format is in APPNOTE.TXT of PKWARE, as that of the directory before it."""
_MADE_BY = b"\x14\x03"
"""A program that knows version 2.0, and file systems like those of Unix."""
_MODE = 0o600 << 16


def archived(site: Site) -> list[str]:
    """The names of the files in the archive, sorted; nothing where there is no stub."""
    return sorted([*site.given.stub_files, *_RUNNER]) if site.given.stub_files else []


def file_of(site: Site, name: str) -> bytes:
    """What a file in the archive says."""
    return _RUNNER[name].read_bytes() if name in _RUNNER else site.given.stub_files[name].data


def member(name: str, data: bytes) -> bytes:
    """A file as it stands in an archive."""
    import zipfile  # noqa: PLC0415  (most edits leave the archive as it is)

    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
        return memory.getvalue()


def directory(members: Sequence[bytes | memoryview]) -> bytes:
    """What stands behind the members of an archive."""
    *starts, end = accumulate(map(len, members), initial=0)
    entries = b"".join(map(_entry, members, starts))
    return entries + pack(_END, b"PK\5\6", 0, 0, len(members), len(members), len(entries), end, 0)


def _entry(one: bytes | memoryview, start: int) -> bytes:
    """The entry of a member: it says again what the member begins with."""
    (length,) = unpack_from("<H", one, 26)
    return b"".join((b"PK\1\2", _MADE_BY, one[4:30], pack("<3H2L", 0, 0, 0, _MODE, start), one[30 : 30 + length]))


def runtime(site: Site) -> Iterator[tuple[str, bytes]]:
    """Pyodide where it is installed; nothing where there is no stub."""
    if site.given.stub_files:
        for name, path in site.options.runtime.items():
            yield f"{ADDRESS}/{name}", path.read_bytes()
