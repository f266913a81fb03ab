"""Numbers of HRESULT names, from a table that states its source; a name absent there has no known number."""

import json
from collections.abc import Mapping
from functools import cache

from refgen.installation import ROOT


@cache
def _numbers() -> Mapping[str, int]:
    data = json.loads((ROOT / "api" / "hresults.json").read_text("utf-8"))
    return {name: int(value, 16) for name, value in data["hresults"].items()}


def hresult_value(name: str) -> int | None:
    """The number of a name, unsigned; None where it is not known."""
    return _numbers().get(name)
