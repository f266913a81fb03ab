"""Requirements as a list of terms."""

from refgen.website.view import PageView

_FIELDS = ("platforms", "header", "library", "versions")


def requirements(view: PageView) -> str:
    """What the page's API needs."""
    if view.api is None:
        return ""
    rows = []
    for name in _FIELDS:
        passage = getattr(view.api.requirements, name)
        if passage.texts:
            rows.append(f"<dt>{view.texts.html(f'requirement.{name}')}</dt><dd>{view.foreign(passage)}</dd>")
    return f'<dl class="rg-requirements">{"".join(rows)}</dl>' if rows else ""
