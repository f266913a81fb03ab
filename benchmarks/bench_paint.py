"""How soon a reader with a slow phone sees a page of a built site.

    python -m benchmarks.bench_paint build/site [--pages 6] [--runs 3]

The site is served from this machine, compressed; Chromium is slowed down to a network of 1.6 Mbit/s with 150 ms a round trip and to a
quarter of its speed, as Lighthouse does for phones, with nothing in its cache. First and largest contentful paint in
milliseconds, the median of the runs, and what had to be loaded.
"""

import argparse
import functools
import gzip
import http.server
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

_CHROMIUM = "/usr/bin/chromium"
_NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
_PAINTS = """() => new Promise(done => {
  const seen = {};
  new PerformanceObserver(list => { for (const one of list.getEntries()) seen.largest = one.startTime; })
    .observe({type: "largest-contentful-paint", buffered: true});
  setTimeout(() => {
    seen.first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    seen.loaded = performance.getEntriesByType("resource").reduce((sum, one) => sum + one.transferSize, 0)
      + performance.getEntriesByType("navigation")[0].transferSize;
    done(seen);
  }, 500);
})"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--pages", type=int, default=6)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--slower", type=float, default=4, help="how many times (default: 4)")
    asked = parser.parse_args()
    found = sorted(path for path in asked.site.rglob("*.html") if "docs" in path.parts)
    chosen = found[:: max(1, len(found) // asked.pages)][: asked.pages]
    with served(asked.site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM)
        print(f"{'first':>7} {'largest':>7} {'kB':>6}  page")
        for path in chosen:
            address = path.relative_to(asked.site).as_posix()
            runs = [paint(browser, f"{root}/{address}", asked.slower) for _ in range(asked.runs)]
            first, largest, loaded = (
                statistics.median(one[name] for one in runs) for name in ("first", "largest", "loaded")
            )
            print(f"{first:7.0f} {largest:7.0f} {loaded / 1000:6.0f}  {address}")
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address that the folder is served at."""
    handler = functools.partial(_Host, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


class _Host(http.server.SimpleHTTPRequestHandler):
    """Sends texts compressed, as static hosts do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        kind = self.guess_type(path)
        self.send_response(200)
        if kind.startswith("text/") or kind.endswith(("javascript", "json", "xml")):
            data = gzip.compress(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def paint(browser: Browser, address: str, slower: float) -> dict[str, float]:
    """The times of one cold visit."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page = context.new_page()
    control = context.new_cdp_session(page)
    control.send("Network.enable")
    control.send("Network.emulateNetworkConditions", _NETWORK)
    control.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(address, wait_until="load")
    seen: dict[str, float] = page.evaluate(_PAINTS)
    context.close()
    return seen


if __name__ == "__main__":
    main()
