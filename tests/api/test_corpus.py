"""On real pages: the figures of `benchmarks/bench_model.py`, over a part of them."""

from pathlib import Path

import pytest

from benchmarks.bench_model import Figures, build, measure
from refgen.api import Model
from refgen.corpus import Tree, scan_tree

LEAST = {
    "pages with a kind": 1.0,
    "callables with a syntax block that have a return type": 0.99,
    "methods: names and order as the simple reading": 0.99,
    "parameters: type as the simple reading": 0.98,
    "parameters: direction as the simple reading": 0.99,
    "outcome tables whose rows are all there": 1.0,
    "parameters whose name and type are on the page": 1.0,
    "outcomes whose code is on the page": 1.0,
    "members whose name is on the page": 1.0,
    "values of enumerations that are known": 1.0,
    "parameters described in fr-fr, attached": 0.99,
    "parameters described in it-it, attached": 0.99,
    "parameters described in zh-cn, attached": 0.99,
}


@pytest.fixture(scope="module")
def part(shared: Path) -> tuple[Tree, Model]:
    tree = scan_tree(shared / "corpus")
    keys = list(tree.pages)[::8]
    part = Tree(tree.root, tree.locales, {key: tree.pages[key] for key in keys}, tree.includes, {}, ())
    return part, build(part)[0]


@pytest.mark.corpus
def test_figures(part):
    tree, model = part
    figures = Figures(show=False)
    measure(model, tree, figures)
    assert all(figures.total[name] for name in LEAST)
    reached = {name: figures.good[name] / figures.total[name] for name in LEAST}
    assert {name: share for name, share in reached.items() if share < LEAST[name]} == {}


@pytest.mark.corpus
def test_one_locale_alone_gives_the_same_apis(part):
    tree, together = part
    alone = build(
        Tree(
            tree.root, ("fr-fr",), {k: {"fr-fr": v["fr-fr"]} for k, v in tree.pages.items() if "fr-fr" in v}, {}, {}, ()
        )
    )
    known = {api.page: (api.id, api.kind, [(one.name, one.type) for one in api.parameters]) for api in together.apis}
    assert alone[0].apis
    for api in alone[0].apis:
        assert (api.id, api.kind, [(one.name, one.type) for one in api.parameters]) == known[api.page]
