"""What lists of all APIs show of each: what it is called and where it stands, and nothing of what it declares.

Few edits change that, so that the lists stand as they are.
"""

from operator import attrgetter

from refgen.api.model import NOTHING, Api, Requirements

told_of_listed = attrgetter("id", "kind._value_", "name", "parent", "page", "area")
"""The same as plain values."""


def listed(api: Api) -> Api:
    """That alone."""
    return Api(
        id=api.id,
        kind=api.kind,
        name=api.name,
        parent=api.parent,
        bases=(),
        page=api.page,
        area=api.area,
        signature="",
        return_type="",
        parameters=(),
        outcomes=(),
        members=(),
        title=NOTHING,
        summary=NOTHING,
        return_value=NOTHING,
        remarks=NOTHING,
        requirements=Requirements(),
        see_also=(),
        keywords=(),
        sources={},
    )
