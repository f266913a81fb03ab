"""What sentences are called in addresses: a shared link leads to its sentence whatever else of the page is edited."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.align import AlignedPage, align_page
from refgen.corpus import read_pages
from refgen.website.sentences.name import numbered, sentence_name
from refgen.website.sentences.reading import outline_of, read

KEY = "docs/framework/unmanaged-api/hosting/iclrtask-abort-method.md"
LOCALES = ("fr-fr", "it-it", "zh-cn")
SENTENCES = st.lists(st.text(min_size=1), max_size=8)


def aligned(root: Path) -> AlignedPage:
    pages, _ = read_pages(root, {code: f"{code}/{KEY}" for code in LOCALES})
    return align_page(KEY, pages)


@given(SENTENCES, st.integers(0, 8), st.text(min_size=1))
def test_a_sentence_more_or_less_leaves_the_names_of_the_others(texts: list[str], at: int, further: str) -> None:
    before = list(numbered(map(sentence_name, texts)))
    after = list(numbered(map(sentence_name, [*texts[:at], further, *texts[at:]])))
    del after[min(at, len(texts))]
    same = sentence_name(further)
    assert [one for one in before if not one.startswith(same)] == [one for one in after if not one.startswith(same)]


@given(SENTENCES)
def test_names_are_unique_short_and_valid_wherever_names_are(texts: list[str]) -> None:
    names = list(numbered(map(sentence_name, texts)))
    assert len(set(names)) == len(texts)
    assert all(re.fullmatch(r"s-[0-9a-z]{5}(-\d+)?", one) for one in names)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Returns  the\nlock.", " Returns the lock. ", True),
        ("See [X](x.md).", "See [X](../y.md#z).", True),
        ("See [X](x.md).", "See [Y](x.md).", False),
        ("Returns 1.", "Returns 2.", False),
    ],
)
def test_words_make_a_name(one: str, other: str, *, is_same: bool) -> None:
    assert (sentence_name(one) == sentence_name(other)) is is_same


def test_what_only_one_language_says_is_told_apart() -> None:
    assert len({sentence_name("ICLRTask", locale) for locale in ("", "fr-fr", "it-it")}) == 3


def test_a_paragraph_above_leaves_a_link_to_a_sentence_in_every_language(sources: Path, tmp_path: Path) -> None:
    before = aligned(sources)
    for locale in LOCALES:
        path = tmp_path / locale / KEY
        path.parent.mkdir(parents=True)
        shutil.copy(sources / locale / KEY, path)
        text = path.read_text("utf-8")
        start = text.index("\n#", text.index("---\n", 4)) + 1
        path.write_text(f"{text[:start]}Added: 4711.\n\n{text[start:]}", "utf-8")
    after = aligned(tmp_path)
    assert len(after.segments) == len(before.segments) + 1
    assert set(outline_of(before).names.values()) < set(outline_of(after).names.values())
    for locale in ("en-us", *LOCALES):
        words = [{one.id: one.text for one in read(page, locale).all} for page in (before, after)]
        assert words[0].items() <= words[1].items()
