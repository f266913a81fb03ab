"""Names pulled apart on pages that stand alone."""

import pytest

from refgen.align import align_page
from refgen.drift.run import check_page
from refgen.ops import parse_page

HEAD = "---\ntitle: t\nms.contentlocale: {}\n---\n"


def found(text: str, *others: str) -> list[tuple[str, str | None]]:
    pages = {"fr-fr": parse_page((HEAD.format("fr-FR") + text).encode(), "fr-fr/x.md")}
    if others:
        pages["en-us"] = parse_page((HEAD.format("en-US") + others[0]).encode(), "en-us/x.md")
    return [(one.check, one.fix) for one in check_page(align_page("x.md", pages)) if one.check == "split-name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("**En-tête :** MSCorEE. h\n", "MSCorEE.h"),
        ("Voir mscoree .dll.\n\nInclus dans MSCorEE. dll\n", "MSCorEE.dll"),
        ("La méthode ITask:: Start démarre.\n", "ITask::Start"),
    ],
)
def test_must_fire(text: str, name: str) -> None:
    assert ("split-name", name) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "**En-tête :** MSCorEE.h\n",
        "C’est la fin. H est une lettre.\n",
        "`MSCorEE. h` est du code.\n",
        "Voir [le fichier](MSCorEE. h).\n",
        "La méthode ITask::Start démarre.\n",
        "Trois choix :: aucun.\n",
    ],
)
def test_must_stay_quiet(text: str) -> None:
    assert found(text) == []


def test_where_there_is_english_other_checks_know_better() -> None:
    assert found("**En-tête :** MSCorEE. h\n", "**Header:** MSCorEE.h\n") == []
