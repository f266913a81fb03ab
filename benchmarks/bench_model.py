"""How much of what pages state is in the model, counted by a second, simpler reading of the same files.

    python -m benchmarks.bench_model [TREE] [--show]

The second reading looks at raw files with regular expressions and shares no code with `refgen`; where the two differ,
`--show` prints both. Figures go to the standard output, one a line.
"""

import argparse
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from refgen.align import align_page
from refgen.api import Api, Kind, Model, build_model, describe_page, include_texts
from refgen.api.headings import heading_role
from refgen.corpus import Tree, scan_tree
from refgen.corpus.load import read_pages

CALLABLES = {Kind.METHOD, Kind.FUNCTION, Kind.CALLBACK}
ENGLISH = re.compile(r'<span class="sxs-lookup">\s*<span data-stu-id="[^"]*">.*?</span>\s*</span>', re.DOTALL)
TAGS = re.compile(r"</?span[^>]*>")
SECTION = re.compile(r'^[ ]{0,3}#{2,6} *(?:<a name="([^"]*)"></a>)?[^\n]*\n', re.MULTILINE)
FENCE = re.compile(r"^[ ]*```[ ]*([\w+-]*)[^\n]*\n(.*?)^[ ]*```", re.DOTALL | re.MULTILINE)
LIST = re.compile(r"\[((?: *,? *[A-Za-z_]\w*(?:\([^)\]]*\)?)?)+) *\]?(?=[\s\w\[])")


class Raw:
    """One file as the second reading sees it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.target = TAGS.sub("", ENGLISH.sub("", text))
        cuts = [*SECTION.finditer(self.target)]
        ends = [match.start() for match in cuts[1:]] + [len(self.target)]
        self.sections = [
            (match[1] or "", self.target[match.end() : end]) for match, end in zip(cuts, ends, strict=False)
        ]

    def headings(self) -> list[tuple[str, str]]:
        """Anchor and words of each heading below the title."""
        return re.findall(r'^[ ]{0,3}#{2,6} *<a name="([^"]*)"></a>([^\n]*?)[ \r]*$', self.target, re.MULTILINE)

    def section(self, anchor: str) -> str:
        """The text below the headings with an anchor."""
        return "".join(body for name, body in self.sections if re.sub(r"-\d+$", "", name) == anchor)

    def syntax(self) -> str:
        """The first block of code below Syntax."""
        match = FENCE.search(self.section("syntax"))
        return match[2] if match and match[1] in {"", "cpp", "idl", "c"} else ""

    def parameters(self) -> list[tuple[str, str, bool, bool]] | None:
        """(name, type without blanks, in, out) of each parameter; None where this reading gives up."""
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", self.syntax(), flags=re.DOTALL)
        match = re.match(
            r"(?:typedef\s+)?[\w\s*]+?(?:\([^()]*\*[^()]*\)\s*)?\((.*)\)\s*(?:PURE)?\s*;?\s*\Z", code, re.DOTALL
        )
        if not match or "{" in code or code.count("(") != code.count(")"):
            return None
        found = []
        for part in re.split(r",(?![^\[(]*[\])])", match[1]):
            marks = " ".join(LIST.findall(part))
            bare = " ".join(LIST.sub(" ", part).split())
            named = re.fullmatch(r"(.*?[\s*&])(\w+)((?:\s*\[\w*\s*\])*)", bare)
            if bare.lower() in {"", "void"}:
                continue
            if not named:
                return None
            is_in, is_out = (bool(re.search(rf"\b{word}\b", marks)) for word in ("in", "out"))
            found.append((named[2], re.sub(r"\s", "", named[1] + named[3]), is_in, is_out))
        return found

    def rows(self, anchor: str) -> int:
        """Table rows below their headers in a section."""
        lines = [line.strip() for line in self.section(anchor).splitlines()]
        tables = [place for place, line in enumerate(lines) if re.fullmatch(r"[|:\- ]*-{3,}[|:\- ]*", line) and place]
        count = 0
        for place in tables:
            for line in lines[place + 1 :]:
                if "|" not in line:
                    break
                count += bool(line.strip("| "))
        return count

    def describes(self, name: str) -> bool:
        """Whether the parameters section has a line, row or item for a name, with text behind or below it."""
        named = rf"^[ ]*(?:[-*+] +|\|[ ]*)?[`*]{{0,3}}{re.escape(name)}[`*]{{0,3}}[ \t]*"
        text = r"(?!`?\w+`?[ \t]*\\?$)[^\s|#]"
        return bool(
            re.search(rf"{named}(?:\\?\n\s*|\|[ \t]*|[:：]\s*|(?=\[)){text}", self.section("parameters"), re.MULTILINE)
        )


class Figures:
    """Counts of what agrees, and examples of what does not."""

    def __init__(self, *, show: bool) -> None:
        self.good: Counter[str] = Counter()
        self.total: Counter[str] = Counter()
        self._show = show

    def add(self, name: str, *, is_good: bool, example: object = "") -> None:
        """Count one case."""
        self.total[name] += 1
        self.good[name] += is_good
        if not is_good and self._show:
            print(f"  {name}: {example}")

    def lines(self) -> Iterator[str]:
        """What was counted."""
        for name, total in self.total.items():
            yield f"{name:<58} {self.good[name]:>6} of {total:>6}  {100 * self.good[name] / total:6.2f} %"


def build(tree: Tree) -> tuple[Model, dict[str, float]]:
    seconds: defaultdict[str, float] = defaultdict(float)
    parts, includes = [], []
    for files, is_page in ((tree.pages, True), (tree.includes, False)):
        for key, paths in files.items():
            start = time.perf_counter()
            pages, _ = read_pages(tree.root, paths)
            read = time.perf_counter()
            aligned = align_page(key, pages)
            done = time.perf_counter()
            seconds["read"] += read - start
            seconds["align"] += done - read
            if is_page:
                parts.append(describe_page(aligned))
                seconds["describe"] += time.perf_counter() - done
            else:
                includes.append(aligned)
    start = time.perf_counter()
    model = build_model(parts, include_texts(includes))
    seconds["build"] += time.perf_counter() - start
    return model, dict(seconds)


def measure(model: Model, tree: Tree, figures: Figures) -> None:
    for api in model.apis:
        pages = {
            locale: Raw((tree.root / path).read_text("utf-8", "replace"))
            for locale, path in tree.pages[api.page].items()
        }
        _headings(pages, figures)
        figures.add("pages with a kind", is_good=api.kind in set(Kind))
        if api.kind in CALLABLES:
            _callable(api, pages, figures)
        _stated(api, pages, figures)


def _headings(pages: dict[str, Raw], figures: Figures) -> None:
    """Whether the words of a heading alone tell what its anchor tells."""
    for locale, raw in pages.items():
        for anchor, words in raw.headings():
            role = heading_role(anchor, "", "en")
            if role:
                told = heading_role("", words, locale)
                figures.add(
                    f"headings told by their words in {locale}", is_good=told == role, example=(words, role, told)
                )


def _callable(api: Api, pages: dict[str, Raw], figures: Figures) -> None:
    page = next((raw for raw in pages.values() if raw.syntax()), None)
    if page:
        figures.add(
            "callables with a syntax block that have a return type", is_good=bool(api.return_type), example=api.id
        )
        read = page.parameters()
        if read is not None:
            ours = [
                (
                    one.name,
                    re.sub(r"\s", "", one.type),
                    one.direction in {"in", "inout"},
                    one.direction in {"out", "inout"},
                )
                for one in api.parameters
            ]
            figures.add(
                "methods: names and order as the simple reading",
                is_good=[o[0] for o in ours] == [r[0] for r in read],
                example=(api.id, [o[0] for o in ours], [r[0] for r in read]),
            )
            for mine, other in zip(ours, read, strict=False):
                figures.add(
                    "parameters: type as the simple reading", is_good=mine[1] == other[1], example=(api.id, mine, other)
                )
                if other[2] or other[3]:
                    figures.add(
                        "parameters: direction as the simple reading",
                        is_good=mine[2:] == other[2:],
                        example=(api.id, mine, other),
                    )
    for locale, raw in pages.items():
        for one in api.parameters:
            if raw.describes(one.name):
                figures.add(
                    f"parameters described in {locale}, attached",
                    is_good=locale in one.description.texts,
                    example=(api.id, one.name),
                )
    rows = max((raw.rows("return-value") for raw in pages.values()), default=0)
    if rows:
        figures.add(
            "outcome tables whose rows are all there",
            is_good=len(api.outcomes) >= rows,
            example=(api.id, rows, [one.code for one in api.outcomes]),
        )


def _stated(api: Api, pages: dict[str, Raw], figures: Figures) -> None:
    """Nothing in the model that no page states."""
    text = "".join(raw.text for raw in pages.values()).replace("\\", "")
    squeezed = re.sub(r"\s", "", text)
    for one in api.parameters:
        figures.add(
            "parameters whose name and type are on the page",
            is_good=one.name in text and re.sub(r"\s|\[.*", "", one.type) in squeezed,
            example=(api.id, one.name, one.type),
        )
    for outcome in api.outcomes:
        figures.add(
            "outcomes whose code is on the page",
            is_good=re.sub(r"\s", "", outcome.code) in re.sub(r"[`*]", "", squeezed),
            example=(api.id, outcome.code),
        )
    if api.kind in {Kind.ENUMERATION, Kind.STRUCTURE}:
        for member in api.members:
            figures.add("members whose name is on the page", is_good=member.name in text, example=(api.id, member.name))
            if api.kind is Kind.ENUMERATION:
                figures.add(
                    "values of enumerations that are known",
                    is_good=member.value is not None,
                    example=(api.id, member.name),
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", nargs="?", type=Path, default=Path(__file__).parent.parent.parent / "shared" / "corpus")
    parser.add_argument("--show", action="store_true", help="print every difference")
    options = parser.parse_args()
    if not options.tree.is_dir():
        sys.exit(f"{options.tree}: there is no such folder; name a tree of pages")
    tree = scan_tree(options.tree)
    model, seconds = build(tree)
    figures = Figures(show=options.show)
    measure(model, tree, figures)
    for line in figures.lines():
        print(line)
    kinds = Counter(api.kind.value for api in model.apis)
    print("kinds:", ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
    problems = Counter(problem.code for problem in model.diagnostics)
    print("contradictions:", ", ".join(f"{count} {code}" for code, count in sorted(problems.items())))
    print("seconds, one process:", ", ".join(f"{name} {value:.1f}" for name, value in seconds.items()))


if __name__ == "__main__":
    main()
