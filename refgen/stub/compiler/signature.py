"""A rule as one short line, for whoever reviews it.

`return E_INVALIDARG|null pszName`: effect, bar, guard. A guard that holds when any of several conditions does is several
lines.
"""

from refgen.stub import rule as r


def signatures(guard: r.Guard, effect: r.Effect) -> tuple[str, ...]:
    """One line for each alternative of the guard."""
    alternatives = guard.guards if isinstance(guard, r.AnyOf) else (guard,)
    return tuple(f"{_effect(effect)}|{_guard(one)}" for one in alternatives)


def _effect(effect: r.Effect) -> str:  # noqa: C901, PLR0911 -- one case a variant of the union
    match effect:
        case r.Return(code):
            return f"return {code}"
        case r.ReturnValue(value):
            return f"value {value}"
        case r.Set(slot, value):
            return f"set {slot.name}={value}"
        case r.Count(slot, by):
            return f"count {slot.name} {by:+d}"
        case r.SetOut(parameter, value):
            return f"out {parameter}={value}"
        case r.Buffer(buffer, capacity, needed):
            return f"buffer {buffer} {capacity} {needed}"
        case r.Enumerate(role):
            return f"enumerate {role}"
        case r.MustRelease(parameter, by):
            return f"release {parameter} by {by}"
        case r.Advise(topic):
            return f"advise {topic}"
        case r.Violate() | r.Permit() | r.Allow():
            return effect.__class__.__name__.lower()


def _guard(guard: r.Guard) -> str:  # noqa: C901, PLR0911, PLR0912 -- one case a variant of the union
    match guard:
        case r.IsNull(parameter):
            return f"null {parameter}"
        case r.Equals(parameter, value):
            return f"equals {parameter} {value}"
        case r.NotIn(parameter, values):
            return f"notin {parameter} {' '.join(map(str, values))}"
        case r.OutsideEnumeration(parameter, enumeration):
            return f"enum {parameter} {enumeration}"
        case r.OutsideRange(parameter, low, high):
            return f"range {parameter} {low} {high}"
        case r.TooSmall(capacity):
            return f"toosmall {capacity}"
        case r.Overstated(data, size):
            return f"overstated {data} {size}"
        case r.Exhausted(count):
            return f"exhausted {count}"
        case r.StateIs(slot, value):
            return f"state {slot.name} {value}"
        case r.Faulted(fault):
            return f"fault {fault}"
        case r.CallCount(api, at_least, at_most):
            return f"called {api} {at_least} {at_most}"
        case r.Outside(api):
            return f"outside {api}"
        case r.Misplaced(breach):
            return f"misplaced {breach}"
        case r.Answered(codes):
            return f"answered {' '.join(codes)}"
        case r.VersionBelow(version):
            return f"version {version}"
        case r.AllOf(guards):
            return f"all({','.join(map(_guard, guards))})"
        case r.AnyOf(guards):
            return f"any({','.join(map(_guard, guards))})"
        case r.Not(inner):
            return f"not({_guard(inner)})"
        case r.Always():
            return "always"
