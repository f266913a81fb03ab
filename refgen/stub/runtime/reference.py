"""What the runtime knows of the documented API: signatures, values, codes, rules and claims, loaded when first asked for."""

from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cached_property

from refgen.dataclass import dataclass
from refgen.stub.rule import Claim, Rule
from refgen.stub.runtime.claim_lines import ClaimLines, locales_of
from refgen.stub.runtime.code import Code, HResult, UnnumberedCode
from refgen.stub.runtime.nearest import did_you_mean
from refgen.stub.runtime.rule_lines import KnownRules, RuleLines


@dataclass(frozen=True, slots=True)
class Argument:
    """A documented parameter."""

    name: str
    """As documented."""
    type: str
    """C type as documented, blanks folded."""
    direction: str
    """`in`, `out` or `inout`; `in` also where the docs do not say."""
    is_optional: bool = False

    @property
    def is_in(self) -> bool:
        """Whether the caller gives a value."""
        return self.direction != "out"

    @property
    def is_out(self) -> bool:
        """Whether the call gives a value back."""
        return self.direction != "in"


@dataclass(frozen=True, slots=True)
class Signature:
    """A documented method, function or callback."""

    id: str
    interface: str
    """Id of its interface; '' for a function."""
    area: str
    returns: str
    """C type as documented; '' where the docs do not say."""
    arguments: tuple[Argument, ...]
    outcomes: tuple[str, ...] = ()
    """Names of the documented codes, in the order of the page, whether or not a rule gives them."""

    @property
    def name(self) -> str:
        """Last part of the id."""
        return self.id.rpartition(".")[2]

    @property
    def is_hresult(self) -> bool:
        """Whether it answers with an HRESULT; also where the docs write `RESULT`, or nothing for a method."""
        return self.returns.split(" ")[-1] in {"HRESULT", "RESULT"} or (not self.returns and bool(self.interface))


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A documented enumeration."""

    values: Mapping[str, int]
    """By name; members without a known number are left out."""
    is_flags: bool


@dataclass(frozen=True, slots=True)
class InterfaceShape:
    """A documented interface."""

    bases: tuple[str, ...]
    """Ids of those that are documented too."""
    methods: tuple[str, ...]
    """Ids of its own methods, sorted."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """All signatures and values; small, and loaded at once."""

    callables: Mapping[str, Signature]
    interfaces: Mapping[str, InterfaceShape]
    enumerations: Mapping[str, Enumeration]
    codes: Mapping[str, int | None]
    """Number of each documented HRESULT by name; None where it is not known."""
    structures: Mapping[str, tuple[Argument, ...]] = field(default_factory=dict)
    """Fields in documented order."""


class Reference:
    """The documented API, in the form that worlds run. Immutable; one serves any number of worlds and threads."""

    def __init__(
        self,
        shapes: Callable[[], Shapes],
        rules: Callable[[], tuple[Rule, ...] | RuleLines],
        claims: Callable[[], tuple[Claim, ...] | ClaimLines],
        *,
        words: Callable[[], Mapping[str, Mapping[str, str]]] = dict,
        edition: str = "",
    ) -> None:
        """Take loaders, each called at most once."""
        self._load_words = words
        self._load_shapes, self._load_rules, self._load_claims = shapes, rules, claims
        self.edition = edition
        """Tells two editions of the reference apart; empty where it does not matter."""

    @cached_property
    def shapes(self) -> Shapes:
        """Signatures, enumerations and codes."""
        return self._load_shapes()

    @cached_property
    def rules(self) -> KnownRules | RuleLines:
        """All rules by where they apply, whatever their status."""
        found = self._load_rules()
        return found if isinstance(found, RuleLines) else KnownRules(found)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """All claims by id."""
        found = self._load_claims()
        return found if isinstance(found, ClaimLines) else {claim.id: claim for claim in found}

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """Every locale in which some claim is worded, sorted; the claims' English always counts."""
        found = self.claims
        return found.locales if isinstance(found, ClaimLines) else locales_of(found.values())

    @cached_property
    def words(self) -> Mapping[str, Mapping[str, str]]:
        """What reports say themselves, by locale and key; English is known without."""
        return self._load_words()

    @cached_property
    def names(self) -> Mapping[int, str]:
        """The documented name of each number."""
        found: dict[int, str] = {}
        for name, value in sorted(self.shapes.codes.items()):
            if value is not None:
                found.setdefault(value, name)
        return found

    @cached_property
    def constants(self) -> Mapping[str, int]:
        """The number of each enumeration's member, by the member's name."""
        return {
            name: value
            for _, enumeration in sorted(self.shapes.enumerations.items())
            for name, value in enumeration.values.items()
        }

    def code(self, code: str | int | Code) -> Code:
        """The code with this name or number."""
        if isinstance(code, UnnumberedCode):
            return code
        if isinstance(code, int):
            return HResult(code, self.names.get(int(code) & 0xFFFFFFFF, ""))
        value = self.shapes.codes.get(code)
        return UnnumberedCode(code) if value is None else HResult(value, code)

    def signature(self, api: str) -> Signature:
        """The callable with this id; raises `LookupError` with what to do."""
        found = self.shapes.callables.get(api)
        if found is None:
            guess = did_you_mean(api, self.shapes.callables)
            raise LookupError(f"no documented callable is called {api!r}; ids look like 'IHostTask.Join'{guess}")
        return found

    def methods(self, interface: str) -> Mapping[str, Signature]:
        """The methods of an interface by name, inherited ones included, nearest first."""
        found: dict[str, Signature] = {}
        for name in self.lineage(interface):
            for api in self.shapes.interfaces[name].methods:
                signature = self.shapes.callables[api]
                found.setdefault(signature.name, signature)
        return found

    def lineage(self, interface: str) -> tuple[str, ...]:
        """An interface and those that it inherits from, nearest first; each once, whatever circles the docs draw."""
        found: list[str] = []
        waiting = [interface]
        while waiting:
            name = waiting.pop(0)
            if name in self.shapes.interfaces and name not in found:
                found.append(name)
                waiting.extend(self.shapes.interfaces[name].bases)
        if not found:
            guess = did_you_mean(interface, self.shapes.interfaces)
            raise LookupError(f"no documented interface is called {interface!r}{guess}")
        return tuple(found)
