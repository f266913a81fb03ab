"""What somebody who edits pages is told after each save."""

from pathlib import Path

import pytest

from refgen.pipeline import build, prepare
from refgen.settings import Settings
from refgen.stages.closing.news import known_of, news

PAGE = """---
title: {title}
api_name: I.Do
---
# I::Do Method

Does the thing.

```pycon
>>> 1 / {divisor}
1.0
```
"""


def test_a_save_is_answered_with_what_changed_and_what_is_wrong_now(tmp_path: Path) -> None:
    page = tmp_path / "pages" / "en-us" / "do.md"
    page.parent.mkdir(parents=True)
    settings = Settings(sources=tmp_path / "pages", output=tmp_path / "out", jobs=1)

    def save(title: str, divisor: int) -> None:
        page.write_text(PAGE.format(title=title, divisor=divisor), "utf-8")

    save("I::Do Method", 1)
    first = prepare(settings)
    assert [one.text for one in news(first, None)] == ["drift: none"]
    save('"I::Do Method', 0)
    second = prepare(settings)
    told = list(news(second, known_of(first)))
    assert told[0].text == "changed: do.md"
    problems = [one.text for one in told if one.is_problem]
    assert len(problems) == 2
    assert "en-us/do.md:2:1: error: The front matter is no valid YAML" in problems[0]
    assert 'end the value of title with "' in problems[0]
    assert problems[1].startswith("en-us/do.md:10: the example fails: it raised: ZeroDivisionError")
    again = list(news(second, known_of(second)))
    assert not any(one.is_problem for one in again)
    assert again[-1].text == "still failing: 1 example"
    save("I::Do Method", 1)
    assert not any(one.is_problem for one in news(prepare(settings), known_of(second)))


def test_a_broken_link_is_told_once_in_full_and_then_counted(tmp_path: Path) -> None:
    page = tmp_path / "pages" / "en-us" / "a.md"
    page.parent.mkdir(parents=True)
    page.write_text("# A\n\nSee [below](a.md#lost).\n", "utf-8")
    settings = Settings(sources=tmp_path / "pages", output=tmp_path / "out", jobs=1)
    made = build(settings)
    (told,) = (one.text for one in news(made, None) if one.is_problem)
    assert told.startswith("broken link: en-us/a.md:3: the link #lost ")
    again = list(news(made, known_of(made)))
    assert not any(one.is_problem for one in again)
    assert "still broken: 1 link" in [one.text for one in again]


def test_a_link_to_a_file_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    page = tmp_path / "pages" / "en-us" / "a.md"
    page.parent.mkdir(parents=True)
    settings = Settings(sources=tmp_path / "pages", output=tmp_path / "out", jobs=1)
    page.write_text("# A\n", "utf-8")
    before = known_of(build(settings))
    page.write_text("# A\n\nSee [below](lost.md).\n", "utf-8")
    told = [one.text for one in news(build(settings), before)]
    assert len([one for one in told if "lost.md" in one]) == 1, told
    assert "drift: 1 warning (1 new, 0 gone)" in told


@pytest.mark.parametrize("spoilt", [b"---\nfoo: [unclosed\n---\n# A\n\nOne.\n", b"# A\n\nOne \xff two.\n"])
def test_what_cannot_be_read_is_told_once(spoilt: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "pages" / "en-us"
    folder.mkdir(parents=True)
    for name in ("a.md", "b.md"):
        (folder / name).write_text("# A\n\nOne.\n", "utf-8")
    settings = Settings(sources=tmp_path / "pages", output=tmp_path / "out", jobs=1)
    before = known_of(build(settings))
    (folder / "a.md").write_bytes(spoilt)
    told = [one.text for one in news(build(settings), before)]
    assert len([one for one in told if "en-us/a.md:" in one]) == 1, told
    assert "drift: 1 error (1 new, 0 gone)" in told


def test_a_page_without_text_is_told_though_it_is_no_error(tmp_path: Path) -> None:
    page = tmp_path / "pages" / "en-us" / "a.md"
    page.parent.mkdir(parents=True)
    settings = Settings(sources=tmp_path / "pages", output=tmp_path / "out", jobs=1)
    page.write_text("# A\n", "utf-8")
    before = known_of(build(settings))
    page.write_text("", "utf-8")
    assert any("en-us/a.md:1: warning: " in one.text for one in news(build(settings), before))
