"""What lists of all APIs show of each: what it is called and where it stands, some also its results.

Few edits change that, so that the lists stand as they are.
"""

from dataclasses import replace
from operator import attrgetter

from refgen.api.model import NOTHING, Api, Requirements
from refgen.website import address

_TOLD = attrgetter("id", "kind._value_", "name", "parent", "page", "area")


def is_named_by_file(api: Api) -> bool:
    """Whether its page names nothing, such as a list of constants: then its title says more than its name."""
    return api.name == address.strip_ending(api.page).rpartition("/")[2]


def told_of_listed(api: Api) -> tuple[object, ...]:
    """What `listed` leaves of an API, as plain values for a digest."""
    told: tuple[object, ...] = _TOLD(api)
    return (*told, sorted(api.title.texts.items())) if is_named_by_file(api) else told


def listed(api: Api) -> Api:
    """The API with no more than what it is called and where it stands; all else is empty, as is the title of what has a name."""
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
        title=api.title if is_named_by_file(api) else NOTHING,
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
