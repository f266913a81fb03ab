"""A merge that was left unfinished is told as such, and not only by what its marks make of the page."""

import pytest

from refgen.ops import parse_page
from refgen.text import Severity

OURS, THEIRS = "<<<<<<< HEAD", ">>>>>>> other"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{OURS}\nOne.\n=======\nTwo.\n{THEIRS}\n", 1),
        (f"# T\n\n{OURS}\nOne.\n||||||| base\n=======\nTwo.\n{THEIRS}\n\n{OURS}\n", 3),
        (f"---\ntitle: x\n{OURS}\nms.date: 1\n=======\nms.date: 2\n{THEIRS}\n---\nText.\n", 3),
        (f"# T\n\n```\ncode\n```\n\n{OURS}\nOne.\n=======\n{THEIRS}\n", 7),
        (f"# T\n\n```\ncode\n{OURS}\nmore\n=======\n{THEIRS}\n```\n", 5),
        (f"# T\n\n=======\n{OURS}\n{OURS}\nOne.\n=======\n{THEIRS}", 4),
        (f"# T\r\n\r\n{OURS}\r\nOne.\r\n=======\r\n{THEIRS}\r\n", 3),
    ],
)
def test_the_first_mark_is_told(text, line):
    found = [one for one in parse_page(text.encode(), "fr-fr/a.md").diagnostics if one.code == "unfinished-merge"]
    (problem,) = found
    assert (problem.line, problem.column, problem.severity) == (line, 1, Severity.ERROR)
    assert "<<<<<<<" in problem.remedy


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\nGit writes `<<<<<<< HEAD` there.\n",
        "# T\n\n<<<<<<< is how it begins.\n",
        "# T\n\n>>>>>>> deep\n",
        "# T\n\nHeading\n=======\n\nText.\n",
        f"# T\n\n    {OURS}\n    =======\n    {THEIRS}\n",
        f"# T\n\n{THEIRS}\n=======\n{OURS}\n",
        f"# T\n\n=======\n{OURS}\n{THEIRS}\n",
        # Whoever tried each pair of marks would not come to an end.
        "# T\n\n" + f"{OURS}\nOne.\n=======\nTwo.\n" * 2500,
    ],
)
def test_what_only_looks_like_it_is_not(text):
    assert not [one for one in parse_page(text.encode(), "fr-fr/a.md").diagnostics if one.code == "unfinished-merge"]
