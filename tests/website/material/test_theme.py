"""What a project lays over the theme: its templates and its sheets, beside ours."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config

from refgen.errors import UsageError
from refgen.stages.site.frame import load_frame
from refgen.website.frame.shell import HOLES
from refgen.website.material.files import extra_files, theme_paths
from refgen.website.material.shells import make_shells
from tests.website.conftest import METHOD, ROOT

OVERRIDE = """{% extends "base.html" %}
{% block announce %}{% include "partials/_banner.html" %}{% endblock %}
{% block extrahead %}<link rel="stylesheet" href="{{ 'css/own.css' | url }}">{% endblock %}
"""
OWN_SHEET = ".nowhere-else{background:url(../img/x.png);color:var(--md-code-hl-function-color)}"
FILES = {
    "main.html": OVERRIDE,
    "partials/_banner.html": "<p>Read the news</p>",
    "css/own.css": OWN_SHEET,
}


@pytest.fixture
def project(tmp_path):
    """A project with an override of the kind that Material's own documentation shows."""
    source = ROOT / "sources" / "fr-fr" / f"{METHOD}.md"
    target = tmp_path / "sources" / "fr-fr" / f"{METHOD}.md"
    target.parent.mkdir(parents=True)
    # the page is alone here: what it links to is not
    target.write_text(re.sub(r"\[([^\[\]]*)\]\([^()]*\.md\)", r"\1", source.read_text("utf-8")), "utf-8")
    write(tmp_path / "theme", FILES)
    config = {
        "site_name": "Small",
        "docs_dir": "sources",
        "theme": {"name": "material", "font": False, "custom_dir": "theme"},
        "extra_css": ["css/extra.css"],
        "plugins": [{"refgen": {"jobs": 1}}],
    }
    write(tmp_path / "sources", {"css/extra.css": ".c{y:z}"})
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config))
    return tmp_path


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def shell_of(project):
    return make_shells(load_config(str(project / "mkdocs.yml")), ["fr-fr"])["fr-fr"]


def joined(shell):
    ((_, css),) = [(name, data) for name, data in shell.assets.items() if name.endswith(".css")]
    return css.decode()


def test_the_shortest_configuration_has_both_colour_schemes_and_asks_no_other_host(project):
    config = yaml.safe_load((project / "mkdocs.yml").read_text())
    (project / "mkdocs.yml").write_text(yaml.safe_dump({**config, "theme": "material"}))
    shell = shell_of(project)
    html = "".join(shell.pieces)
    assert 'data-md-color-scheme="default" data-md-color-primary="indigo"' in html
    assert "fonts.g" not in html
    assert "<style>" not in html
    assert "[data-md-color-scheme=slate]{" in joined(shell)


def test_a_site_is_built_below_the_usual_override(project):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    ended = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, timeout=200)
    assert ended.returncode == 0, ended.stderr
    page = (project / "site/fr-fr" / f"{METHOD}.html").read_text("utf-8")
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]*)"', page)
    assert [sheet.rpartition("/")[2] for sheet in sheets[1:]] == ["extra.css", "own.css"]
    assert "assets/refgen/style-" in sheets[0]
    assert "Read the news" in page
    assert "rg-signature" in page
    assert (project / "site/css/own.css").read_text("utf-8") == OWN_SHEET
    assert (project / "site/css/extra.css").read_text("utf-8") == ".c{y:z}"


def test_our_page_has_its_holes_and_its_sheet_below_an_override(project):
    shell = shell_of(project)
    assert set(shell.pieces[1::2]) == HOLES
    assert ".rg-signature" in joined(shell)


def test_a_configuration_is_left_as_it_was(project):
    config = load_config(str(project / "mkdocs.yml"))
    before = dict(config.extra), config.theme.get("language")
    make_shells(config, ["fr-fr", "zh-cn"])
    assert (dict(config.extra), config.theme.get("language")) == before


def test_sheets_of_the_project_are_neither_joined_nor_cut(project):
    shell = shell_of(project)
    assert "nowhere-else" not in joined(shell)
    assert "--md-code-hl-function-color:" in joined(shell), "what only the project's sheet asks for stays"
    assert "".join(shell.pieces).count('rel="stylesheet"') == 3
    theme = dict(theme_paths(load_config(str(project / "mkdocs.yml"))))
    assert theme["css/own.css"].read_text() == OWN_SHEET


def test_an_override_of_our_own_sheet_takes_its_place(project):
    write(project / "theme", {"assets/refgen/refgen.css": ".mine{background:url('a.png')}"})
    css = joined(shell_of(project))
    assert css.endswith(".mine{background:url('a.png')}")
    assert ".rg-signature" not in css


@pytest.mark.parametrize("theme", [{}, {"theme": "readthedocs"}])
def test_a_theme_of_mkdocs_itself_is_refused_with_a_remedy(project, theme):
    config = yaml.safe_load((project / "mkdocs.yml").read_text())
    (project / "mkdocs.yml").write_text(yaml.safe_dump({one: config[one] for one in config if one != "theme"} | theme))
    with pytest.raises(UsageError, match=r"mkdocs\.yml: .*; write `theme: material`"):
        shell_of(project)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% extends 'base.html' %}{% block %}", "main.html:1"),
        ("{{ page.meta.x }}", "main.html:1"),
        ("<p>", "main.html: .*{% extends"),
    ],
)
def test_a_template_that_cannot_be_rendered_is_named(project, text, said):
    write(project / "theme", {"main.html": text})
    with pytest.raises(UsageError, match=said):
        shell_of(project)


def test_the_theme_is_made_of_all_files_of_the_project(project):
    write(project / "theme", {".hidden/x.html": "", "_parts/y.html": ""})
    known = {
        path.relative_to(project).as_posix()
        for path in map(Path, load_frame(load_config(str(project / "mkdocs.yml")), (), "").around.paths())
        if path.is_relative_to(project) and path.is_file()
    }
    theirs = {f"theme/{name}" for name in (*FILES, ".hidden/x.html", "_parts/y.html")}
    assert known == theirs | {"sources/css/extra.css"}


def test_the_projects_own_files_are_copied_from_nowhere_else(project):
    write(project, {"outside.css": ""})
    changed = {"extra_css": ["css/extra.css", "../outside.css", "https://example.org/x.css", "css/none.css"]}
    config = {**yaml.safe_load((project / "mkdocs.yml").read_text()), **changed}
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config))
    loaded = load_config(str(project / "mkdocs.yml"))
    assert dict(extra_files(loaded)) == {"css/extra.css": (project / "sources/css/extra.css").resolve()}
    assert dict(theme_paths(loaded))["css/extra.css"].read_bytes() == b".c{y:z}"
