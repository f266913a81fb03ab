"""What lists of all APIs show of each: what it is called and where it stands, some also its results.

Few edits change that, so that the lists stand as they are.
"""

from dataclasses import replace
from operator import attrgetter

from refgen.api.model import NOTHING, Api, Requirements

told_of_listed = attrgetter("id", "kind._value_", "name", "parent", "page", "area")
"""What `listed` leaves of an API, as plain values for a digest."""


def listed(api: Api) -> Api:
    """The API with no more than what it is called and where it stands; all else is empty."""
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


def with_results(api: Api) -> Api:
    """As `listed`, with the results that it documents, without their descriptions."""
    return replace(listed(api), outcomes=tuple(replace(one, description=NOTHING) for one in api.outcomes))
