"""A fault that a reader chooses becomes a line of the example, in whatever way its world is made."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

MODULE = Path(__file__).parents[3] / "refgen/website/theme/assets/refgen/faults.js"
FAULT = "{}.fault('ITask.Abort', 'timeout', times=None)"
NAMED = ["world = World()", "task = world.create('ITask')", "task.Abort()"]


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node.js to run it")
@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (NAMED, [NAMED[0], FAULT.format("world"), *NAMED[1:]]),
        (
            ['task = World().create("ITask")', "task.Abort()"],
            ["world = World()", FAULT.format("world"), 'task = world.create("ITask")', "task.Abort()"],
        ),
        (
            ["world = 1", "task = World(seed=2).create('ITask')"],
            ["world = 1", "world_ = World(seed=2)", FAULT.format("world_"), "task = world_.create('ITask')"],
        ),
        (["task = ITask()"], ["task = ITask()"]),
        # What is said of an older fault goes with it, what is said of other lines stays.
        (
            [*NAMED[:2], "# About the old.", "# It goes.", FAULT.format("world"), "# About the call.", NAMED[2]],
            [*NAMED[:2], FAULT.format("world"), "# About the call.", NAMED[2]],
        ),
        # Also over the calls that lead to it, but not what is said of all, nor of other calls.
        (
            [NAMED[0], NAMED[1], "# About the old.", "task.Begin()", FAULT.format("world"), NAMED[2]],
            [NAMED[0], NAMED[1], "task.Begin()", FAULT.format("world"), NAMED[2]],
        ),
        (["# About all.", NAMED[0], FAULT.format("world")], ["# About all.", NAMED[0], FAULT.format("world")]),
        (
            [NAMED[0], "# About a call.", "task.Begin()", "# The old.", FAULT.format("world"), NAMED[2]],
            [NAMED[0], "# About a call.", "task.Begin()", FAULT.format("world"), NAMED[2]],
        ),
        (
            [*NAMED[:2], "# About the call.", NAMED[2]],
            [NAMED[0], FAULT.format("world"), NAMED[1], "# About the call.", NAMED[2]],
        ),
        ([NAMED[0], FAULT.format("world").replace("timeout", "abandoned")], [NAMED[0], FAULT.format("world")]),
    ],
)
def test_a_fault_becomes_a_line(code, wanted):
    given = json.dumps("\n".join(code))
    program = f"""
        import {{ faultOf, withFault }} from {json.dumps(MODULE.as_uri())};
        const made = withFault({given}, "ITask.Abort", "timeout");
        console.log(JSON.stringify([made, faultOf(made, "ITask.Abort"), faultOf(withFault(made, "ITask.Abort", ""), "ITask.Abort")]));
    """
    answer = subprocess.run(["node", "--input-type=module", "-e", program], capture_output=True, check=True)
    made, fault, without = json.loads(answer.stdout)
    assert made.split("\n") == wanted
    assert fault == ("timeout" if any("World(" in line for line in code) else "")
    assert without == ""
