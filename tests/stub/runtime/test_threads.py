"""Python's own threads in one world: each is a thread of the world, and no other's block moves it."""

import asyncio
import copy
import threading
from typing import Any

import pytest

from refgen.stub.runtime.reference import InterfaceShape, Reference, Shapes, Signature
from refgen.stub.runtime.world import World

SIGNATURES = {name: Signature(name, "IQueue", "a", "HRESULT", ()) for name in ("IQueue.Open", "IQueue.Close")}


def world_of(mode: str) -> World:
    shapes = Shapes(SIGNATURES, {"IQueue": InterfaceShape((), tuple(SIGNATURES))}, {}, {"S_OK": 0})
    return World(Reference(lambda: shapes, lambda: (), lambda: ()), mode=mode)


class Host:
    """Closes what it opens, by the world, before it answers."""

    queue: Any = None

    def Open(self):
        self.queue.Close()
        return 2.5

    def Close(self):
        return 3.5


def test_a_block_is_of_the_thread_that_is_in_it():
    world = world_of("strict")
    queue, is_inside, is_done = world.create("IQueue"), threading.Event(), threading.Event()

    def other() -> None:
        with world.thread("ui"):
            is_inside.set()
            assert is_done.wait(20)
            queue.Open()

    thread = threading.Thread(target=other)
    thread.start()
    assert is_inside.wait(20)
    queue.Open()
    with world.thread("pool"):
        queue.Open()
        is_done.set()
        thread.join()
        queue.Open()
    queue.Open()
    assert [call.attempt.thread for call in world.trace] == ["main", "pool", "ui", "pool", "main"]


@pytest.mark.parametrize("mode", ["strict", "permissive"])
def test_a_thread_of_python_goes_by_its_name(mode):
    world = world_of(mode)
    queue = world.create("IQueue")
    thread = threading.Thread(target=queue.Open, name="worker")
    thread.start()
    thread.join()
    queue.Open()
    assert [call.attempt.thread for call in world.trace] == ["worker", "main"]


def test_the_thread_that_made_a_world_is_its_main():
    seen = []

    def run() -> None:
        world = world_of("strict")
        world.create("IQueue").Open()
        seen.append(world.trace[0].attempt.thread)

    thread = threading.Thread(target=run, name="worker")
    thread.start()
    thread.join()
    assert seen == ["main"]


def test_blocks_in_blocks_give_the_thread_back():
    world = world_of("strict")
    with world.thread("a"), world.thread("b"):
        assert "thread='b'" in repr(world)
    with pytest.raises(ZeroDivisionError), world.thread("a"):
        raise ZeroDivisionError
    assert "thread='main'" in repr(world)
    assert "thread='main'" in repr(copy.deepcopy(world))


def test_a_block_is_of_the_task_that_is_in_it():
    world = world_of("strict")
    queue = world.create("IQueue")

    async def call(name: str, is_entered: asyncio.Event, may_leave: asyncio.Event) -> None:
        with world.thread(name):
            is_entered.set()
            await may_leave.wait()
            queue.Open()

    async def first_in_first_out() -> None:
        of_a, of_b, is_over = asyncio.Event(), asyncio.Event(), asyncio.Event()
        one = asyncio.create_task(call("a", of_a, of_b))
        await of_a.wait()
        queue.Open()
        other = asyncio.create_task(call("b", of_b, is_over))
        await one
        is_over.set()
        await other

    asyncio.run(first_in_first_out())
    queue.Open()
    assert [call.attempt.thread for call in world.trace] == ["main", "a", "b", "main"]


def test_blocks_that_are_left_in_the_order_in_which_they_were_entered_give_the_thread_back():
    world, other = world_of("strict"), world_of("strict")
    first, second, third = world.thread("a"), world.thread("b"), other.thread("c")
    for one in (first, second, third):
        one.__enter__()
    assert "thread='main'" in repr(copy.deepcopy(world))
    first.__exit__(None, None, None)
    assert ("thread='b'" in repr(world), "thread='c'" in repr(other)) == (True, True)
    second.__exit__(None, None, None)
    assert ("thread='main'" in repr(world), "thread='c'" in repr(other)) == (True, True)
    third.__exit__(None, None, None)
    assert "thread='main'" in repr(other)


def test_what_a_host_does_in_turn_is_found_where_the_trace_has_it():
    world, host = world_of("audit"), Host()
    queue = host.queue = world.create("IQueue", host=host)
    queue.Open()
    assert [call.api for call in world.trace] == ["IQueue.Close", "IQueue.Open"]
    assert [(one.api, one.index) for one in world.report().findings] == [("IQueue.Close", 0), ("IQueue.Open", 1)]
