"""Examples from rules: what to show (scenarios), with which arguments, in which words."""

from refgen.examples.generate.dialect import Dialect
from refgen.examples.generate.make import Generated, Unproven, generate_examples

__all__ = ["Dialect", "Generated", "Unproven", "generate_examples"]
