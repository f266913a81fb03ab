"""Segments for translators' tools, and back: XLIFF, PO, and TMX for their memories."""

from refgen.export.collect import Only, collect_page
from refgen.export.formats import FORMATS, read_handoff, write_handoff
from refgen.export.handoff import Handoff, HandoffPage, HandoffUnit, Portion, Returned, ReturnedFile, State
from refgen.export.po_write import with_control_characters
from refgen.export.take_back import PagePlan, plan_page
from refgen.export.tmx import sure_pairs

__all__ = [
    "FORMATS",
    "Handoff",
    "HandoffPage",
    "HandoffUnit",
    "Only",
    "PagePlan",
    "Portion",
    "Returned",
    "ReturnedFile",
    "State",
    "collect_page",
    "plan_page",
    "read_handoff",
    "sure_pairs",
    "with_control_characters",
    "write_handoff",
]
