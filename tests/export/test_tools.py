"""Other people's tools read what is written, and what they write is taken back; each test runs where its tool is."""

import shutil
import subprocess
from pathlib import Path

import pytest

from refgen.align import AlignedPage
from refgen.export import plan_page, read_handoff, write_handoff
from tests.export.pages import aligned, handoff_of
from tests.export.test_take_back import ENGLISH, FRENCH

pytestmark = pytest.mark.filterwarnings("ignore")  # those of the tools are theirs


@pytest.fixture(scope="module")
def page() -> AlignedPage:
    return aligned({"en-us": ENGLISH, "fr-fr": FRENCH})


def written(page: AlignedPage, form: str, path: Path) -> Path:
    path.write_bytes(write_handoff(handoff_of(page, "fr-fr"), form))
    return path


def check_taken(page: AlignedPage, path: Path) -> None:
    plan = plan_page(page, "fr-fr", read_handoff(path.read_bytes(), path.name).portions)
    assert (plan.taken, plan.problems) == (1, ())
    assert plan.data is not None
    assert plan.data.decode().endswith(FRENCH.replace("phrase de `code`", "fois du `code`"))


def test_gettext_finds_nothing_wrong(page: AlignedPage, tmp_path: Path) -> None:
    msgfmt = shutil.which("msgfmt")
    if msgfmt is None:
        pytest.skip("msgfmt of GNU gettext is not on this machine")
    path = written(page, "po", tmp_path / "x.po")
    done = subprocess.run([msgfmt, "-c", "-o", str(tmp_path / "x.mo"), str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_polib_changes_a_message(page: AlignedPage, tmp_path: Path) -> None:
    polib = pytest.importorskip("polib", reason="polib is not installed")
    path = written(page, "po", tmp_path / "x.po")
    catalog = polib.pofile(str(path))
    (entry,) = (one for one in catalog if one.msgid == "First `code` sentence.")
    entry.msgstr = entry.msgstr.replace("phrase de", "fois du")
    catalog.save()
    check_taken(page, path)


def test_the_translate_toolkit_changes_a_segment(page: AlignedPage, tmp_path: Path) -> None:
    xliff2 = pytest.importorskip("translate.storage.xliff2", reason="the Translate Toolkit is not installed")
    path = written(page, "xliff", tmp_path / "x.xlf")
    store = xliff2.Xliff2File.parsefile(str(path))
    (unit,) = (one for one in store.units if str(one.source).startswith("First"))
    rich = unit.rich_target
    rich[0].sub[0].sub[0] = rich[0].sub[0].sub[0].replace("phrase de", "fois du")
    unit.rich_target = rich
    store.savefile(str(path))
    check_taken(page, path)


def test_the_translate_toolkit_reads_the_memory(page: AlignedPage, tmp_path: Path) -> None:
    tmx = pytest.importorskip("translate.storage.tmx", reason="the Translate Toolkit is not installed")
    store = tmx.tmxfile.parsefile(str(written(page, "tmx", tmp_path / "x.tmx")))
    assert ("It failed.", "Échec.") in {(one.source, one.target) for one in store.units}
