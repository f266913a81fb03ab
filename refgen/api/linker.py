"""Links between pages: what an overview lists and what a page refers to, as the ids of APIs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from refgen.api.links import OUTSIDE, LinkedPages, folded, resolve, slugs_of
from refgen.api.model import Api, Kind, Member, Passage, Reference
from refgen.text import Diagnostic


class Target(NamedTuple):
    """What a link has to know of the API that it leads to: little, so that few edits of a page concern the others."""

    id: str
    page: str
    name: str
    kind: Kind
    parent: str | None


def target_of(api: Api) -> Target:
    """An API as links see it."""
    return Target(api.id, api.page, api.name, api.kind, api.parent)


Known = Mapping[str, Target]
"""The APIs of pages, by what links can ask for."""
_KEY, _PATH, _SLUG, _ID = "=", "~", "/", "#"
"""What stands before what is asked for: the first three as in `refgen.api.links.Pages`."""


def known_of(targets: Sequence[Target]) -> Known:
    """All that links can ask for."""
    by_page = {one.page: one for one in targets}
    slugs = slugs_of([(one.page, one.id, one.kind) for one in targets])
    return {
        **{f"{_ID}{one.id}": one for one in targets},
        **{f"{_KEY}{key}": one for key, one in by_page.items()},
        **{f"{_PATH}{folded(key)}": by_page[key] for key in sorted(by_page)},
        **{f"{_SLUG}{slug}": by_page[key] for slug, key in slugs.items()},
    }


class Asking:
    """Hears what links ask for where there is nothing: more is asked for nowhere."""

    def __init__(self) -> None:
        self._pages = LinkedPages(self)
        self._asked: set[str] = set()

    @property
    def asked(self) -> frozenset[str]:
        """All of that."""
        return frozenset(self._asked)

    def link(self, api: Api, member_targets: Sequence[str]) -> None:
        """Ask for what `Linker.link` asks for."""
        self._asked.update(f"{_ID}{_own(api, one)}" for one in api.members)
        for target in {*member_targets, *(one.target for one in api.see_also)}:
            self._pages.of(api.page, target)

    def has_page(self, key: str) -> bool:
        """As of `Pages`."""
        self._asked.add(f"{_KEY}{key}")
        return False

    def page_at(self, path: str) -> str:
        """As of `Pages`."""
        self._asked.add(f"{_PATH}{path}")
        return ""

    def page_called(self, slug: str) -> str:
        """As of `Pages`."""
        self._asked.add(f"{_SLUG}{slug}")
        return ""


class Linker:
    """Finds the API behind a link or a name."""

    def __init__(self, known: Known) -> None:
        """`known` has what is asked for, as far as it is there."""
        self._known = known
        self._by_page = {one.page: one for one in known.values()}
        self._pages = LinkedPages(self)

    def has_page(self, key: str) -> bool:
        """As of `Pages`."""
        return f"{_KEY}{key}" in self._known

    def page_at(self, path: str) -> str:
        """As of `Pages`."""
        return self._page(f"{_PATH}{path}")

    def page_called(self, slug: str) -> str:
        """As of `Pages`."""
        return self._page(f"{_SLUG}{slug}")

    def _page(self, name: str) -> str:
        found = self._known.get(name)
        return found.page if found else ""

    def link(self, api: Api, path: str, member_targets: Sequence[str], problems: list[Diagnostic]) -> Api:
        """An API with the ids and pages that its links mean; those that lead out of the tree become problems.

        `path` is the file for what has no other.
        """

        def find(target: str, near: Passage) -> Target | None:
            return self._find(api, path, target, near, problems)

        members = tuple(
            self._member(api, member, find(target, member.description), has_link=bool(target))
            for member, target in zip(api.members, member_targets, strict=True)
        )
        see_also = tuple(_reference(one, find(one.target, one.title)) for one in api.see_also)
        return replace(api, members=members, see_also=see_also)

    def _member(self, api: Api, member: Member, found: Target | None, *, has_link: bool) -> Member:
        if found is None and not has_link and f"{_ID}{_own(api, member)}" in self._known:
            return replace(member, api=_own(api, member))
        if found is None:
            return member
        is_own = found.kind is not Kind.ARTICLE and (found.parent == api.name or api.kind is Kind.ARTICLE)
        return replace(member, api=found.id, name=found.name if is_own else member.name)

    def _find(self, api: Api, path: str, target: str, near: Passage, problems: list[Diagnostic]) -> Target | None:
        if not target:
            return None
        found = self._pages.of(api.page, target)
        if not found and resolve(api.page, target) == OUTSIDE:
            message = f"The link {target} points out of the source root"
            locale, line = next(((one, near.lines[one]) for one in api.sources if near.lines.get(one)), ("", 1))
            where = api.sources[locale].path if locale else path
            problems.append(Diagnostic(where, line, 1, "link-outside-root", message, "correct the link"))
        return self._by_page.get(found)


def _own(api: Api, member: Member) -> str:
    """The id of what documents a member, where it has a page of its own."""
    return f"{api.id}.{member.name}"


def _reference(reference: Reference, found: Target | None) -> Reference:
    if found is None:
        return reference
    return replace(reference, target=found.page, api=None if found.kind is Kind.ARTICLE else found.id)
