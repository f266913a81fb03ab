"""Real pages with known pairs: a sample of what `benchmarks/bench_align.py` measures in full."""

from collections import Counter

import pytest

from benchmarks.alignment.calibrate import judge
from benchmarks.alignment.gold import load_scorer, pages, score
from refgen.align import Both, align_page, align_views
from refgen.align.confidence import confidence_of
from refgen.ops import parse_page

pytestmark = pytest.mark.corpus


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("name", ["dev", "dev_guides", "dev_hard"])
def test_strict_f1_of_a_sample(name):
    scorer = load_scorer()
    total: Counter[str] = Counter()
    for page in pages(name, every=10):
        slots = align_views(*page.views())
        total.update(score(scorer, page, [(s.source.text, s.target.text) for s in slots if isinstance(s, Both)]))
    assert scorer.summarize(total)["F1"] >= 0.995


@pytest.mark.usefixtures("shared")
def test_confident_slots_are_right():
    scorer = load_scorer()
    judged = judge(pages("dev_hard", every=10), scorer)
    confident = [is_right for _, evidence, is_right in judged if confidence_of(evidence) >= 0.95]
    assert len(confident) > 0.9 * len(judged)
    assert sum(confident) >= 0.99 * len(confident)


def test_a_plain_seed_meets_the_english_inside_its_neighbours(shared):
    found = {}
    for path in (shared / "seeds").rglob("*"):
        page = parse_page(path.read_bytes(), path.name) if path.is_file() else None
        if page and "ReverseLeaveRuntime" in page.front_matter.one("title"):
            found[page.front_matter.one("ms.contentlocale").lower()] = page
    assert len(found) == 3
    aligned = align_page("reverseleaveruntime", found)
    assert aligned.has_english
    for translation in aligned.translations.values():
        pairs = [slot for slot in translation.slots if isinstance(slot, Both)]
        assert len(pairs) == len(translation.slots)
        assert sum(pair.source.sentences for pair in pairs) == len(aligned.segments)
