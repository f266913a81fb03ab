"""Links what the pages say into the one canonical model."""

from dataclasses import replace

from refgen.api import Model, build_model, include_texts
from refgen.stages.pages.reading import Reading

_NEEDS_A_TREE = frozenset({"link-outside-root", "include-outside-root", "include-missing"})


def make_model(reading: Reading) -> Model:
    """The model of everything that was read.

    In a flat folder relative links lead nowhere, through no fault of the pages, so nothing is said of them.
    """
    model = build_model(reading.apis, include_texts(reading.include_pages), reading.told)
    if not reading.tree.is_flat:
        return model
    return replace(model, diagnostics=tuple(one for one in model.diagnostics if one.code not in _NEEDS_A_TREE))
