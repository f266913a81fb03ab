"""A page that stands elsewhere in the contents than it did, or among other names, and is the same in all else.

A title is shown on every page below its own, and by all that stand beside it: to make these anew is most of what one edit of it costs.
"""

from refgen.website.frame.division import is_light
from refgen.website.frame.refill import filled, refilled
from refgen.website.frame.shell import Shell, ends_with, nav_html, path_html
from refgen.website.page.navigation import navigation, path_to
from refgen.website.page.position import Position
from refgen.website.site.view import Site


def moved(site: Site, shell: Shell, key: str, locale: str, page: bytes) -> bytes | None:
    """The file of a page with its place as it is now; None where it has to be made anew, as the file does not tell enough.

    `page` is the file of an undivided page as it was made with the same shell.
    """
    path = filled(shell, page, "path")
    before = page[path].decode("utf-8", "replace") if path else ""
    positions = (Position(site, key, locale, spoken) for spoken in ("", *site.given.model.locales))
    # In which language its words are, which the contents do not tell, shows at its own entry.
    found = next((one for one in positions if ends_with(before, one.own)), None)
    if found is None:
        return None
    values = {"path": path_html(path_to(found), found.texts), "nav": nav_html(navigation(found))}
    made = refilled(shell, page, values)
    return made if made is not None and is_light(made) else None
