"""What is wrong in `mkdocs.yml` is told with its file, its line and its remedy, by every command and under MkDocs."""

import logging
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from refgen.cli import main
from refgen.cli.serve import Explained
from refgen.config import Lines
from refgen.drift.settings import read_settings
from refgen.mkdocs_plugin import RefgenPlugin
from refgen.settings import OPTIONS, from_options, load_settings

PAGE = """---
title: I::Do, méthode
api_name: I.Do
---
# I::Do, méthode

Fait la chose. Renvoie S_OK.
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A configuration for one French page; not yet written."""
    (tmp_path / "pages" / "fr-fr").mkdir(parents=True)
    (tmp_path / "pages" / "fr-fr" / "do.md").write_text(PAGE, "utf-8")
    return tmp_path / "other.yml"


def write(config: Path, *options: str) -> None:
    """Write the configuration; the first option stands in line 7."""
    head = ["site_name: R", "docs_dir: pages", "theme: material", "plugins:", "- search", "- refgen:"]
    config.write_text("\n".join([*head, *(f"    {option}" for option in options), ""]), "utf-8")


WRONG = {
    "unknown option": (("odd: 1",), 7, "the refgen plugin has no option odd; it has output, "),
    "second option": (("output: build", "odd: 1"), 8, "the refgen plugin has no option odd"),
    "package list": (("package: [x]",), 7, "package is one word, not ['x']"),
    "package keyword": (("package: class",), 7, "the stub cannot be called 'class'"),
    "docstrings list": (("docstrings: [a]",), 7, "docstrings is one word, not ['a']"),
    "output list": (("output: [a]",), 7, "output is one path, not ['a']"),
    "cache mapping": (("cache: {a: b}",), 7, "cache is one path"),
    "jobs": (("jobs: many",), 7, "jobs is a number of processes, not 'many'"),
    "host name": (
        ("host: example.org",),
        7,
        "host is an address such as https://learn.microsoft.com, or '', not 'exam",
    ),
    "host list": (("host: [a]",), 7, "host is an address such as https://learn.microsoft.com, or '', not ['a']"),
    "locales mapping": (("locales: {fr-fr: x}",), 7, "locales is a code such as fr-fr, or a list of them"),
    "locales nested": (("locales: [[fr-fr]]",), 7, "locales is a code such as fr-fr, or a list of them"),
    "drift text": (("drift: nonsense",), 7, "drift takes checks, locales and glossary"),
    "drift option": (("drift:", "  odd: 1"), 8, "drift has no option odd; it has checks, locales, glossary"),
    "drift option of the plugin": (
        ("drift:", "  baseline: a.json"),
        8,
        "drift has no option baseline; it is one of the refgen plugin: write it beside drift, not below",
    ),
    "check among drift options": (
        ("drift:", "  garbled: off"),
        8,
        "no option garbled; it is a check: write it below checks",
    ),
    "locale among drift options": (
        ("drift:", "  fr-FR: {garbled: off}"),
        8,
        "no option fr-FR; it is a locale: write it below locales, or below glossary",
    ),
    "plugin option of drift": (("glossary: {}",), 7, "the refgen plugin has no option glossary; write it below drift"),
    "plugin option of MkDocs": (
        ("site_url: https://example.org",),
        7,
        "has no option site_url; it is one of MkDocs: write it at the top of the file",
    ),
    "plugin option sources": (
        ("sources: a",),
        7,
        "has no option sources; the folder of the pages is docs_dir, at the top",
    ),
    "checks list": (("drift:", "  checks: [a]"), 8, "drift: checks takes checks and their levels"),
    "level list": (("drift:", "  checks:", "    garbled: [a]"), 9, "drift: garbled can be "),
    "level": (("drift: {checks: {quantity: loud}}",), 7, "drift: quantity can be error, "),
    "check": (("drift:", "  checks:", "    nope: off"), 9, "drift: there is no check called nope; "),
    "check nearly": (("drift: {checks: {direction-markers: off}}",), 7, "the nearest are direction-marker"),
    "locales list": (("drift: {locales: [a]}",), 7, "drift: locales takes locales and what is said of each"),
    "locale off": (("drift:", "  locales: {fr-fr: off}"), 8, "drift: locales: fr-fr takes checks and their levels"),
    "locale unknown": (
        ("drift:", "  locales:", "    xx-YY: {garbled: off}"),
        9,
        "no page is in xx-YY; there are fr-fr",
    ),
    "locale twice": (
        ("drift:", "  locales:", "    fr-fr: {garbled: off}", "    fr-FR: {value: off}"),
        10,
        "fr-FR is fr-fr again",
    ),
    "glossary number": (("drift: {glossary: 3}",), 7, "drift: glossary takes locales and what is said of each, not"),
    "glossary file": (("drift: {glossary: nope.yml}",), 7, "drift: glossary takes locales and what is said of each"),
    "glossary terms": (("drift: {glossary: {fr-fr: task}}",), 7, "drift: glossary: fr-fr takes terms and the words"),
    "glossary word": (("drift:", "  glossary: {fr-fr: {task: }}"), 8, "drift: glossary: fr-fr: task needs a word"),
    "glossary term": (("drift:", "  glossary: {fr-fr: {'': x}}"), 8, "drift: glossary: fr-fr: a term is empty"),
    "glossary locale": (("drift: {glossary: {it: {task: attività}}}",), 7, "drift: glossary: no page is in it"),
}
"""Options, the line that is wrong, and what is said."""


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named_with_its_line(case: str, config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options, line, said = WRONG[case]
    write(config, *options)
    assert main(["drift", "--no-cache", "--jobs", "1", "--config", str(config)]) == 2
    message = capsys.readouterr().err
    assert message.startswith(f"refgen: {config}:{line}: ")
    assert said in message
    assert message.count("\n") == 1


@pytest.mark.parametrize("case", ["package list", "output list", "level list", "check", "locale off", "locale unknown"])
def test_mkdocs_says_the_same(case: str, config: Path, caplog: pytest.LogCaptureFixture) -> None:
    options, line, said = WRONG[case]
    write(config, *options)
    with pytest.raises(Abort):
        build(load_config(str(config), site_dir=str(config.parent / "site")))
    assert f"{config}:{line}: " in caplog.text
    assert said in caplog.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plugins: refgen\n", ":1: plugins is a list; write `plugins: [refgen]`"),
        ("plugins:\n- refgen: foo\n", ":2: refgen takes options and their values"),
        ("plugins:\n  refgen:\n    odd: 1\n", ":3: the refgen plugin has no option odd"),
        (
            "plugins:\n  - refgen\nbaseline: a.json\n",
            ":3: MkDocs has no option baseline; it is one of the refgen plugin: write it below refgen, in plugins",
        ),
        (
            "plugins:\n  - refgen:\n    baseline: a.json\n",
            ":3: baseline stands beside refgen in one entry of plugins; indent it further, below refgen, or give it an entry",
        ),
        ("plugins:\n  - odd: 1\n    refgen:\n", ":2: odd stands beside refgen in one entry of plugins"),
        ("site_name: R\ndocs_dir: [a]\n", ":2: docs_dir is one path"),
        ("plugins:\n- refgen:\n    a: [b\n", ": no valid YAML"),
        ("", ": no configuration"),
    ],
)
def test_a_file_that_says_nothing_for_certain_is_an_error(
    text: str, said: str, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_text(text, "utf-8")
    for command in ("model", "drift"):
        assert main([command, "--config", str(config)]) == 2
        message = capsys.readouterr().err
        assert message.startswith(f"refgen: {config}:")
        assert said in message
        assert "<unicode string>" not in message


@pytest.mark.parametrize("locale", ["fr-fr", "fr-FR", "fr_FR", "fr", "FR"])
def test_a_locale_is_known_however_it_is_written(locale: str, config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = config.parent / "pages" / "fr-fr" / "do.md"
    page.write_text(PAGE.replace("S_OK", "MSCorEE. h"), "utf-8")
    run = ["drift", "--no-cache", "--jobs", "1", "--config", str(config), "--fail-on", "info"]
    write(config)
    assert main(run) == 1
    write(config, f"drift: {{locales: {{{locale}: {{split-name: off}}}}}}")
    assert main(run) == 0, capsys.readouterr().out


def test_the_configuration_of_one_locale_stands_while_another_is_looked_at(config: Path) -> None:
    (config.parent / "pages" / "it-it").mkdir()
    (config.parent / "pages" / "it-it" / "do.md").write_text(PAGE, "utf-8")
    write(config, "drift: {locales: {it-it: {split-name: off}}}")
    assert main(["drift", "--no-cache", "--jobs", "1", "--config", str(config), "--locales", "fr-fr"]) == 0


def test_the_documentation_lists_every_option_with_its_default(project: Path) -> None:
    page = (project / "docs" / "configuration.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| ([^|]*) \|$", page, re.MULTILINE))
    assert tuple(rows) == OPTIONS
    values = {name: getattr(from_options({}, Lines(), Path()), name) for name in OPTIONS}
    said = {name: text.strip("`") for name, text in rows.items() if text.startswith("`") and text.endswith("`")}
    assert said == {name: str(values[name]) for name in said}
    assert {name for name, value in values.items() if value} <= said.keys()


def test_the_example_of_the_documentation_can_be_read(project: Path, tmp_path: Path) -> None:
    page = (project / "docs" / "configuration.md").read_text("utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "mkdocs.yml").write_text(example, "utf-8")
    settings = load_settings(tmp_path / "mkdocs.yml", {})
    drift = read_settings(settings.drift)
    assert settings.locales == ("fr-fr", "it-it")
    assert drift.level("date", "de-de") == drift.level("emphasis", "it-it") == "off"
    assert drift.words("fr-fr")["assembly"] == ("assembly", "assemblage")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plugins:\n- refgen:\n  odd: 1\n", ":3: odd stands beside refgen in one entry of plugins"),
        ("plugins:\n- refgen: {}\n- [a]\n", "Config value 'plugins': Invalid Plugins configuration"),
    ],
)
def test_a_server_says_in_our_words_what_mkdocs_only_calls_wrong(text: str, said: str, config: Path) -> None:
    config.write_text(text, "utf-8")
    told = "Config value 'plugins': Invalid Plugins configuration"
    record = logging.LogRecord("mkdocs.config", logging.ERROR, "", 0, told, (), None)
    assert Explained(config).filter(record)
    assert said in record.getMessage()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_name: x\nplugins: [\n", "other.yml:3:1: no valid YAML"),
        (None, "other.yml: No such file or directory"),
        ("site_name: x\ndocs_dir: pages\nplugins: [refgen]\n", "what MkDocs says"),
    ],
)
def test_a_server_tells_a_configuration_that_broke_meanwhile_without_a_traceback(
    text: str | None, said: str, config: Path
) -> None:
    def builder() -> None:
        raise ConfigurationError("what MkDocs says")

    if text is not None:
        config.write_text(text, "utf-8")
    settings = MkDocsConfig(str(config))
    # What raises a SystemExit is told in a line by the server; all else with its traceback.
    server = RefgenPlugin().on_serve(SimpleNamespace(builder=builder), config=settings, builder=builder)  # type: ignore[arg-type]
    with pytest.raises(SystemExit, match=re.escape(said)):
        server.builder()


def test_a_server_that_builds_is_left_alone(config: Path) -> None:
    built: list[int] = []
    settings = MkDocsConfig(str(config))
    server = RefgenPlugin().on_serve(SimpleNamespace(builder=None), config=settings, builder=lambda: built.append(1))  # type: ignore[arg-type]
    server.builder()
    assert built == [1]
