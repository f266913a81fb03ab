"""The command line: one file a command, imported only when it is called for."""

from refgen.cli.main import main, program

__all__ = ["main", "program"]
