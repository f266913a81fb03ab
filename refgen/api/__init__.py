"""The canonical model: pages in, APIs out."""

from refgen.api.build import build_model
from refgen.api.decode import decode_model
from refgen.api.describe import PageApis, describe_page
from refgen.api.encode import encode_model, model_schema, model_stretches
from refgen.api.includes import Includes, include_texts
from refgen.api.model import (
    CALLABLE,
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
    "CALLABLE",
    "NOTHING",
    "Api",
    "Direction",
    "Includes",
    "Kind",
    "Member",
    "Model",
    "Outcome",
    "PageApis",
    "Parameter",
    "Passage",
    "Reference",
    "Requirements",
    "SourceFile",
    "build_model",
    "decode_model",
    "describe_page",
    "encode_model",
    "include_texts",
    "model_schema",
    "model_stretches",
]
