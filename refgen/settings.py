"""What a run is told: `plugins: - refgen:` in `mkdocs.yml`, and the command line, which overrides it."""

import keyword
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import yaml

from refgen.errors import UsageError
from refgen.locales import normalize_code

CONFIG_FILE = "mkdocs.yml"
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
    drift: Mapping[str, Any] = field(default_factory=dict)
    """Severities and checks, as `refgen.drift` reads them."""
    config_file: Path | None = None
    """The `mkdocs.yml` that the settings came from."""

    @property
    def decisions(self) -> Path:
        """File of people's decisions on rules, whether or not it exists."""
        return self.overlay or self.sources / "decisions.json"


_PATHS = {"output", "cache", "overlay", "baseline", "source_git", "history", "stub"}
OPTIONS = tuple(one.name for one in fields(Settings) if one.name not in {"sources", "config_file"})
"""What may stand under the plugin in `mkdocs.yml`, or in a mapping of overrides (there, `sources` too)."""


def load_settings(config_file: Path | None, overrides: Mapping[str, Any]) -> Settings:
    """Settings of a configuration file; where None is given, of `find_config`.

    Overrides with the value None are not set.

    Raises:
        UsageError: the file is missing or not readable, or has an option that there is not.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    path = config_file or find_config(given.get("sources"))
    settings = Settings(cache=Path(".refgen-cache"))
    if path is not None:
        config = _read(path)
        settings = from_options(plugin_options(config, str(path)), path.parent, str(path))
        settings = replace(settings, sources=_pages_of(path, config), config_file=path)
    return _checked(replace(settings, **given))


def find_config(sources: Path | None) -> Path | None:
    """The `mkdocs.yml` of this folder, if there is one; for a given source root, only where it is about that root.

    Other people's pages are not to be judged, nor named, by what this folder says of its own.
    """
    path = Path(CONFIG_FILE)
    if not path.is_file():
        return None
    if sources is None or _real(_pages_of(path, _read(path))) == _real(sources):
        return path
    return None


def _pages_of(path: Path, config: Mapping[str, Any]) -> Path:
    return path.parent / str(config.get("docs_dir", "docs"))


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def from_options(options: Mapping[str, Any], base: Path, where: str = CONFIG_FILE) -> Settings:
    """Settings of the plugin's options, which stand in the file `where`; relative paths start at `base`."""
    unknown = sorted(set(options) - set(OPTIONS))
    if unknown:
        raise UsageError(f"{where}: the refgen plugin has no option {unknown[0]}; it has {', '.join(OPTIONS)}")
    values: dict[str, Any] = {"cache": base / ".refgen-cache", "output": base / "build"}
    for name, value in options.items():
        if value in (None, ""):
            continue
        if name in _PATHS:
            values[name] = base / str(value)
        elif name == "locales":
            values[name] = tuple(normalize_code(str(code)) for code in ([value] if isinstance(value, str) else value))
        elif name == "jobs":
            values[name] = _count(value, where)
        elif name == "drift" and not isinstance(value, dict):
            raise UsageError(f"{where}: drift takes checks and locales, not {value!r}")
        else:
            values[name] = value
    return _checked(Settings(**values))


def plugin_options(config: Mapping[str, Any], where: str = CONFIG_FILE) -> Mapping[str, Any]:
    """The options under `plugins: - refgen:`; empty where the plugin has none."""
    plugins = config.get("plugins") or ()
    for plugin in [plugins] if isinstance(plugins, dict) else plugins:
        if isinstance(plugin, dict) and PLUGIN in plugin:
            options = plugin[PLUGIN] or {}
            if not isinstance(options, dict):
                raise UsageError(f"{where}: refgen takes options and their values, not {options!r}")
            return options
    return {}


def _checked(settings: Settings) -> Settings:
    name = settings.package
    if not name.isidentifier() or keyword.iskeyword(name) or name in sys.stdlib_module_names or name == "refgen":
        raise UsageError(f"the stub cannot be called {name!r}: take a Python name that no other package has")
    return settings


def _count(value: object, where: str) -> int:
    text = str(value)
    if not text.isdigit():
        raise UsageError(f"{where}: jobs is a number of processes, not {text!r}")
    return int(text)


def _read(path: Path) -> Mapping[str, Any]:
    try:
        # BaseLoader: MkDocs allows tags (`!ENV`) that mean nothing here, and nothing is to be constructed.
        config = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}; name a configuration file with --config") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{path}{_reason(error)}") from error
    if not isinstance(config, dict):
        raise UsageError(f"{path}: no configuration: it must have keys and values")
    return config


def _reason(error: Exception) -> str:
    """Where the YAML ends to be any, and what to do; the library would call the file by the string that it was given."""
    mark = getattr(error, "problem_mark", None)
    place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
    said = getattr(error, "problem", None) or error
    return f"{place}: no valid YAML: {said}; correct the file there: mind the indentation, and quote what holds colons"
