"""What functions, methods and callbacks have in common: parameters and outcomes."""

from refgen.api.context import PageContext
from refgen.api.kinds.kind import Facts
from refgen.api.outcomes import read_outcomes
from refgen.api.parameters import read_parameters
from refgen.api.signature import Declaration, FunctionDeclaration


def read_callable(context: PageContext, name: str, declaration: Declaration | None) -> Facts:
    """Return type, parameters, outcomes."""
    function = declaration if isinstance(declaration, FunctionDeclaration) else None
    return_type = _return_type(name, function)
    outcomes, prose = read_outcomes(context, return_type)
    return Facts(return_type, read_parameters(context, function), outcomes, prose)


def _return_type(name: str, function: FunctionDeclaration | None) -> str:
    """As declared; where type and name run together (`BOOLEANStrongName…`), what stands before the name."""
    if function is None:
        return ""
    if not function.return_type and function.name != name and function.name.endswith(name):
        return function.name.removesuffix(name)
    return function.return_type
