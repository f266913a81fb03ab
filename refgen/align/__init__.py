"""Pairs the segments of a page's locales."""

from refgen.align.align_page import align_page
from refgen.align.confidence import SURE
from refgen.align.files import align_files, encode_slots, locale_of
from refgen.align.segments import ENGLISH, english_inside, segments_of, view_of
from refgen.align.semantic import Meaning, Similarity, load_meaning, load_similarity
from refgen.align.sentences import cut
from refgen.align.slot import AlignedPage, Both, Method, OnlySource, OnlyTarget, Segment, Slot, Translation, View
from refgen.align.structure import align_views

__all__ = [
    "ENGLISH",
    "SURE",
    "AlignedPage",
    "Both",
    "Meaning",
    "Method",
    "OnlySource",
    "OnlyTarget",
    "Segment",
    "Similarity",
    "Slot",
    "Translation",
    "View",
    "align_files",
    "align_page",
    "align_views",
    "cut",
    "encode_slots",
    "english_inside",
    "load_meaning",
    "load_similarity",
    "locale_of",
    "segments_of",
    "view_of",
]
