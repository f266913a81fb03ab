"""An enumeration and its values."""

from refgen.api.context import PageContext, units_of
from refgen.api.kinds.kind import Facts, PageKind
from refgen.api.members import read_enumerators
from refgen.api.model import Kind
from refgen.api.names import IDENTIFIER
from refgen.api.signature import Declaration, EnumDeclaration


def _read(context: PageContext, name: str, declaration: Declaration | None) -> Facts:
    written = declaration.enumerators if isinstance(declaration, EnumDeclaration) else ()
    is_flags = any(
        context.terms.combines.search(context.texts.text(unit))
        for block in context.blocks("summary", "remarks", "members")
        for unit in units_of(block)
    )
    names = {one.name for one in written}
    is_flags = is_flags or any(_is_combined(one.expression, names) for one in written)
    if isinstance(declaration, EnumDeclaration):
        _compare_names(context, name, declaration)
    return Facts(members=read_enumerators(context, written), is_flags=is_flags)


def _is_combined(expression: str, names: set[str]) -> bool:
    """Whether a value is written as a combination of others: `A | B`."""
    return "|" in expression and sum(word in names for word in IDENTIFIER.findall(expression)) > 1


def _compare_names(context: PageContext, name: str, declaration: EnumDeclaration) -> None:
    """A tag that is the type's name in another dress (`_X`, `tagX`) is no contradiction."""
    tag = declaration.tag
    if tag and not tag.strip("_").lower().endswith(declaration.name.strip("_").lower().lstrip("e")) and context.syntax:
        context.report(
            context.syntax.line,
            "name-conflict",
            f"The enumeration is called `{tag}` before its values and `{declaration.name}` behind them (here `{name}`)",
            "use one name",
        )


PAGE_KIND = PageKind(
    Kind.ENUMERATION,
    ("enumeration", "enum"),
    lambda declaration: isinstance(declaration, EnumDeclaration),
    is_member=False,
    read=_read,
)
