"""The narrow waist: everything that refgen makes is made from this model."""

from refgen.api.model import (
    NOTHING,
    Api,
    Direction,
    Kind,
    Member,
    Model,
    Outcome,
    Parameter,
    Passage,
    Reference,
    Requirements,
    SourceFile,
)

__all__ = [
    "NOTHING", "Api", "Direction", "Kind", "Member", "Model", "Outcome", "Parameter", "Passage", "Reference",
    "Requirements", "SourceFile",
]
