"""How soon search answers in a slow browser, and how much it loads before.

    python -m benchmarks.bench_search build/site [--locales fr-fr,zh-cn] [--cpu 4] [--rounds 3] [--pages 1] [--wait 60]

A built site, served from this machine, in headless Chromium with the processor slowed down (4 times) and the network of a
slow phone (1.6 Mbit/s, 150 ms a round trip; nothing is compressed on the way, nothing cached). A reader opens a page, waits
until it is quiet, which is not measured, opens search and types, a key every 120 ms; Chinese comes a character at a time. Figures of each query, the
median and the worst twentieth of the rounds: milliseconds from the second keystroke to the first result on the screen
after it (which has to be for what is typed by then, or more), and from the last keystroke to the last change of the
results; the milliseconds of the slowed processor that the page's thread has used in the 120 ms from the second key on, which
other programs on the machine change less; and the kilobytes of the index that were loaded before the first result, and
in all.

A browser slows a page down by keeping a processor busy for three quarters of the time, whether the page works or waits: so
a page is slow from the moment when search is opened until all results are there, and no longer. For the same reason one page
is looked at at a time: four slow pages at once keep three processors busy with nothing, and on two of them the medians of
queries in French and Chinese rose from 9–29 to 35–205 ms. More `--pages` are for where only the kilobytes count.

Every step has `--wait` seconds; then the benchmark says which one had not ended, and ends.
"""

import argparse
import asyncio
import functools
import http.server
import math
import shutil
import statistics
import sys
import threading
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, async_playwright

QUERIES = {
    "name": "revleave",
    "part of a name": "leaveruntime",
    "members": "IHostTaskManager::sl",
    "code, number": "8013",
    "code, name": "HOST_E_TIME",
    "English words": "thread affinity",
    "English word": "garbage",
    "local words": {
        "fr-fr": "méthode tâche",
        "zh-cn": "托管线程",
        "it-it": "attività gestita",
        "en-us": "stack guarantee",
    },
    "local word": {"fr-fr": "débogueur", "zh-cn": "垃圾回收", "it-it": "eccezione", "en-us": "debugger"},
    "common word": {"fr-fr": "méthode", "zh-cn": "方法", "it-it": "metodo", "en-us": "method"},
    "another language": {"fr-fr": "gestito", "zh-cn": "gestito", "it-it": "hôte", "en-us": "gestito"},
}
WATCH = """
window.measured = { keys: [], shown: [] };
// What arrives in the field: composed characters have no keys of their own.
addEventListener("input", () => measured.keys.push(performance.now()), true);
new MutationObserver((changes) => {
  if (changes.some((one) => [...one.addedNodes].some((node) => node.querySelector?.("[role=option]")))) {
    requestAnimationFrame(() => measured.shown.push(performance.now()));
  }
}).observe(document, { childList: true, subtree: true });
"""
# What search says last has a number in it, or that there is nothing; while it searches, three dots.
ENDED = """
() => {
  const { textContent } = document.querySelector(".rg-search__said");
  return textContent && !textContent.endsWith("…");
}
"""
# A browser that has just been started asks its makers for updates, lists and experiments; where nobody answers, these
# requests wait on the network that we slow down, and a page is long in becoming quiet.
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-service-autorun",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    "--disable-background-timer-throttling",
]
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
QUICK = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
ROW = "{:<9}{:<18}{:<22}{:>8}{:>8}{:>8}{:>10}{:>10}{:>10}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--locales", default="fr-fr,it-it,zh-cn,en-us")
    parser.add_argument("--cpu", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, default=1, help="how many at once: they slow each other down")
    parser.add_argument("--wait", type=float, default=60, help="seconds that one step may take")
    asked = parser.parse_args()
    handler = functools.partial(Silent, directory=str(asked.site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        asyncio.run(measure(asked, f"http://127.0.0.1:{server.server_port}/"))
    except* StepTimeoutError as error:
        sys.exit("\n".join(map(str, error.exceptions)))
    finally:
        server.shutdown()


class Silent(http.server.SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


class StepTimeoutError(Exception):
    """A step has not ended in time."""


async def measure(asked: argparse.Namespace, base: str) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    print(ROW.format("locale", "kind", "query", "ms", "p95", "cpu ms", "last ms", "kB first", "kB all"))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=QUIET, timeout=asked.wait * 1000)
        tabs: asyncio.Queue[Tab] = asyncio.Queue()
        for _ in range(asked.pages):
            tabs.put_nowait(await Steps("beginning", asked.wait).take("opening a tab", Tab.opened(browser)))
        rows: list[tuple[str, str, str, list[asyncio.Task[dict[str, float]]]]] = []
        async with asyncio.TaskGroup() as searches:
            for locale in asked.locales.split(","):
                for kind, query in QUERIES.items():
                    words = query if isinstance(query, str) else query[locale]
                    steps = Steps(f"{locale}, {words}", asked.wait)
                    url = f"{base}{locale}/index.html"
                    runs = [
                        searches.create_task(in_turn(tabs, url, words, asked.cpu, steps)) for _ in range(asked.rounds)
                    ]
                    rows.append((locale, kind, words, runs))
            for locale, kind, words, runs in rows:
                print(row(locale, kind, words, [await run for run in runs]), flush=True)
        await browser.close()


@dataclass(frozen=True)
class Tab:
    """A tab that searches have one after the other: to open one takes as long as a search does."""

    page: Page
    devtools: Any

    @classmethod
    async def opened(cls, browser: Browser) -> "Tab":
        """A new one, which keeps nothing that it has loaded."""
        page = await (await browser.new_context()).new_page()
        devtools = await page.context.new_cdp_session(page)
        await devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        await devtools.send("Network.enable")
        await devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
        await page.add_init_script(WATCH)
        return cls(page, devtools)

    async def slow_down(self, slowness: float, network: Mapping[str, object]) -> None:
        """Set how many times slower its processor is than this machine's, and how its network is."""
        await self.devtools.send("Network.emulateNetworkConditions", network)
        await self.devtools.send("Emulation.setCPUThrottlingRate", {"rate": slowness})


async def in_turn(tabs: asyncio.Queue[Tab], url: str, query: str, slowness: float, steps: "Steps") -> dict[str, float]:
    """Wait for a tab, then search."""
    tab = await tabs.get()
    loaded = Loaded()
    tab.page.on("requestfinished", loaded.note)
    try:
        return await search(tab, loaded, url, query, slowness, steps)
    finally:
        tab.page.remove_listener("requestfinished", loaded.note)
        tabs.put_nowait(tab)


@dataclass(frozen=True)
class Steps:
    """What a search consists of, each with its time."""

    name: str
    wait: float
    """Seconds."""

    async def take(self, step: str, doing: Awaitable[Any]) -> Any:
        """Wait for a step to end."""
        try:
            return await asyncio.wait_for(doing, self.wait)
        except TimeoutError as error:
            raise StepTimeoutError(f"{self.name}: {step} has not ended within {self.wait:g} s") from error


@dataclass
class Loaded:
    """Files of the index, each with when it was there (milliseconds of the page's clock) and its bytes."""

    files: list[tuple[float, int]] = field(default_factory=list)

    async def note(self, request: Any) -> None:
        """Add what a request has brought."""
        if "/search/" in request.url:
            timing, sizes = request.timing, await request.sizes()
            self.files.append((timing["startTime"] + timing["responseEnd"], sizes["responseBodySize"]))

    def kilobytes(self, until: float = math.inf) -> float:
        """What was there by a time."""
        return sum(size for end, size in self.files if end <= until) / 1000


async def search(  # noqa: PLR0913, PLR0917  (where, what, how slow)
    tab: Tab, loaded: Loaded, url: str, query: str, slowness: float, steps: Steps
) -> dict[str, float]:
    page, devtools = tab.page, tab.devtools
    await steps.take("loading the page", page.goto(url, timeout=0))
    await steps.take("the page's scripts", page.locator("html[data-ready]").wait_for(timeout=0))
    await steps.take("loading what search needs", page.wait_for_load_state("networkidle", timeout=0))
    await steps.take("slowing it down", tab.slow_down(slowness, SLOW))
    await steps.take("opening search", page.keyboard.press("/"))
    await steps.take("the field of search", page.locator("dialog[open] input").wait_for(timeout=0))
    await page.evaluate("measured.keys = []")
    await steps.take("typing the first key", page.keyboard.type(query[0], delay=120))
    before = await used(devtools)
    await steps.take("typing the second key", page.keyboard.type(query[1], delay=120))
    spent = await used(devtools) - before
    await steps.take("typing the rest", page.keyboard.type(query[2:], delay=120))
    await steps.take("the first result", page.locator("[role=option]").first.wait_for(timeout=0))
    await steps.take("the last result", page.wait_for_function(ENDED, timeout=0))
    await steps.take("making it quick again", tab.slow_down(1, QUICK))
    return {**await figures(page, loaded), "cpu": spent}


async def used(devtools: Any) -> float:
    """Milliseconds of the processor that the page's thread has worked."""
    metrics = (await devtools.send("Performance.getMetrics"))["metrics"]
    return next(one["value"] for one in metrics if one["name"] == "TaskDuration") * 1000


async def figures(page: Page, loaded: Loaded) -> dict[str, float]:
    seen = await page.evaluate("({ ...measured, origin: performance.timeOrigin })")
    second = seen["keys"][1]
    after = [shown for shown in seen["shown"] if shown >= second] or seen["shown"][-1:]
    return {
        "first": max(after[0] - second, 0),
        "last": max(seen["shown"][-1] - seen["keys"][-1], 0),
        "before": loaded.kilobytes(seen["origin"] + after[0]),
        "all": loaded.kilobytes(),
    }


def row(locale: str, kind: str, words: str, runs: list[dict[str, float]]) -> str:
    middle = {name: f"{statistics.median(one[name] for one in runs):.0f}" for name in runs[0]}
    firsts = sorted(one["first"] for one in runs)
    worst = firsts[math.ceil(0.95 * len(firsts)) - 1]
    return ROW.format(
        locale,
        kind,
        words,
        middle["first"],
        f"{worst:.0f}",
        middle["cpu"],
        middle["last"],
        middle["before"],
        middle["all"],
    )


if __name__ == "__main__":
    main()
