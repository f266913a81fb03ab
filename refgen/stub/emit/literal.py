"""Text as Python writes it, with the quotes that formatters prefer."""


def quoted(text: str) -> str:
    """The literal of a text, in double quotes where that needs no escape."""
    literal = repr(text)
    if literal.startswith('"') or '"' in literal or "\\'" in literal:
        return literal
    return f'"{literal[1:-1]}"'
