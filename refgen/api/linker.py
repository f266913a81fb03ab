"""Links between pages: what an overview lists and what a page refers to, as the ids of APIs."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from refgen.api.links import OUTSIDE, resolve
from refgen.api.model import Api, Kind, Member, Passage, Reference
from refgen.text import Diagnostic


class Linker:
    """Finds the API behind a link or a name."""

    def __init__(self, apis: Iterable[Api]) -> None:
        self.problems: list[Diagnostic] = []
        """Links that lead out of the tree."""
        self._by_page = {api.page: api for api in apis}
        self._by_path = {_without_ending(page): api for page, api in self._by_page.items()}
        self._by_slug = {f"{api.id.replace('.', '-')}-{api.kind}".lower(): api for api in self._by_page.values()}
        self._ids = {api.id for api in self._by_page.values()}

    def link(self, api: Api, path: str, member_targets: Sequence[str]) -> Api:
        """An API with the ids and pages that its links mean; `path` is the file for what has no other."""
        members = tuple(
            self._member(api, path, member, target) for member, target in zip(api.members, member_targets, strict=True)
        )
        see_also = tuple(self._reference(api, path, one) for one in api.see_also)
        return replace(api, members=members, see_also=see_also)

    def _member(self, api: Api, path: str, member: Member, target: str) -> Member:
        found = self._find(api, path, target, member.description)
        if found is None and not target and f"{api.id}.{member.name}" in self._ids:
            return replace(member, api=f"{api.id}.{member.name}")
        if found is None:
            return member
        is_own = found.kind is not Kind.ARTICLE and (found.parent == api.name or api.kind is Kind.ARTICLE)
        return replace(member, api=found.id, name=found.name if is_own else member.name)

    def _reference(self, api: Api, path: str, reference: Reference) -> Reference:
        found = self._find(api, path, reference.target, reference.title)
        if found is None:
            return reference
        return replace(reference, target=found.page, api=None if found.kind is Kind.ARTICLE else found.id)

    def _find(self, api: Api, path: str, target: str, near: Passage) -> Api | None:
        if not target:
            return None
        resolved = resolve(api.page, target)
        if "/" not in api.page and resolved not in self._by_page:
            return self._by_slug.get(_slug(target))  # in a flat folder, paths lead nowhere; file names still tell
        if resolved == OUTSIDE:
            message = f"The link {target} points out of the source root"
            locale, line = next(((one, near.lines[one]) for one in api.sources if near.lines.get(one)), ("", 1))
            where = api.sources[locale].path if locale else path
            self.problems.append(Diagnostic(where, line, 1, "link-outside-root", message, "correct the link"))
            return None
        return self._by_page.get(resolved) or self._by_path.get(_without_ending(resolved))


def _slug(target: str) -> str:
    """The file name that a link ends in, without its ending."""
    return _without_ending(target.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0].rsplit("/", 1)[-1])


def _without_ending(page: str) -> str:
    return page.removesuffix(".md").removesuffix(".txt").lower()
