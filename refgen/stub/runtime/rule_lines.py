"""Rules by where they apply; those of a package are read a line at a time, as a call needs those of its callable alone."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from refgen.stub.rule import EveryCall, EveryMethod, OneApi, Rule, Scope
from refgen.stub.rule_json import VERSION, decode

Subject = tuple[type, str]
"""Where a rule applies: the kind of its scope, and the callable, interface or area that the scope names."""

_NAMED_BY: Mapping[type, str] = {OneApi: "api", EveryMethod: "interface", EveryCall: "area"}
"""The field of each scope that holds its subject."""
_KINDS = {kind.__name__: kind for kind in _NAMED_BY}
_SCOPE = '"scope":'
"""What stands before a scope in a line, and nowhere else: inside a text the quotation marks are escaped."""


def subject_of(scope: Scope) -> Subject:
    """What a scope is about."""
    kind = scope.__class__
    return kind, getattr(scope, _NAMED_BY[kind])


def subjects_of(api: str, interface: str, area: str) -> tuple[Subject, ...]:
    """All that the rules of a callable may be about; the interface of one that has none is ''."""
    return (OneApi, api), (EveryMethod, interface), (EveryCall, area)


class KnownRules:
    """Rules that are in memory already."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._by_subject: dict[Subject, list[Rule]] = defaultdict(list)
        for rule in rules:
            self._by_subject[subject_of(rule.scope)].append(rule)

    def about(self, subject: Subject) -> tuple[Rule, ...]:
        """The rules that apply there, in their order."""
        return tuple(self._by_subject.get(subject, ()))

    def with_any(self, *_: type) -> tuple[Rule, ...]:
        """At least the rules with a guard or an effect of these kinds."""
        return self._rules

    def all(self) -> tuple[Rule, ...]:
        """All rules, in their order."""
        return self._rules


class RuleLines:
    """All rules of a file, each read when it is first asked for."""

    def __init__(self, content: bytes) -> None:
        head, *self._rows = content.decode("ascii").splitlines()
        version = json.loads(head)["version"]
        if version != VERSION:
            raise ValueError(f"rules of version {version!r}; this runtime reads version {VERSION}")
        self._read: dict[str, Rule] = {}
        self._by_subject: dict[Subject, list[str]] = defaultdict(list)
        read = json.JSONDecoder().raw_decode
        for row in self._rows:
            scope = read(row, row.index(_SCOPE) + len(_SCOPE))[0]
            kind = _KINDS[scope["is"]]
            self._by_subject[kind, scope[_NAMED_BY[kind]]].append(row)

    def about(self, subject: Subject) -> tuple[Rule, ...]:
        """The rules that apply there, in the order of the file."""
        return tuple(map(self._rule, self._by_subject.get(subject, ())))

    def with_any(self, *kinds: type) -> tuple[Rule, ...]:
        """At least the rules with a guard or an effect of these kinds."""
        tags = tuple(f'"is":"{kind.__name__}"' for kind in kinds)
        return tuple(self._rule(row) for row in self._rows if any(tag in row for tag in tags))

    def all(self) -> tuple[Rule, ...]:
        """All rules, in the order of the file."""
        return tuple(map(self._rule, self._rows))

    def _rule(self, row: str) -> Rule:
        rule = self._read.get(row)
        if rule is None:
            rule = self._read[row] = decode(Rule, json.loads(row))
        return rule


def join_rules(lines: Iterable[str]) -> bytes:
    """The file: the version, then the lines; ASCII, which any text survives."""
    head = json.dumps({"version": VERSION}, separators=(",", ":"))
    return "".join(f"{line}\n" for line in (head, *lines)).encode()
