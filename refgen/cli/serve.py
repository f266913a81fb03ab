"""`refgen serve`: the website, rebuilt when a page is saved."""

import argparse
import json
from pathlib import Path

from mkdocs.commands.serve import serve

from refgen.errors import UsageError
from refgen.output import write_file
from refgen.settings import CONFIG_FILE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to serve, and where."""
    parser.add_argument(
        "--sources", type=Path, metavar="DIR", help="root of the pages (default: docs_dir of mkdocs.yml)"
    )
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="configuration (default: mkdocs.yml of this folder)"
    )
    parser.add_argument(
        "--output", type=Path, default=Path("build"), metavar="DIR", help="with --sources: default: build"
    )
    parser.add_argument("--address", metavar="HOST:PORT", default="127.0.0.1:8000", help="default: 127.0.0.1:8000")


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    config = arguments.config or Path(CONFIG_FILE)
    if arguments.sources:
        config = write_config(arguments.sources, arguments.output)
    if not config.is_file():
        raise UsageError(f"{config}: there is no configuration; name the pages with --sources, or write one")
    serve(config_file=str(config), dev_addr=arguments.address)
    return 0


def write_config(sources: Path, output: Path) -> Path:
    """A configuration for pages that have none, below the output folder; MkDocs reads it again after each change."""
    if not sources.is_dir():
        raise UsageError(f"{sources}: there is no such folder; name the folder that holds the locales' pages")
    content = {
        "site_name": "Reference",
        "docs_dir": str(sources.absolute()),
        "site_dir": str((output / "site").absolute()),
        "theme": {"name": "material", "font": False},
        "plugins": [{"refgen": {"output": str(output.absolute())}}],
    }
    path = output / CONFIG_FILE
    # JSON is YAML, and quotes whatever a path may hold.
    write_file(path, json.dumps(content, indent=1).encode())
    return path
