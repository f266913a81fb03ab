"""What a run is told: `plugins: - refgen:` in `mkdocs.yml`, and the command line, which overrides it."""

import keyword
import os
import sys
from collections.abc import Mapping
from dataclasses import field, fields, replace
from pathlib import Path
from typing import Any

from refgen.config import CONFIG_FILE, Lines
from refgen.dataclass import dataclass
from refgen.errors import UsageError
from refgen.locales import normalize_code
from refgen.text.late import late

PLUGIN = "refgen"


@dataclass(frozen=True)
class Settings:
    """One run. Paths are as given or, from the configuration file, relative to its folder."""

    sources: Path = Path("sources")
    """Root of the pages; `docs_dir` of MkDocs."""
    output: Path = Path("build")
    """Folder for everything that is made."""
    locales: tuple[str, ...] = ()
    """Only these; empty means all that there are."""
    package: str = "unmanaged"
    """Name of the stub package."""
    docstrings: str = "en-us"
    """Locale of the stub's docstrings."""
    stub: Path | None = None
    """Folder of the stub package; None means `stub` below the output."""
    jobs: int = 0
    """Processes; 0 means one a core."""
    cache: Path | None = None
    """Folder of stored results; None keeps nothing."""
    overlay: Path | None = None
    """File of people's decisions on rules; None means `decisions.json` in the source root."""
    baseline: Path | None = None
    """File of drift findings that are accepted."""
    source_git: Path | None = None
    """Checkout of the English pages with its history."""
    history: Path | None = None
    """JSON-lines file of dated summaries that the site draws as a trend; `refgen drift --history` appends to it."""
    host: str = "https://learn.microsoft.com"
    """Publisher's host, for links that start at its root; '' shows them as text."""
    drift: Mapping[str, Any] = field(default_factory=dict)
    """Severities and checks, as `refgen.drift` reads them."""
    config_file: Path | None = None
    """The `mkdocs.yml` that the settings came from."""
    lines: Lines = field(default=Lines(), repr=False, compare=False)
    """Where the options stand in it, for messages."""

    @property
    def decisions(self) -> Path:
        """File of people's decisions on rules, whether or not it exists."""
        return self.overlay or self.sources / "decisions.json"


CACHE = ".refgen-cache"
"""Folder of stored results where nobody names another, below that of the configuration, or else the one that a user is in."""
_HOST = late(r"https?://[^\s/]+/?")
_PATHS = {"output", "cache", "overlay", "baseline", "source_git", "history", "stub"}
OPTIONS = tuple(one.name for one in fields(Settings) if one.name not in {"sources", "config_file", "lines"})
"""What may stand under the plugin in `mkdocs.yml`, or in a mapping of overrides (there, `sources` too)."""
DRIFT_OPTIONS = ("checks", "locales", "glossary")
"""What may stand under `drift`."""
_OF_MKDOCS = frozenset({
    "copyright", "docs_dir", "edit_uri", "extra", "extra_css", "extra_javascript", "nav", "plugins", "remote_branch", "repo_name",
    "repo_url", "site_author", "site_description", "site_dir", "site_name", "site_url", "strict", "theme", "use_directory_urls", "watch",
})  # fmt: skip
"""Settings of MkDocs that a site of ours has use for, or that may be taken for one of ours."""


def load_settings(config_file: Path | None, overrides: Mapping[str, Any]) -> Settings:
    """Settings of a configuration file; where None is given, of `find_config`.

    Overrides with the value None are not set.

    Raises:
        UsageError: the file is missing or not readable, or has an option that there is not.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    path = config_file or find_config(given.get("sources"))
    settings = Settings(cache=Path(CACHE))
    if path is not None:
        config, lines = _read(path)
        settings = from_options(*_plugin_options(config, lines), path.parent)
        settings = replace(settings, sources=_pages_of(path, config, lines), config_file=path)
    settings = replace(settings, **given)
    _check_package(settings.package)
    return settings


def find_config(sources: Path | None) -> Path | None:
    """The `mkdocs.yml` of this folder, if there is one; for a given source root, only where it is about that root.

    Other people's pages are not to be judged, nor named, by what this folder says of its own.
    """
    path = Path(CONFIG_FILE)
    if not path.is_file():
        return None
    if sources is None or os.path.realpath(_pages_of(path, *_read(path))) == os.path.realpath(sources):
        return path
    return None


def check_sources(settings: Settings, *, is_named: bool) -> None:
    """Look whether there is a source root, before anything is done with it; `is_named` where the command line names it.

    Raises:
        UsageError: there is none; what to do depends on who has named it.
    """
    if wrong := wrong_root(settings.sources):
        name = "name the folder that holds the locales' pages with --sources DIR"
        if "PRE_COMMIT" in os.environ:
            remedy = f"{name}, in .pre-commit-config.yaml as `args: [--sources, DIR]` of the hook"
        elif is_named:
            remedy = "name the folder that holds the locales' pages: one that has a folder such as fr-fr in it"
        elif settings.config_file is not None:
            where = replace(settings.lines, base=()).at("docs_dir")
            remedy = f"correct docs_dir in {where}, or {name}"
        else:
            remedy = f"go to the folder that it is in, or {name}"
        raise UsageError(f"{settings.sources}: {wrong}; {remedy}")


def wrong_root(root: Path) -> str:
    """Why a path cannot be a source root; '' where it can."""
    if root.is_dir():
        return ""
    return "this is a file" if root.exists() else "there is no such folder"


def _read(path: Path) -> tuple[Mapping[str, Any], Lines]:
    from refgen.config_file import read_config  # noqa: PLC0415  (PyYAML takes long to import)

    return read_config(path)


def plugin_lines(path: Path) -> Lines:
    """Where the options of the plugin stand in a file that MkDocs has read."""
    return _plugin_options(*_read(path))[1]


def from_options(options: Mapping[str, Any], lines: Lines, base: Path) -> Settings:
    """Settings of the plugin's options, which stand at `lines`; relative paths start at `base`.

    Raises:
        UsageError: there is no such option, or it cannot have this value.
    """
    values: dict[str, Any] = {"cache": base / CACHE, "output": base / "build", "lines": lines}
    for name, value in options.items():
        if name not in OPTIONS:
            belongs = _home_of(name) or f"it has {', '.join(OPTIONS)}"
            raise UsageError(f"{lines.at(name)}: the refgen plugin has no option {name}; {belongs}")
        if value is not None and (value != "" or name == "host"):
            values[name] = _value(name, value, base, lines)
    return Settings(**values)


def _home_of(name: str) -> str:
    """Where in the file an option belongs that is none of the plugin; '' where it is none at all."""
    if name in DRIFT_OPTIONS:
        return "write it below drift"
    if name == "sources":
        return "the folder of the pages is docs_dir, at the top of the file"
    return "it is one of MkDocs: write it at the top of the file" if name in _OF_MKDOCS else ""


def _value(name: str, value: object, base: Path, lines: Lines) -> object:
    """The value of an option, which YAML may have made anything of."""
    where = lines.at(name)
    if name == "drift":
        if not isinstance(value, Mapping):
            raise UsageError(f"{where}: drift takes checks, locales and glossary, not {value!r}")
        return value
    if name == "locales":
        codes = value if isinstance(value, list) else [value]
        return tuple(
            normalize_code(_word(f"{name} is a code such as fr-fr, or a list of them", one, where)) for one in codes
        )
    if name in _PATHS:
        return base / _word(f"{name} is one path", value, where)
    if name == "host":
        if not (isinstance(value, str) and (not value or _HOST.fullmatch(value))):
            raise UsageError(f"{where}: host is an address such as https://learn.microsoft.com, or '', not {value!r}")
        return value.rstrip("/")
    if name == "jobs":
        text = _word("jobs is a number of processes", value, where)
        if not text.isdecimal():
            raise UsageError(f"{where}: jobs is a number of processes, not {text!r}; 0 is one a core")
        return int(text)
    word = _word(f"{name} is one word", value, where)
    if name == "package":
        _check_package(word, f"{where}: ")
    return word


def _word(rule: str, value: object, where: str) -> str:
    if isinstance(value, list | Mapping):
        raise UsageError(f"{where}: {rule}, not {value!r}")
    return str(value)


def _plugin_options(config: Mapping[str, Any], lines: Lines) -> tuple[Mapping[str, Any], Lines]:
    """The options under `plugins: - refgen:`, and where they stand; none where the plugin has none."""
    plugins = config.get("plugins") or ()
    if isinstance(plugins, str):
        raise UsageError(f"{lines.at('plugins')}: plugins is a list; write `plugins: [{plugins}]`")
    listed = [((), plugins)] if isinstance(plugins, dict) else [((number,), one) for number, one in enumerate(plugins)]
    for keys, plugin in listed:
        if isinstance(plugin, dict) and PLUGIN in plugin:
            _check_entry(plugin, lines.below("plugins", *keys), is_listed=bool(keys))
            own, options = lines.below("plugins", *keys, PLUGIN), plugin[PLUGIN] or {}
            if not isinstance(options, dict):
                raise UsageError(f"{own.at()}: refgen takes options and their values, not {options!r}")
            _check_top(config, lines)
            return options, own
        if plugin == PLUGIN:
            _check_top(config, lines)
    return {}, lines.below("plugins")


def _check_entry(entry: Mapping[str, Any], lines: Lines, *, is_listed: bool) -> None:
    """Look whether something stands beside the plugin in its entry of a list: MkDocs would only call all plugins invalid."""
    beside = next((name for name in entry if name != PLUGIN), None)
    if is_listed and beside is not None:
        remedy = f"indent it further, below {PLUGIN}, or give it an entry of its own"
        raise UsageError(f"{lines.at(beside)}: {beside} stands beside {PLUGIN} in one entry of plugins; {remedy}")


def _check_top(config: Mapping[str, Any], lines: Lines) -> None:
    """Look whether options of the plugin stand beside it, where nobody reads them."""
    astray = next((name for name in config if name in OPTIONS), None)
    if astray is not None:
        belongs = "it is one of the refgen plugin: write it below refgen, in plugins"
        raise UsageError(f"{lines.at(astray)}: MkDocs has no option {astray}; {belongs}")


def _pages_of(path: Path, config: Mapping[str, Any], lines: Lines) -> Path:
    return path.parent / _word("docs_dir is one path", config.get("docs_dir", "docs"), lines.at("docs_dir"))


def _check_package(name: str, where: str = "") -> None:
    if not name.isidentifier() or keyword.iskeyword(name) or name in sys.stdlib_module_names or name == PLUGIN:
        raise UsageError(f"{where}the stub cannot be called {name!r}: take a Python name that no other package has")
