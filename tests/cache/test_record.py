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


class Counted:
    """A value that knows how often it was written."""

    times = 0

    def __reduce__(self) -> tuple[type[str], tuple[()]]:
        self.times += 1
        return str, ()


def test_what_has_many_members_is_written_once_whatever_stands_beside_it() -> None:
    counted = Counted()
    last = ["in a row of its own", *range(9)]
    values: list[object] = [(*range(99), counted), [last], *([number] for number in range(9)), last]
    assert [*Recorder({}, 0, {}).put(values, [])]
    assert counted.times == 1
