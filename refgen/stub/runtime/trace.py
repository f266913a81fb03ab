"""A trace as JSON lines: what a world writes, and what `audit` reads of a real implementation."""

from typing import Any

from refgen.stub.runtime.code import HResult, Undocumented, UnnumberedCode
from refgen.stub.runtime.moment import Call


def call_as_data(call: Call) -> dict[str, Any]:
    """A call as plain data: `api`, `target`, `thread`, `time`, `arguments`, `outs`, and `hresult` or `value`.

    A call that broke a contract has `violation` in the place of the last.
    """
    answer = call.answer
    data: dict[str, Any] = {
        "api": call.api,
        "target": call.attempt.target,
        "thread": call.attempt.thread,
        "time": call.time,
        "arguments": {name: plain_data(value) for name, value in call.attempt.arguments.items()},
        "outs": {name: plain_data(value) for name, value in answer.outs.items()},
    }
    if answer.is_violation:
        data["violation"] = True
    elif answer.code is not None:
        data["hresult"] = plain_data(answer.code)
    else:
        data["value"] = plain_data(answer.value)
    return data


def plain_data(value: object) -> Any:
    """A value as JSON can hold it; objects by their names."""
    if isinstance(value, HResult | UnnumberedCode):
        return value.name
    if isinstance(value, Undocumented):
        return {"undocumented": value.subject}
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list | tuple):
        return [plain_data(one) for one in value]
    return repr(value)
