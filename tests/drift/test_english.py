"""What changed between two English texts, in words."""

import pytest

from refgen.drift.english import difference, words_of


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "The runtime brings the task into a state.",
            "The runtime tries to bring the task into a state, but it may fail.",
            "“brings” is now “tries to bring …, but it may fail”",
        ),
        ("A host may call it twice.", "A host calls it twice.", "“may call” is now “calls”"),
        ("Call it first.", "Do not call it first, or never.", "“Do not …, or never” is new"),
        ("It is not set.", "It is set.", "“not” is gone"),
        ("The host runs in the .NET runtime.", "The host runs.", "“in the .NET runtime” is gone"),
    ],
)
def test_what_was_left_out_between_words_is_told(old, new, words):
    changed = difference(old, new)
    assert changed is not None
    assert words_of(changed) == words
