"""Which files are one page, in trees and in flat folders, sound and hostile."""

from pathlib import Path

import pytest

from refgen.cache.held import HELD
from refgen.corpus import scan_tree
from refgen.errors import UsageError
from refgen.text import Severity

PAGE = "---\ntitle: x\nms.contentlocale: {locale}\nms.assetid: {id}\napi_name: {name}\n---\n# x\n"


def put(root: Path, path: str, text: str = "# x\n") -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


def codes(root: Path) -> list[str]:
    return [problem.code for problem in scan_tree(root).diagnostics]


def test_the_same_path_in_two_locales_is_one_page(tmp_path: Path) -> None:
    put(tmp_path, "fr-FR/docs/a.md")
    put(tmp_path, "it-it/docs/a.md")
    put(tmp_path, "it-it/docs/b.txt")
    put(tmp_path, "it-it/includes/c.md")
    put(tmp_path, "it-it/docs/toc.yml")
    put(tmp_path, "it-it/docs/picture.png")
    put(tmp_path, "README.md")
    tree = scan_tree(tmp_path)
    assert tree.locales == ("fr-fr", "it-it")
    assert tree.pages == {
        "docs/a.md": {"fr-fr": "fr-FR/docs/a.md", "it-it": "it-it/docs/a.md"},
        "docs/b.txt": {"it-it": "it-it/docs/b.txt"},
    }
    assert tree.includes == {"includes/c.md": {"it-it": "it-it/includes/c.md"}}
    assert tree.tocs == {"docs/toc.yml": {"it-it": "it-it/docs/toc.yml"}}


def test_only_some_locales(tmp_path: Path) -> None:
    put(tmp_path, "fr-fr/a.md")
    put(tmp_path, "it-it/a.md")
    assert scan_tree(tmp_path, ["it-IT"]).locales == ("it-it",)
    with pytest.raises(UsageError, match=r"no folder for de-de; it has fr-fr, it-it"):
        scan_tree(tmp_path, ["de-de"])


def test_a_flat_folder_is_sorted_by_what_the_pages_say(tmp_path: Path) -> None:
    put(tmp_path, "1.txt", PAGE.format(locale="fr-FR", id="1-2", name="I.Do"))
    put(tmp_path, "2.txt", PAGE.format(locale="zh-CN", id="1-2", name="I.Do"))
    put(tmp_path, "3.md", PAGE.format(locale="zh-CN", id="", name="J.Do"))
    put(tmp_path, "4.md", "# nothing known\n")
    tree = scan_tree(tmp_path)
    assert tree.pages == {"i-do.md": {"fr-fr": "1.txt", "zh-cn": "2.txt"}, "j-do.md": {"zh-cn": "3.md"}}
    assert [(problem.path, problem.code) for problem in tree.diagnostics] == [("4.md", "unknown-page")]


def test_a_flat_file_that_is_no_text_is_told_as_such(tmp_path: Path) -> None:
    put(tmp_path, "1.txt", PAGE.format(locale="fr-FR", id="1", name="I.Do"))
    (tmp_path / "2.txt").write_bytes((tmp_path / "1.txt").read_text().encode("utf-16"))
    tree = scan_tree(tmp_path)
    assert tree.pages == {"i-do.md": {"fr-fr": "1.txt"}}
    assert [(problem.path, problem.code) for problem in tree.diagnostics] == [("2.txt", "invalid-utf8")]
    (tmp_path / "1.txt").unlink()
    with pytest.raises(UsageError, match=r"no page of it can be read: 2\.txt:1:1: .*UTF-16.*save it as UTF-8"):
        scan_tree(tmp_path)


def test_two_pages_with_one_name_keep_apart(tmp_path: Path) -> None:
    put(tmp_path, "1.md", PAGE.format(locale="fr-fr", id="1", name="I.Do"))
    put(tmp_path, "2.md", PAGE.format(locale="fr-fr", id="2", name="I.Do"))
    assert sorted(scan_tree(tmp_path).pages) == ["i-do-2.md", "i-do.md"]


@pytest.mark.parametrize(("id", "name", "line"), [("1", "I.Do", 4), ("", "I.Do", 5)])
def test_the_same_page_twice_is_an_error(id: str, name: str, line: int, tmp_path: Path) -> None:  # noqa: A002
    put(tmp_path, "1.md", PAGE.format(locale="fr-fr", id=id, name=name))
    put(tmp_path, "2.md", PAGE.format(locale="fr-fr", id=id, name=name))
    put(tmp_path, "3.md", PAGE.format(locale="it-it", id=id, name=name))
    tree = scan_tree(tmp_path)
    assert list(tree.pages.values()) == [{"fr-fr": "1.md", "it-it": "3.md"}]
    (problem,) = tree.diagnostics
    assert (problem.path, problem.line, problem.code) == ("2.md", line, "duplicate-page")
    assert problem.severity is Severity.ERROR
    assert "1.md" in problem.message
    assert problem.remedy


def test_links_out_of_the_root_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "secret/s.md")
    put(tmp_path, "root/fr-fr/a.md")
    (tmp_path / "root/fr-fr/out.md").symlink_to(tmp_path / "secret/s.md")
    (tmp_path / "root/fr-fr/folder").symlink_to(tmp_path / "secret")
    (tmp_path / "root/fr-fr/inside.md").symlink_to(tmp_path / "root/fr-fr/a.md")
    tree = scan_tree(tmp_path / "root")
    assert sorted(tree.pages) == ["a.md", "inside.md"]
    assert [(problem.path, problem.code) for problem in tree.diagnostics] == [
        ("fr-fr/folder", "outside-root"),
        ("fr-fr/out.md", "outside-root"),
    ]


@pytest.mark.parametrize(
    "make", [lambda root: None, lambda root: put(root, "fr-fr/x.png"), lambda root: put(root, "x.yml")]
)
def test_a_root_without_pages_is_an_error_with_a_remedy(tmp_path: Path, make) -> None:
    make(tmp_path)
    with pytest.raises(UsageError, match="no pages here; a page is"):
        scan_tree(tmp_path)


def test_a_missing_root_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such folder"):
        scan_tree(tmp_path / "nowhere")


def test_a_folder_that_only_looks_like_a_locale_is_none(tmp_path: Path) -> None:
    put(tmp_path, "how-to/a.md")
    put(tmp_path, "1.txt", PAGE.format(locale="fr-FR", id="1", name="I.Do"))
    assert scan_tree(tmp_path).pages == {"i-do.md": {"fr-fr": "1.txt"}}


def test_what_lies_beside_the_locales_is_named(tmp_path: Path) -> None:
    put(tmp_path, "fr-fr/a.md")
    put(tmp_path, "de/a.md")
    put(tmp_path, "how-to/a.md")
    put(tmp_path, "xx-yy/a.md")
    put(tmp_path, "en-zz/a.md")
    put(tmp_path, "es-419/a.md")
    put(tmp_path, "lost.md")
    put(tmp_path, "pictures/a.png")
    put(tmp_path, "README.md")
    tree = scan_tree(tmp_path)
    assert tree.locales == ("de", "es-419", "fr-fr")
    assert [(problem.path, problem.code) for problem in tree.diagnostics] == [
        ("en-zz", "outside-locales"),
        ("how-to", "outside-locales"),
        ("lost.md", "outside-locales"),
        ("xx-yy", "outside-locales"),
    ]


@pytest.mark.parametrize(
    ("root", "others", "told"),
    [
        ("fr-FR", ["it-it", "zh-cn", "assets"], "it-it, zh-cn"),
        ("fr-FR/docs", ["it-it"], "it-it"),
        ("fr-FR", ["assets"], ""),
        ("docs", ["it-it"], ""),
        ("it/pages", ["de"], ""),
    ],
)
def test_a_root_inside_the_folder_of_one_locale_is_told(
    tmp_path: Path, root: str, others: list[str], told: str
) -> None:
    put(tmp_path, f"{root}/a.md", PAGE.format(locale="fr-fr", id="1", name="A"))
    for folder in others:
        put(tmp_path, f"{folder}/a.md")
        put(tmp_path, f"{folder}/docs/a.md")
    found = [one for one in scan_tree(tmp_path / root).diagnostics if one.code == "outside-locales"]
    assert [one.message for one in found] == [
        f"This is of fr-fr alone; beside it stand {told}, which were not read"
    ] * bool(told)
    assert all("fr-FR" in one.remedy for one in found)
    assert all(str(one).startswith(f"{tmp_path / root}: warning: This is of") for one in found)


@pytest.mark.parametrize(
    ("folders", "pages", "told"),
    [
        (["docs/fr-fr", "docs/it"], [], "fr-fr, it are in docs"),
        (["docs/fr-fr", "docs/it-it", "more"], ["docs/fr-fr"], "fr-fr, it-it are in docs"),
        (["docs/fr-fr", "docs/how-to"], ["docs/fr-fr"], ""),
        (["docs/fr-fr", "docs/it-it"], ["."], ""),
        (["docs/api/fr-fr", "docs/api/it-it"], ["docs"], ""),
        ([".git/fr-fr", ".git/it-it"], ["docs"], ""),
        (["docs", "more"], ["docs", "more"], ""),
    ],
)
def test_a_root_above_the_folders_of_the_locales_is_told(
    tmp_path: Path, folders: list[str], pages: list[str], told: str
) -> None:
    for folder in folders:
        put(tmp_path, f"{folder}/a.md")
        put(tmp_path, f"{folder}/includes/b.md")
    for number, folder in enumerate(pages):
        put(tmp_path, f"{folder}/p.md", PAGE.format(locale="fr-fr", id=number, name="A"))
    if not pages:
        with pytest.raises(UsageError, match=f"{told}; name .*docs$"):
            scan_tree(tmp_path)
        return
    problems = scan_tree(tmp_path).diagnostics
    lost = [one for one in problems if one.code == "unknown-page"]
    if told:
        assert str(problems[0]).startswith(
            f"{tmp_path}: warning: This is not read by language; the folders of {told} ["
        )
        assert problems[0].remedy == lost[0].remedy == f"name {tmp_path / 'docs'}"
        assert lost[0].message.endswith(f"; nor do {len(folders) * 2 - 1} more files")
        assert len(lost) == 1
    else:
        assert [one.code for one in problems] == ["unknown-page"] * len(lost)
        assert "more file" not in str(lost)


def test_one_locale_in_two_folders_is_an_error(tmp_path: Path) -> None:
    put(tmp_path, "fr-FR/a.md")
    put(tmp_path, "fr-fr/b.md")
    with pytest.raises(UsageError, match="the same locale"):
        scan_tree(tmp_path)


def test_a_tree_is_the_very_one_until_a_file_comes_or_goes(tmp_path: Path) -> None:
    put(tmp_path, "fr-fr/a.md")
    put(tmp_path, "it-it/a.md")
    HELD.begin_run()
    try:
        before = scan_tree(tmp_path)
        HELD.begin_run()
        put(tmp_path, "fr-fr/a.md", "# Other\n")
        assert scan_tree(tmp_path) is before
        assert scan_tree(tmp_path, ["fr-fr"]).locales == ("fr-fr",)
        for change in (
            lambda: put(tmp_path, "fr-fr/b.md"),
            lambda: put(tmp_path, "notes/b.md"),
            (tmp_path / "it-it" / "a.md").unlink,
        ):
            change()
            HELD.begin_run()
            after = scan_tree(tmp_path)
            HELD.end()
            assert after == scan_tree(tmp_path)
            assert after != before
    finally:
        HELD.end()
