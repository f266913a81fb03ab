"""Front matter that is no YAML: what to do about it fits what is wrong."""

import pytest

from refgen.ops import parse_page


@pytest.mark.parametrize(
    ("entry", "remedy"),
    [
        ("title: a: b", "quote the value of title"),
        ("title: [x", "quote the value of title"),
        ('title: "IThing', 'end the value of title with ", and have none inside'),
        ("title: 'l'hôte'", "end the value of title with ', and have none inside"),
        ('title: "x" "y"', 'end the value of title with ", and have none inside'),
        (r'title: "C:\Windows"', "write the value of title in single quotation marks"),
    ],
)
def test_the_remedy_fits(entry, remedy):
    page = parse_page(f"---\n{entry}\nms.date: 1\n---\ntext\n".encode(), "fr-fr/a.md")
    assert [(one.line, one.remedy) for one in page.diagnostics] == [(2, remedy)]
