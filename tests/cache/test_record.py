"""Values are written as rows, step by step."""

from dataclasses import dataclass

from refgen.cache.record import Recorder

LONG = "A text that is too long to be read with what is small. " * 99


@dataclass(frozen=True, slots=True)
class Page:
    key: str
    text: str


def test_a_class_has_one_shape_whatever_its_later_values_are() -> None:
    recorder = Recorder({}, 0, {})
    steps = [[Page("a", LONG)], [Page("b", "short")], [Page(LONG, LONG)]]
    for values in steps:
        assert [*recorder.put(values, [])]
    assert len(recorder.table.shapes) == len(steps)
    assert len({*recorder.table.shapes}) == 1
