"""Pieces of the package that are kept: which of them one API more makes anew."""

from collections.abc import Callable
from typing import Any

import pytest

from refgen.api.model import Api, Kind, Model
from refgen.stub.emit import emit_package
from refgen.stub.emit.piece import Piece
from refgen.stub.rule import RuleBook
from tests.stub.sample import api

APIS = (
    api("IBase", Kind.INTERFACE),
    api("IBase.Read"),
    api("IBetween", Kind.INTERFACE, bases=("IBase",)),
    api("IOther", Kind.INTERFACE),
    api("IThing", Kind.INTERFACE, bases=("IBetween",)),
    api("IThing.Write"),
)


class _Keep:
    """Pieces by what decides them, where the pages of their APIs say what they said."""

    def __init__(self) -> None:
        self.pieces: dict[tuple[str, ...], Piece] = {}
        self.fresh: list[str] = []

    def piece(self, apis: tuple[Api, ...], around: str, make: Callable[[], Piece]) -> Piece:
        key = (around, *(one.id for one in apis))
        if key not in self.pieces:
            self.pieces[key] = make()
            self.fresh.append(apis[0].id)
        return self.pieces[key]

    def joined(self, given: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        del given
        return make()


@pytest.mark.parametrize(
    ("more", "fresh"),
    [
        ("IOther.Close", ["IOther"]),
        ("IThing.Read", ["IThing"]),
        ("IBetween.Read", ["IBetween", "IThing"]),
        ("IBase.Write", ["IBase", "IBetween", "IThing"]),
    ],
)
def test_a_method_more_makes_the_pieces_anew_of_what_has_or_inherits_it(more: str, fresh: list[str]) -> None:
    keep = _Keep()

    def made(apis: tuple[Api, ...], keep: _Keep) -> dict[str, bytes]:
        model = Model((), tuple(sorted(apis, key=lambda one: one.id)))
        return dict(emit_package(model, RuleBook(), package="sample", keep=keep))

    made(APIS, keep)
    keep.fresh.clear()
    now = (*APIS, api(more))
    assert made(now, keep) == made(now, _Keep())
    assert sorted(keep.fresh) == fresh
