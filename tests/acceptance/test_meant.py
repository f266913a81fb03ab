"""What a name's ending and a bare language mean on the command line, and where they mean nothing, or two things."""

import shutil
from pathlib import Path

import pytest

from refgen.cli import main
from tests.acceptance.repository import ENGLISH

STUB = Path("build") / "stub"


@pytest.fixture
def sources(trees: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """French and English pages, in the working directory."""
    root = trees[1]
    (root / "en-us").mkdir()
    (root / "en-us" / "do.md").write_text(ENGLISH, "utf-8")
    monkeypatch.chdir(root.parent)
    return root


def run(sources: Path, command: str, *arguments: str) -> int:
    return main([command, "--no-cache", "--sources", str(sources), *arguments])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "export --output a.xlf --format po",
            "says xliff, and --format says po; let the name end in .po, or leave --format out",
        ),
        ("export --output a.PO --format xliff", "says po, and --format says xliff; let the name end in .xlf or .xliff"),
        ("export --output a.tmx --format po", "says tmx, and --format says po"),
        ("drift --output a.html --format json", "says html, and --format says json; let the name end in .json"),
        (
            "drift --output a.json --format junit",
            "says json or sarif, and --format says junit; let the name end in .xml",
        ),
    ],
)
def test_a_name_that_says_another_format_is_refused(
    asked: str, said: str, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *options = asked.split()
    locale = ["--locale", "fr-fr"] if command == "export" else []
    assert run(sources, command, *locale, *options) == 2
    assert said in capsys.readouterr().err
    assert not Path(options[1]).exists()


@pytest.mark.parametrize(
    ("command", "name", "form", "begins"),
    [
        ("export", "a.xliff", "xliff", "<?xml"),
        ("export", "a.txt", "po", 'msgid ""'),
        ("drift", "a.json", "", "{"),
        ("drift", "a.json", "sarif", "{"),
        ("drift", "a.sarif", "", "{"),
        ("drift", "a.HTML", "", "<section"),
        ("drift", "a.xml", "", "<?xml"),
        ("drift", "a.html.new", "html", "<section"),
        ("drift", "a.txt", "", "no drift"),
        ("drift", "a.txt", "json", "{"),
        ("drift", "report", "", "no drift"),
    ],
)
def test_a_name_that_says_the_format_or_none_is_written(
    command: str, name: str, form: str, begins: str, sources: Path
) -> None:
    locale = ["--locale", "fr-fr"] if command == "export" else []
    asked = ["--format", form] if form else []
    assert run(sources, command, *locale, *asked, "--output", name) == 0
    assert Path(name).read_text("utf-8").lower().startswith(begins.lower())


@pytest.mark.parametrize("code", ["fr", "FR", "fr-fr", "fr_FR"])
def test_a_language_is_the_only_locale_that_it_has(
    code: str, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(sources, "export", "--locale", code, "--output", "a.xlf") == 0
    assert "in fr-fr" in capsys.readouterr().err
    assert run(sources, "stub", "--locale", code, "--output", str(STUB)) == 0
    shutil.copytree(STUB, "other")
    assert run(sources, "stub", "--locale", "fr-fr", "--output", str(STUB)) == 0
    assert [path.read_bytes() for path in sorted(STUB.rglob("*.py"))] == [
        path.read_bytes() for path in sorted(Path("other").rglob("*.py"))
    ]


@pytest.mark.parametrize(
    ("code", "exported", "stubbed"),
    [
        ("fr", "has translations into fr-ca and fr-fr; name one of them instead of fr", "pages in fr-ca and fr-fr;"),
        ("fr-be", "has no translations into fr-be; it has fr-ca, fr-fr", "there are en-us, fr-ca, fr-fr"),
        ("de", "has no translations into de; it has fr-ca, fr-fr", "there are en-us, fr-ca, fr-fr"),
    ],
)
def test_a_language_of_several_locales_or_none_is_told_with_those_there_are(
    code: str, exported: str, stubbed: str, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(sources / "fr-fr", sources / "fr-ca")
    assert run(sources, "export", "--locale", code, "--output", "a.xlf") == 2
    assert exported in capsys.readouterr().err
    assert run(sources, "stub", "--locale", code, "--output", str(STUB)) == 2
    assert stubbed in capsys.readouterr().err


@pytest.mark.parametrize(
    ("said", "locales", "wanted"),
    [
        ("fr", "", "fr-fr"),
        ("fr_FR", "", "fr-fr"),
        ("fr-fr", "fr-fr", "fr-fr"),
        ("fr", "fr-fr", "fr-fr"),
        ("fr-fr", "en-us", "en-us"),  # a run over others says nothing of what the pages of all have
    ],
)
def test_docstrings_that_are_configured_are_in_the_only_locale_of_their_language(
    said: str, locales: str, wanted: str, sources: Path
) -> None:
    only = ["--locales", locales] if locales else []
    assert run(sources, "stub", *only, "--locale", wanted, "--output", "wanted") == 0
    write_config(said)
    assert main(["stub", "--no-cache", *only, "--output", str(STUB)]) == 0
    assert [path.read_bytes() for path in sorted(STUB.rglob("*.py"))] == [
        path.read_bytes() for path in sorted(Path("wanted").rglob("*.py"))
    ]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("xx", "docstrings: xx: no page is in it; there are en-us, fr-ca, fr-fr"),
        ("fr", "docstrings: fr: there are pages in fr-ca and fr-fr; name one of them"),
    ],
)
@pytest.mark.parametrize("command", ["build", "stub"])
def test_docstrings_that_are_configured_in_no_locale_or_several_are_told(
    command: str, code: str, said: str, sources: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(sources / "fr-fr", sources / "fr-ca")
    write_config(code)
    assert main([command, "--no-cache", "--jobs", "1"]) == 2
    message = capsys.readouterr().err
    assert f"mkdocs.yml:7: {said}" in message


def write_config(docstrings: str) -> None:
    """The configuration of the working directory."""
    head = ["site_name: R", "docs_dir: pages", "theme: material", "plugins:", "- search", "- refgen:"]
    Path("mkdocs.yml").write_text("\n".join([*head, f"    docstrings: {docstrings}", ""]), "utf-8")


def test_a_tool_may_keep_only_the_language_of_a_hand_off(sources: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(sources, "export", "--locale", "fr-fr", "--output", "a.xlf") == 0
    file = Path("a.xlf")
    text = file.read_text("utf-8").replace('trgLang="fr-FR"', 'trgLang="fr"').replace("Renvoie", "Retourne")
    file.write_text(text, "utf-8")
    assert run(sources, "import", str(file), "--dry-run") == 0
    assert "1 translation would go into 1 file" in capsys.readouterr().out
    shutil.copytree(sources / "fr-fr", sources / "fr-ca")
    assert run(sources, "import", str(file), "--dry-run") == 2
    assert "a.xlf is in fr; " in capsys.readouterr().err
