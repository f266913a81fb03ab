"""Writes the Python package that runs the reference: typed modules by area, the runtime, and its data."""

from refgen.stub.emit.package import emit_package
from refgen.stub.emit.write import write_package

__all__ = ["emit_package", "write_package"]
