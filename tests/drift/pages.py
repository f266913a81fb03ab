"""Small pages in several locales, written in the tests' own words."""

from refgen.align import align_page
from refgen.drift.run import check_page
from refgen.ops import parse_page

HEAD = "---\ntitle: Task\napi_name: ITask.Start\nms.contentlocale: {locale}\n{extra}---\n"


def side_by_side(pairs, prefix="a1b2c-"):
    """Lines of (translation, English) pairs; a plain string stands as it is."""
    lines = []
    for number, pair in enumerate(pairs, 101):
        if isinstance(pair, str):
            lines.append(pair)
            continue
        name = f"{prefix}{number}"
        target, source = pair
        mark = ""
        while target[:1] == "#":
            mark, target, source = mark + "#", target[1:].lstrip(), source[1:].lstrip()
        lines.append(
            f'{mark}{" " if mark else ""}<span data-ttu-id="{name}">{target}</span>'
            f'<span class="sxs-lookup"><span data-stu-id="{name}">{source}</span></span>'
        )
    return "\n\n".join(lines) + "\n"


def pages(texts, extra=""):
    """Parsed pages by locale."""
    return {
        locale: parse_page((HEAD.format(locale=locale, extra=extra) + text).encode(), f"{locale}/hosting/task.md")
        for locale, text in texts.items()
    }


def aligned(texts, extra=""):
    """The page in all those locales."""
    return align_page("hosting/task.md", pages(texts, extra))


def findings(texts, settings=None):
    """What the checks say, without those that are only facts about the front matter."""
    return check_page(aligned(texts), settings) if settings else check_page(aligned(texts))
