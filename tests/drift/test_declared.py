"""What two declarations say differently, in the words of a finding."""

import pytest

from refgen.api.signature import parse_signature
from refgen.drift.declared import differences


def told(english, translated):
    (ours,), (theirs,) = (parse_signature(text).declarations for text in (english, translated))
    return [str(one) for one in differences(ours, theirs)]


@pytest.mark.parametrize(
    ("english", "translated", "message"),
    [
        ("[in] DWORD flags", "[out] DWORD flags", "the direction of flags is out, not in"),
        ("[in, out] DWORD flags", "DWORD flags", "the direction of flags is not said, not in, out"),
        ("[in, optional] DWORD flags", "[in] DWORD flags", "flags is not optional"),
        ("[in] DWORD flags", "[in, optional] DWORD flags", "flags is optional"),
        ("[in] DWORD", "[in] SIZE_T", "the type of a parameter is SIZE_T, not DWORD"),
        ("[in] DWORD", "[out] DWORD", "the direction of a parameter is out, not in"),
        ("[in, optional] DWORD", "[in] DWORD", "a parameter is not optional"),
    ],
)
def test_a_parameter_is_told_by_its_name_and_one_without_a_name_all_the_same(english, translated, message):
    assert told(f"HRESULT Start ({english});", f"HRESULT Start ({translated});") == [message]


def test_what_means_the_same_differs_in_nothing():
    assert told("HRESULT Start ([in] DWORD flags);", "HRESULT Start(\n    [in] DWORD flags  // Kennzeichen\n);") == []


INTERFACE = "interface ITask : IUnknown {{\n    HRESULT Start ({start});\n    HRESULT {stop} ();\n}};"


def test_a_difference_inside_an_interface_names_its_method():
    english = INTERFACE.format(start="[in] DWORD flags", stop="Stop")
    assert told(english, INTERFACE.format(start="[out] DWORD flags", stop="Stop")) == [
        "in Start, the direction of flags is out, not in"
    ]
    assert told(english, INTERFACE.format(start="[in] DWORD flags", stop="Halt")) == ["a method is Halt, not Stop"]
