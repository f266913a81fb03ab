"""`refgen drift` asked again: whatever was kept, the report is the one that a run from nothing writes."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from refgen.cli import main
from refgen.drift.baseline import encode_baseline
from refgen.drift.finding import Finding
from refgen.settings import Settings
from refgen.stages.drift.drift_only import find_drift, kept_report

ROOT = Path(__file__).parents[3] / "sources"
AREA = "docs/framework/unmanaged-api/hosting"
PAGE = f"it-it/{AREA}/ihosttask-alert-method.md"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for locale in ("fr-fr", "it-it", "zh-cn"):
        folder = tmp_path / "pages" / locale / AREA
        folder.mkdir(parents=True)
        for path in sorted((ROOT / locale / AREA).glob("ihosttask-*.md")):
            shutil.copy(path, folder)
    return tmp_path / "pages"


def settings(tree: Path, *, is_kept: bool = True, **more: object) -> Settings:
    return Settings(sources=tree, cache=tree.parent / "cache" if is_kept else None, jobs=1, **more)  # type: ignore[arg-type]


def replace_in(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


EDITS = {
    "nothing": lambda tree: None,
    "a name": lambda tree: replace_in(tree / PAGE, "IHostTask", "IHost Task"),
    "a heading's anchor, for links to it": lambda tree: replace_in(tree / PAGE, "## <a", "## <a id='x'></a><a"),
    "a page gone": lambda tree: (tree / PAGE).unlink(),
    "a page that cannot be parsed": lambda tree: (tree / PAGE).write_bytes(b"---\na: [\n---\n# X\n"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_kept_changes_no_finding(edit: str, tree: Path) -> None:
    if not (tree / PAGE).exists():
        pytest.fail(f"{PAGE} is not in sources/ any more: name another page")
    find_drift(settings(tree))
    EDITS[edit](tree)
    assert find_drift(settings(tree)) == find_drift(settings(tree, is_kept=False))


def test_a_report_is_made_once_for_the_same_files_settings_and_form(tree: Path) -> None:
    made: list[int] = []

    def report(form: str = "text", **more: Any) -> bytes:
        def make(findings: tuple[object, ...]) -> bytes:
            made.append(len(findings))
            return f"{form} {len(findings)}".encode()

        return kept_report(settings(tree, **more), form, make).content

    assert report() == report()
    assert len(made) == 1
    report("json")
    report(drift={"checks": {"identifier": "off"}})
    report(locales=("fr-fr", "it-it"))
    replace_in(tree / PAGE, "IHostTask", "IHost Task")
    report()
    assert len(made) == 5


@pytest.mark.parametrize(("threshold", "status"), [("error", 1), ("info", 1), (None, 0)])
def test_a_kept_report_has_the_exit_status_of_its_findings(
    tree: Path, threshold: str | None, status: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    replace_in(tree / PAGE, "IHostTask", "IHost Task")
    wanted = ["--fail-on", threshold] if threshold else []
    command = ["drift", "--sources", str(tree), "--output", "report.txt", "--jobs", "1", *wanted]
    assert [main(command), main(command)] == [status, status]
    first = Path("report.txt").read_bytes()
    assert b"IHost Task" in first


def test_contents_that_can_no_longer_be_read_are_told_at_once(tree: Path) -> None:
    contents = tree / "fr-fr" / AREA / "toc.yml"
    contents.write_text("", "utf-8")

    def report() -> bytes:
        return kept_report(settings(tree), "text", lambda found: repr([one.check for one in found]).encode()).content

    assert b"unreadable" not in report()
    contents.write_text("name: [broken", "utf-8")
    assert b"unreadable" in report()


def test_a_baseline_of_the_configuration_counts_as_it_is_now(
    tree: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    plugins = "plugins:\n  - refgen: {baseline: accepted.json}\n"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\ndocs_dir: pages\ntheme: material\n{plugins}", "utf-8")
    replace_in(tree / PAGE, "IHostTask", "IHost Task")
    assert main(["drift", "--write-baseline", "accepted.json"]) == 0
    assert main(["drift", "--fail-on", "info"]) == 0
    Path("accepted.json").write_text('{"version": 1, "accepted": {}}', "utf-8")
    assert main(["drift", "--fail-on", "info"]) == 1


def plant(tree: Path, page: str = PAGE) -> None:
    """A defect in a locale whose plain page has its English only from another one."""
    text = (tree / page).read_text("utf-8")
    (tree / page).write_text(text.replace("HRESULT", "HRESULTADO"), "utf-8")


@pytest.mark.parametrize("locales", [("fr-fr",), ("it-it",), ("fr-fr", "zh-cn")])
def test_locales_that_are_not_asked_for_lend_their_english(locales: tuple[str, ...], tree: Path) -> None:
    for locale in ("fr-fr", "it-it", "zh-cn"):
        plant(tree, PAGE.replace("it-it", locale))
    whole, asked = find_drift(settings(tree)), find_drift(settings(tree, locales=locales))
    assert asked.findings == tuple(one for one in whole.findings if one.locale in locales)
    assert asked.findings, "nothing is compared"


def test_a_report_of_other_locales_is_another_one(tree: Path) -> None:
    plant(tree)

    def found(*locales: str) -> set[str]:
        locales_of: set[str] = set()

        def make(findings: tuple[Finding, ...]) -> bytes:
            locales_of.update(one.locale for one in findings)
            return b""

        kept_report(settings(tree, locales=locales), f"only {locales}", make)
        return locales_of

    assert found("it-it") == {"it-it"}
    assert "it-it" not in found("fr-fr")


def test_a_baseline_of_all_locales_is_not_unused_where_one_is_asked_for(tree: Path) -> None:
    plant(tree)
    plant(tree, PAGE.replace("it-it", "fr-fr"))
    whole = find_drift(settings(tree))
    baseline = tree.parent / "accepted.json"
    baseline.write_text(encode_baseline(whole.everything), "utf-8")
    asked = find_drift(settings(tree, locales=("fr-fr",), baseline=baseline))
    assert (asked.findings, asked.unused) == ((), ())
    assert asked.accepted == sum(one.locale == "fr-fr" for one in whole.findings)
