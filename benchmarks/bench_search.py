"""How soon search answers in a slow browser, and how much it loads before.

    python -m benchmarks.bench_search build/site [--locale fr-fr] [--cpu 4] [--rounds 5]

A built site, served from this machine, in headless Chromium with the processor slowed down (4 times) and the network of a
slow phone (1.6 Mbit/s, 150 ms a round trip; nothing is compressed, nothing cached). A reader opens a page, waits until it
is quiet, opens search and types, a key every 120 ms. Figures, the median and the worst of the rounds: milliseconds from
the second keystroke to the first result on the screen, from the last keystroke to the last change of the results, and
the kilobytes of the index that were loaded before the first result, and in all.
"""

import argparse
import functools
import http.server
import json
import shutil
import statistics
import threading
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

QUERIES = {
    "name": "revleave",
    "member": "IHostTaskManager::sl",
    "code": "8013",
    "English words": "thread affinity",
    "local words": {
        "fr-fr": "méthode tâche",
        "zh-cn": "托管线程",
        "it-it": "metodo attività",
        "en-us": "stack guarantee",
    },
    "words of another language": {"fr-fr": "gestito", "zh-cn": "gestito", "it-it": "thread hôte", "en-us": "gestito"},
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--locale", default="fr-fr")
    parser.add_argument("--cpu", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    handler = functools.partial(Quiet, directory=str(asked.site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    report = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for kind, query in QUERIES.items():
            words = query if isinstance(query, str) else query[asked.locale]
            url = f"http://127.0.0.1:{server.server_port}/{asked.locale}/index.html"
            runs = [search(browser, url, words, asked.cpu) for _ in range(asked.rounds)]
            report[f"{kind}: {words}"] = {
                name: [round(statistics.median(one[name] for one in runs), 1), round(max(one[name] for one in runs), 1)]
                for name in runs[0]
            }
        browser.close()
    server.shutdown()
    print(json.dumps(report, indent=2, ensure_ascii=False))


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


def search(browser: Browser, url: str, query: str, slowness: float) -> dict[str, float]:
    context = browser.new_context()
    page = context.new_page()
    loaded: list[tuple[float, int]] = []
    page.on("requestfinished", lambda request: note(request, loaded))
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    speed = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
    devtools.send("Network.emulateNetworkConditions", speed)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": slowness})
    page.add_init_script(WATCH)
    page.goto(url)
    page.locator("html[data-ready]").wait_for()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.locator("dialog[open] input").wait_for()
    page.evaluate("measured.keys = []")
    page.keyboard.type(query, delay=120)
    page.locator("[role=option]").first.wait_for()
    page.wait_for_load_state("networkidle")
    time.sleep(0.5)
    result = figures(page, loaded)
    context.close()
    return result


def note(request: Any, loaded: list[tuple[float, int]]) -> None:
    if "/search/" in request.url:
        timing = request.timing
        loaded.append((timing["startTime"] + timing["responseEnd"], request.sizes()["responseBodySize"]))


def figures(page: Page, loaded: list[tuple[float, int]]) -> dict[str, float]:
    seen = page.evaluate("({ ...measured, origin: performance.timeOrigin })")
    second = seen["keys"][1]
    after = [shown for shown in seen["shown"] if shown >= second] or seen["shown"][-1:]
    first = seen["origin"] + after[0]
    return {
        "ms from the second key to a result": max(after[0] - second, 0),
        "ms from the last key to the last change": max(seen["shown"][-1] - seen["keys"][-1], 0),
        "kB before": sum(size for end, size in loaded if end <= first) / 1000,
        "kB in all": sum(size for _, size in loaded) / 1000,
    }


if __name__ == "__main__":
    main()
