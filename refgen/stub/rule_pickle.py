"""Lets claims and rules go through pickle by their fields alone: a run sends tens of thousands of them to the cache and back.

Their own files say nothing of that, because every generated package has them.
"""

from refgen.stub.rule import Claim, Rule, Wording
from refgen.stub.rule_json import VARIANTS
from refgen.text.by_fields import by_fields


def pickle_rules_by_fields() -> None:
    """Teach the vocabulary that; what has no fields goes by its name."""
    for kind in (Wording, Claim, Rule, *VARIANTS.values()):
        if kind.__match_args__:  # type: ignore[attr-defined]
            by_fields(kind)
