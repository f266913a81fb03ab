"""`refgen serve`: the website, rebuilt when a page is saved."""

import argparse
import json
import logging
import os
import socket
from ipaddress import ip_address
from pathlib import Path

from mkdocs.commands.serve import serve
from mkdocs.exceptions import MkDocsException

from refgen.cli.options import add_place_options
from refgen.config import CONFIG_FILE
from refgen.errors import UsageError
from refgen.output import write_file
from refgen.places import check_places
from refgen.settings import CACHE, Settings, check_sources, find_config, load_settings
from refgen.website.options import PROJECT, UNNAMED

_LAST_PORT = 65535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to serve, and where."""
    add_place_options(parser)
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="for sources without a configuration (default: build)"
    )
    parser.add_argument(
        "--address", type=_address, metavar="HOST:PORT", default="127.0.0.1:8000", help="default: 127.0.0.1:8000"
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    config = _config(arguments)
    settings = load_settings(config, {"sources": arguments.sources})
    check_sources(settings, is_named=arguments.sources is not None)
    check_places(settings)
    _check_address(arguments.address)
    _print_log(config)
    try:
        serve(config_file=str(config), docs_dir=str(settings.sources.absolute()), dev_addr=arguments.address)
    except MkDocsException as error:
        raise UsageError(f"{config}: {error}") from error
    except OSError as error:
        if error.filename is not None:
            raise
        raise _unusable(arguments.address, error) from error
    return 0


def _check_address(address: str) -> None:
    """Look whether the address can be listened at: MkDocs would find out only when the whole site is built."""
    host, _, port = address.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # as the server itself does it; on Windows the option would let two servers share a port
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
            probe.listen()
        except OSError as error:
            raise _unusable(address, error) from error


def _unusable(address: str, error: OSError) -> UsageError:
    return UsageError(f"{address}: {error.strerror or error}; name another with --address")


def _config(arguments: argparse.Namespace) -> Path:
    config: Path | None = arguments.config or find_config(arguments.sources)
    if config is None and arguments.sources:
        return write_config(arguments.sources, arguments.output or Path("build"))
    if config is None or not config.is_file():
        name = config or CONFIG_FILE
        raise UsageError(f"{name}: there is no configuration; name the pages with --sources, or write one")
    if arguments.output:
        raise UsageError(f"--output is for sources without a configuration; set `output` of the plugin in {config}")
    return config


def _address(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not _is_host(host) or not port.isdecimal() or int(port) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no HOST:PORT, such as 127.0.0.1:8000")
    return text


def _is_host(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return text == "localhost"
    return True


def _print_log(config: Path) -> None:
    """What MkDocs and the plugin say, on the terminal: nobody else has asked for it."""
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    log.propagate = False
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    handler.addFilter(Explained(config))
    handler.addFilter(_Once())
    log.addHandler(handler)


class Explained(logging.Filter):
    """Has what MkDocs calls wrong in a configuration that is saved meanwhile told with its line and a remedy, where we know them."""

    def __init__(self, config: Path) -> None:
        super().__init__()
        self._config = config

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record through, with those words."""
        if record.levelno >= logging.ERROR and record.getMessage().startswith("Config value"):
            try:
                load_settings(self._config, {})
            except UsageError as error:
                record.msg, record.args = str(error), ()
        return True


class _Once(logging.Filter):
    """Lets a record through that is not the one before it again."""

    def __init__(self) -> None:
        super().__init__()
        self._last = ""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to print it."""
        last, self._last = self._last, record.getMessage()
        return self._last != last


def _is_ours(config: Path) -> bool:
    """Whether refgen wrote a configuration: people write none in JSON."""
    try:
        json.loads(config.read_bytes())
    except ValueError:
        return False
    return True


def write_config(sources: Path, output: Path) -> Path:
    """A configuration for pages that have none, below the output folder; MkDocs reads it again after each change."""
    settings = Settings(sources=sources, output=output)
    check_sources(settings, is_named=True)
    check_places(settings)
    content = {
        "site_name": UNNAMED,
        "docs_dir": str(sources.absolute()),
        "site_dir": str((output / "site").absolute()),
        "theme": "material",
        "plugins": [{"refgen": {"output": str(output.absolute()), "cache": str(Path(CACHE).absolute())}}],
        # The file stands below the output, where nobody has installed anything.
        "extra": {PROJECT: str(Path.cwd())},
    }
    path = output / CONFIG_FILE
    if path.exists() and not _is_ours(path):
        raise UsageError(f"{path}: there is a configuration already; name another folder with --output")
    # JSON is YAML, and quotes whatever a path may hold.
    write_file(path, json.dumps(content, indent=1).encode())
    return path
