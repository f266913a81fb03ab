"""The model without its prose: what the pages declare, which most edits leave as it was.

What is made of that alone (indexes, inventories, the shapes of calls) stands then as well, and a process that runs again
does not make it again.
"""

from dataclasses import replace

from refgen.api.model import NOTHING, Api, Model, Requirements
from refgen.corpus.held import HELD, remembered


@remembered
def declared(model: Model) -> Model:
    """The model with its passages empty, and without diagnostics; where nothing else has changed, that of the run before."""
    apis = tuple(HELD.same(_bare(api), declared, api.id) for api in model.apis)
    return HELD.same(Model(model.locales, apis), declared)


@remembered
def _bare(api: Api) -> Api:
    return replace(
        api,
        parameters=tuple(replace(one, description=NOTHING) for one in api.parameters),
        outcomes=tuple(replace(one, description=NOTHING) for one in api.outcomes),
        members=tuple(replace(one, description=NOTHING) for one in api.members),
        title=NOTHING,
        summary=NOTHING,
        return_value=NOTHING,
        remarks=NOTHING,
        requirements=Requirements(),
        see_also=tuple(replace(one, title=NOTHING) for one in api.see_also),
        details=NOTHING,
    )
