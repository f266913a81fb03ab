"""Real pages with known pairs: a sample of what `benchmarks/bench_align.py` measures in full."""

import importlib
from collections import Counter

import pytest

from refgen.align import Both, align_page, align_views
from refgen.align.confidence import confidence_of
from refgen.ops import parse_page

pytestmark = pytest.mark.corpus


@pytest.fixture
def gold(shared, project, monkeypatch):
    monkeypatch.syspath_prepend(str(project / "benchmarks"))
    return importlib.import_module("alignment.gold")


@pytest.mark.parametrize("name", ["dev", "dev_guides", "dev_hard"])
def test_strict_f1_of_a_sample(gold, name):
    scorer = gold.load_scorer()
    total: Counter[str] = Counter()
    for page in gold.pages(name, every=10):
        slots = align_views(*page.views())
        total.update(gold.score(scorer, page, [(s.source.text, s.target.text) for s in slots if isinstance(s, Both)]))
    assert scorer.summarize(total)["F1"] >= 0.995


def test_confident_slots_are_right(gold):
    scorer = gold.load_scorer()
    judged = importlib.import_module("alignment.calibrate").judge(gold.pages("dev_hard", every=10), scorer)
    confident = [is_right for _, evidence, is_right in judged if confidence_of(evidence) >= 0.95]
    assert len(confident) > 0.9 * len(judged)
    assert sum(confident) >= 0.99 * len(confident)


def test_a_plain_seed_meets_the_english_inside_its_neighbours(shared):
    pages = {}
    for path in (shared / "seeds").rglob("*"):
        page = parse_page(path.read_bytes(), path.name) if path.is_file() else None
        if page and "ReverseLeaveRuntime" in page.front_matter.one("title"):
            pages[page.front_matter.one("ms.contentlocale").lower()] = page
    assert len(pages) == 3
    aligned = align_page("reverseleaveruntime", pages)
    assert aligned.has_english
    for translation in aligned.translations.values():
        pairs = [slot for slot in translation.slots if isinstance(slot, Both)]
        assert len(pairs) == len(translation.slots)
        assert sum(pair.source.sentences for pair in pairs) == len(aligned.segments)
