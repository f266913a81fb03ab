"""Links between pages: what an overview lists and what a page refers to, as the ids of APIs."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from refgen.api.links import OUTSIDE, LinkedPages, PagesByKey, resolve, slugs_of
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


class Linker:
    """Finds the API behind a link or a name."""

    def __init__(self, apis: Iterable[Target]) -> None:
        self._by_page = {api.page: api for api in apis}
        targets = self._by_page.values()
        slugs = slugs_of([(one.page, one.id, one.kind) for one in targets])
        self._pages = LinkedPages(PagesByKey(self._by_page, slugs))
        self._ids = {one.id for one in targets}

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
        if found is None and not has_link and f"{api.id}.{member.name}" in self._ids:
            return replace(member, api=f"{api.id}.{member.name}")
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


def _reference(reference: Reference, found: Target | None) -> Reference:
    if found is None:
        return reference
    return replace(reference, target=found.page, api=None if found.kind is Kind.ARTICLE else found.id)
