"""The stub as one archive, the same bytes for the same files, and Python for the browser."""

import io
import zipfile
from collections.abc import Iterator, Mapping

from refgen.installation import ROOT
from refgen.website.running.runtime import ADDRESS
from refgen.website.site.view import Site

_EPOCH = (1980, 1, 1, 0, 0, 0)
_RUNNER = ("website/running/playground.py", "website/sentences/name.py")
"""What runs examples in the browser, below the package `refgen`: in the archive its folders need no `__init__.py`."""


def stub_archive(site: Site) -> Iterator[tuple[str, bytes]]:
    """`assets/stub.zip`, and Pyodide where it is installed; nothing where there is no stub."""
    if site.given.stub_files:
        runner = ((ROOT / name).read_bytes() for name in _RUNNER)
        yield "assets/stub.zip", _archive(site.given.stub_files, *runner)
        for name, path in site.options.runtime.items():
            yield f"{ADDRESS}/{name}", path.read_bytes()


def _archive(stub_files: Mapping[str, bytes], *runner: bytes) -> bytes:
    files = {**stub_files, **{f"refgen/{name}": data for name, data in zip(_RUNNER, runner, strict=True)}}
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), files[name], zipfile.ZIP_DEFLATED)
    return memory.getvalue()
