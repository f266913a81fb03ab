"""`python -m refgen` is `refgen`."""

from refgen.cli import program

program()
