"""Where pages meet: order does not matter, ids are unique, links find their pages."""

import random

import pytest

from refgen.api import build_model, describe_page, include_texts
from refgen.api.links import OUTSIDE, rebase, resolve
from tests.api.test_pages import CASES
from tests.api.trees import aligned, model_of

FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_the_order_of_pages_does_not_matter(case):
    pages, includes = aligned(case)
    parts = [describe_page(page) for page in pages]
    random.Random(1).shuffle(parts)
    assert build_model(parts, include_texts(includes)) == model_of(case)


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: path.name)
def test_ids_are_unique_and_links_are_ids(case):
    model = model_of(case)
    ids = [api.id for api in model.apis]
    assert ids == sorted(set(ids))
    for api in model.apis:
        linked = {one.api for one in api.members} | {one.api for one in api.see_also}
        assert linked <= {None, *ids}


def test_no_pages_give_an_empty_model():
    assert build_model([]).apis == ()


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("b.md", "x/y/b.md"),
        ("./b.md#part", "x/y/b.md"),
        ("../b.md?view=1", "x/b.md"),
        ("../../b.md", "b.md"),
        ("~/x/b.md", "x/b.md"),
        ("/fr-fr/x/b.md", "x/b.md"),
        ("#part", "x/y/a.md"),
        ("../../../b.md", OUTSIDE),
        ("~/../b.md", OUTSIDE),
        ("https://example.org/b.md", ""),
        ("mailto:nobody@example.org", ""),
        ("//example.org/b.md", ""),
        ("", ""),
    ],
)
def test_where_links_lead(target, key):
    assert resolve("x/y/a.md", target) == key


@pytest.mark.parametrize(
    ("text", "rebased"),
    [
        ("[a](../x/b.md#c)", "[a](b.md#c)"),
        ("[a](b.md)", "[a](../includes/b.md)"),
        (
            "[a](https://example.org/) [b](~/b.md) [c](#d) [e](/f)",
            "[a](https://example.org/) [b](~/b.md) [c](#d) [e](/f)",
        ),
        ("[a](../../b.md)", "[a](../../b.md)"),
    ],
)
def test_links_of_included_text_lead_to_the_same_files(text, rebased):
    assert rebase(text, "includes/i.md", "x/a.md") == rebased
