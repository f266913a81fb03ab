"""Numbers of things in messages."""


def counted(count: int, noun: str) -> str:
    """`1 page`, `2 pages`; for nouns that take an s."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
