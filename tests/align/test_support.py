"""Whether the pairs of a page support each other: its own translation, and that of another page."""

import pytest

from refgen.align import SURE, Both, align_views
from tests.align.pages import ENGLISH, FRENCH, view

STRANGER = """\
# Attendre

Suspend le programme pendant une heure au moins. Personne ne le réveille avant ce moment.

## Paramètres

`durée`
Le temps à attendre, en minutes.

## Remarques

Le compteur commence à zéro chaque matin. Il est remis à jour par `Compter`. Voir [Horloges](clocks.md).

## Voir aussi

[Calendriers](calendars.md)
"""


@pytest.mark.parametrize(("french", "is_sure"), [(FRENCH, True), (STRANGER, False)])
def test_pairs_are_sure_beside_the_pages_own_translation_alone(french, is_sure):
    pairs = [one for one in align_views(view(ENGLISH, "en-us"), view(french, "fr-fr")) if isinstance(one, Both)]
    assert len(pairs) > 3
    assert any(one.confidence >= SURE for one in pairs) == is_sure
