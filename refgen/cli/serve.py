"""`refgen serve`: the website, rebuilt when a page is saved."""

import argparse
from pathlib import Path

from mkdocs.commands.serve import serve

from refgen.errors import UsageError
from refgen.settings import CONFIG_FILE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to serve."""
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="configuration (default: mkdocs.yml of this folder)"
    )
    parser.add_argument("--address", metavar="HOST:PORT", default="127.0.0.1:8000", help="default: 127.0.0.1:8000")


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    config = arguments.config or Path(CONFIG_FILE)
    if not config.is_file():
        raise UsageError(f"{config}: there is no configuration; write one with docs_dir and `plugins: - refgen:`")
    serve(config_file=str(config), dev_addr=arguments.address)
    return 0
