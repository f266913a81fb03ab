"""What would change in a file, as people and `git apply --unidiff-zero` read it."""

from difflib import unified_diff


def diff_texts(file: str, before: str, after: str) -> str:
    """A unified diff of one file, without context; empty where nothing changes.

    Lines end at line feeds alone, as git counts them, so that the difference of a file with other separators in it
    can be applied.
    """
    lines = unified_diff(_lines(before), _lines(after), f"a/{file}", f"b/{file}", n=0)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    *ended, last = text.split("\n")
    return [*(f"{line}\n" for line in ended), *([last] if last else [])]
