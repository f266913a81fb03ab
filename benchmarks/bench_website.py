"""The site's speed and size beside stock MkDocs-Material's, on the real pages.

    python -m benchmarks.bench_website [../shared/corpus] [--locales fr-fr,zh-cn] [--skip-stock] [--full]

Ours: every page in every locale (the English included, which the pages carry inside) with its findings and examples, from
aligned pages in the cache to files on disk, cold, again, and after an edit of one page, of every kind in `benchmarks.edits`; here the
stages before have run in this process. Chain: `refgen build`, from the sources to everything (model, drift, stub, examples,
site), each time in a new process: cold, unchanged, and after the same edits, with the wall seconds of the site alone; then
after edits of eight other pages, one after the other. Stock:
one Material site a locale, `navigation.prune`, no search plugin, from the very Markdown files. Figures are CPU seconds
(all processes), wall seconds, output, peak memory of the largest process; ratios are stock's seconds a page over ours.
Machines differ by a factor of three: the bounds of the design were stated beside what stock takes for 8,756 pages, and
"bounds" has them as long as stock is slower here, beside the chain's wall seconds. Pythons differ by a fifth, as they
were compiled, so it is named.
`--full` first makes the tree as large as the whole reference (`benchmarks.full_size`).
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.edits import KINDS, save_edit
from benchmarks.full_size import make_full_tree
from benchmarks.measured import Figures, build_anew, cpu, memory, timed
from refgen.installation import ROOT
from refgen.memory import seldom_collected
from refgen.pipeline import prepare
from refgen.progress import Bar
from refgen.settings import Settings
from refgen.stages.site.publishing import site_input
from refgen.website.address import first_address
from refgen.website.input import SiteInput
from refgen.website.links.check import LinkCheck
from refgen.website.links.scan import scan
from refgen.website.material.config import default_config, site_options
from refgen.website.material.shells import make_shells
from refgen.website.write import write_site

STATED_CPU = 160.0 / 8756
"""CPU seconds of stock a page, beside which the bounds were stated."""
STATED = {"cold": 20.0, "one page edited": 1.0}
"""Wall seconds of the chain for 8,756 pages on two cores."""
LATER = KINDS * 2
"""Edits after those that are reported one by one."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="?", default=Path("../shared/corpus"))
    parser.add_argument("--locales", default="", help="only these, separated by commas")
    parser.add_argument("--skip-stock", action="store_true")
    parser.add_argument("--full", action="store_true", help="as many pages as the whole reference has")
    asked = parser.parse_args()
    only = tuple(filter(None, asked.locales.split(",")))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        edited = work / "sources"
        if asked.full:
            make_full_tree(asked.sources, edited)
        sources = edited if asked.full else shutil.copytree(asked.sources, edited)
        given = read_input(sources, work, only)
        pages = len(given.pages) * len(given.model.locales)
        report: dict[str, Any] = {
            "Python": sys.version,
            "pages": pages,
            "ours": ours(given, sources, work, only),
            "chain": chain(sources, work / "chain", only),
        }
        if not asked.skip_stock:
            report["stock"] = stock(sources, work / "stock", [one for one in given.model.locales if one != "en-us"])
            report["stock over ours, a page"] = ratios(report["stock"], report["ours"]["cold"], pages)
            report["bounds"] = bounds(report["stock"], report["chain"])
    print(json.dumps(report, indent=2))


def read_input(sources: Path, folder: Path, only: tuple[str, ...]) -> SiteInput:
    settings = Settings(sources, folder / "before", only, cache=folder / "cache")
    with seldom_collected():
        made = prepare(settings, Bar())
        # Reports are made beside the pages, but are no part of the site.
        files = {name: partial(tuple, make()) for name, make in made.files.items()}
        return site_input(replace(made, files=files), settings)


def chain(sources: Path, folder: Path, only: tuple[str, ...]) -> dict[str, object]:
    folder.mkdir()
    # Edits are of the very tree that is read.
    options = ["--sources", str(sources.absolute()), *(["--locales", ",".join(only)] if only else [])]
    run = partial(build_anew, folder, ROOT.parent, *options)
    runs = {"cold": run(), "unchanged": run()}
    for kind in KINDS:
        save_edit(sources, kind, 1, 2)
        runs[f"new process, one page edited: {kind.__name__}"] = run()
    later = []
    for number, kind in enumerate(LATER):
        save_edit(sources, kind, number, len(LATER) + 1)
        later.append(run()["wall"])
    runs["later edits, wall"] = {"min": min(later), "median": round(median(later), 2), "max": max(later)}
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    site = folder / "build" / "site"
    return {**runs, **measures(site), "links into parts": links_into_parts(site), "memory MB": peak}


def links_into_parts(site: Path) -> int:
    """Links to anchors that stand in further parts of other pages, each once a file."""
    check = LinkCheck(site)
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    led = ((page, check.target(page, link)) for page in pages for link in links_of(site / page) if "#" in link)
    return sum(first_address(target) not in {target, first_address(page)} for page, target in led)


def links_of(page: Path) -> tuple[str, ...]:
    return scan(page.read_text("utf-8")).links


def ratios(stock: Figures, cold: Figures, pages: int) -> dict[str, float]:
    return {name: round(stock[name] / stock["pages"] / (cold[name] / pages), 1) for name in ("cpu", "wall")}


def bounds(stock: Figures, chain: dict[str, Any]) -> dict[str, Any]:
    slower = stock["cpu"] / stock["pages"] / STATED_CPU
    later = chain["later edits, wall"]
    found = {"cold": chain["cold"]["wall"], "one page edited": [later["min"], later["median"], later["max"]]}
    held = {name: {"bound": round(bound * slower, 2), "wall": found[name]} for name, bound in STATED.items()}
    return {"stock is slower by": round(slower, 2), **held}


def ours(given: SiteInput, sources: Path, work: Path, only: tuple[str, ...]) -> dict[str, Any]:
    folder = work / "ours"
    config = default_config(folder, folder)
    shells = make_shells(config, given.model.locales)
    options = site_options(config)
    runs = {}

    def run(name: str, state: SiteInput) -> None:
        with timed() as figures, seldom_collected():
            written = write_site(state, options, shells, folder, Bar())
        runs[name] = {**figures, "rendered": written.rendered}

    run("cold", given)
    run("unchanged", given)
    for kind in KINDS:
        save_edit(sources, kind, 0, 2)
        run(f"one page edited: {kind.__name__}", read_input(sources, work, only))
    return {**runs, **measures(folder), "memory MB": memory()}


def stock(sources: Path, folder: Path, locales: list[str]) -> dict[str, Any]:
    total = {"wall": 0.0, "cpu": 0.0, "pages": 0}
    for locale in locales:
        project = folder / locale
        shutil.copytree(sources / locale, project / "docs", ignore=shutil.ignore_patterns("*.yml"))
        config = f"site_name: R\ntheme:\n  name: material\n  font: false\n  features: [navigation.prune]\nplugins: []\nsite_dir: {folder}/site/{locale}\n"
        (project / "mkdocs.yml").write_text(config)
        before, start = cpu(), time.perf_counter()
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(project / "mkdocs.yml")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        total["wall"] += time.perf_counter() - start
        total["cpu"] += cpu() - before
        total["pages"] += sum(1 for _ in (project / "docs").rglob("*.md"))
    rounded = {name: round(value, 2) for name, value in total.items()}
    return {**rounded, **measures(folder / "site")}


def measures(folder: Path) -> dict[str, object]:
    sizes = [(path.stat().st_size, path) for path in folder.rglob("*") if path.is_file()]
    pages = [size for size, path in sizes if path.suffix == ".html"]
    return {
        "output MB": round(sum(size for size, _ in sizes) / 1e6, 1),
        "mean page kB": round(sum(pages) / len(pages) / 1e3, 1),
        "pages over 40 kB": sum(size > 40_000 for size in pages),
        "cores": os.cpu_count(),
    }


if __name__ == "__main__":
    main()
