"""Where pages meet: order does not matter, ids are unique, links find their pages."""

import random

import pytest

from refgen.api import build_model, describe_page, include_texts
from refgen.api.links import OUTSIDE, rebase, resolve
from refgen.cache.held import HELD
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


def test_a_file_that_is_there_in_one_language_is_included_in_all(tmp_path):
    for locale, said in (("fr-fr", "Depuis 2.0"), ("it-it", None)):
        pages, included = tmp_path / locale / "docs", tmp_path / locale / "includes"
        pages.mkdir(parents=True)
        (pages / "a.md").write_text(
            f"---\ntitle: IA\napi_name:\n- IA\nms.contentlocale: {locale}\n---\n# IA\n\n[!INCLUDE[x](../includes/i.md)]\n",
            encoding="utf-8",
        )
        if said:
            included.mkdir()
            (included / "i.md").write_text(said, encoding="utf-8")
    model = model_of(tmp_path)
    assert model.diagnostics == ()
    assert {*model.apis[0].summary.texts.values()} == {"Depuis 2.0"}


def test_an_included_file_makes_those_apis_anew_that_include_it_or_what_does(sources):
    pages, _ = aligned(sources)
    including = {page.key for page in pages if "net-current" in page.canonical.page.source.text}
    parts = [describe_page(page) for page in pages]
    outer, inner = "includes/net-current-v20plus-md.md", "includes/inner.md"
    states = [
        {("en-us", outer): "Since [!INCLUDE[x](inner.md)]", ("en-us", inner): said, ("en-us", "includes/no.md"): other}
        for said, other in (("2.0", ""), ("2.0", "more"), ("4.0", "more"))
    ]
    expected = [build_model(parts, one) for one in states]
    models = []
    try:
        for state in states:
            HELD.begin_run()
            models.append(build_model(parts, state))
    finally:
        HELD.end()
    assert models == expected
    first, second, third = (model.apis for model in models)
    assert all(one is other for one, other in zip(first, second, strict=True))
    assert {one.page for one, other in zip(second, third, strict=True) if one is not other} <= including
    assert second != third
