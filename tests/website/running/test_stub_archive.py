"""The archive of the stub is what `zipfile` makes, though each file in it is compressed by itself."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from refgen.website.running.stub_archive import directory, member

NAMES = st.text("abé/_.", min_size=1, max_size=8).filter(lambda name: not name.startswith("/"))


@given(files=st.dictionaries(NAMES, st.binary(max_size=400), max_size=6))
def test_the_archive_is_that_of_zipfile(files):
    members = [member(name, data) for name, data in files.items()]
    made = b"".join((*members, directory(members)))
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    assert made == memory.getvalue()
