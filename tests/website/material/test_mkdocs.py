"""MkDocs' side: a strict build of a small tree, twice, and a page that changes in between."""

import re
import subprocess
import sys

import pytest
import yaml
from bs4 import BeautifulSoup
from mkdocs.config import load_config

from refgen.website.material.config import site_options
from tests.website.conftest import METHOD, ROOT

NAMES = ("iclrtask-abort-method.md", "iclrtask-interface.md", "iclrtask-reset-method.md")
ELSEWHERE = re.compile(rf"!?\[([^\[\]]*)\]\((?!{'|'.join(NAMES)})[^()\s:]*\)")


@pytest.fixture
def tree(tmp_path):
    """A project with a few of our pages."""
    for locale in ("fr-fr", "zh-cn"):
        target = tmp_path / "sources" / locale / METHOD
        target.parent.mkdir(parents=True)
        for name in NAMES:
            source = (ROOT / "sources" / locale / METHOD).parent / name
            text = source.read_text("utf-8")
            # Links to the pages that are not copied would be broken.
            (target.parent / name).write_text(ELSEWHERE.sub(r"\1", text), "utf-8")
    (tmp_path / "sources" / "fr-fr" / "docs" / "picture.png").write_bytes(b"\x89PNG")
    config = {
        "site_name": "Small",
        "docs_dir": "sources",
        "theme": {"name": "material", "font": False},
        "plugins": [{"refgen": {"jobs": 1}}],
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config))
    return tmp_path


def build(tree, *options):
    command = [sys.executable, "-m", "mkdocs", "build", *(options or ["--strict"])]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False, timeout=200)


def test_a_strict_build_and_one_after_an_edit(tree):
    first = build(tree)
    assert first.returncode == 0, first.stderr
    page = tree / "site" / f"fr-fr/{METHOD}.html"
    assert BeautifulSoup(page.read_bytes(), "html.parser").select_one(".rg-signature")
    assert (tree / "site/assets/refgen/main.js").is_file()
    assert list((tree / "site/assets/stylesheets").glob("main.*.css"))
    assert (tree / "site/fr-fr/docs/picture.png").is_file()
    source = tree / "sources/fr-fr" / f"{METHOD}.md"
    source.write_text(source.read_text("utf-8").replace("Demande au", "Prie le"), "utf-8")
    second = build(tree)
    assert second.returncode == 0, second.stderr
    # The page, and its interface's, which shows the method's summary.
    assert "3 pages, 2 of them made anew" in second.stderr
    assert "Prie le" in page.read_text("utf-8")


def test_an_anchor_that_a_translation_has_changed_is_drift_and_told(tree):
    for locale, anchor in (("en-us", "remarks"), ("fr-fr", "remarques")):
        folder = tree / "sources" / locale / "docs"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "a.md").write_text(f"# A\n\n[B](b.md#{anchor})\n")
        (folder / "b.md").write_text('# B\n\n## <a name="remarks"></a>C\n')
    done = build(tree)
    assert done.returncode == 0, done.stderr
    assert "link that has drifted: fr-fr/docs/a.md:3: the link b.html#remarques" in done.stderr


@pytest.mark.parametrize("how", ["--strict", "--clean"])
@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("plugins:", "baseline: x\nplugins:", "MkDocs has no option baseline; it is one of the refgen plugin"),
        ("jobs: 1", "jbos: 1", "the refgen plugin has no option jbos; it has output, "),
        ("jobs: 1", "jobs: many", "jobs is a number of processes, not 'many'; 0 is one a core"),
    ],
)
def test_a_wrong_option_is_told_with_its_line_before_anything_is_built(tree, was, now, said, how):
    file = tree / "mkdocs.yml"
    text = file.read_text().replace(was, now)
    file.write_text(text)
    line = next(number for number, one in enumerate(text.splitlines(), 1) if now.splitlines()[0] in one)
    failed = build(tree, how)
    assert failed.returncode != 0
    assert f"{file}:{line}: {said}" in failed.stderr
    assert not (tree / "site").exists()


def test_another_theme_is_refused(tree):
    config = yaml.safe_load((tree / "mkdocs.yml").read_text())
    (tree / "mkdocs.yml").write_text(yaml.safe_dump({**config, "theme": "mkdocs"}))
    failed = build(tree)
    assert failed.returncode != 0
    assert "theme: material" in failed.stderr + failed.stdout
    assert "Traceback" not in failed.stderr


@pytest.mark.parametrize(
    ("named", "url"), [(None, ""), ("https://example.org/reference", "https://example.org/reference/")]
)
def test_our_own_address_comes_from_the_environment(monkeypatch, named, url):
    if named:
        monkeypatch.setenv("SITE_URL", named)
    else:
        monkeypatch.delenv("SITE_URL", raising=False)
    assert site_options(load_config(str(ROOT / "mkdocs.yml"))).url == url
