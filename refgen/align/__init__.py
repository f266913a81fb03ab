"""Pairs the segments of a page's locales."""

from refgen.align.slot import AlignedPage, Both, Method, OnlySource, OnlyTarget, Segment, Slot, Translation, View

__all__ = ["AlignedPage", "Both", "Method", "OnlySource", "OnlyTarget", "Segment", "Slot", "Translation", "View"]
