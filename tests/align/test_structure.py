"""What happens to translated pages, one thing at a time: the pairs that must come out, and the sides that stay alone."""

import pytest

from refgen.align import SURE, Method, OnlySource, OnlyTarget, align_views, view_of
from refgen.ops import parse_page
from tests.align.pages import ENGLISH, FRENCH, JAPANESE, align, texts, view

PAIRS = align(ENGLISH, FRENCH)


def without(pairs, *sources):
    return [pair for pair in pairs if pair[0] not in sources]


def test_every_sentence_finds_its_translation():
    assert ("Dims the lamp.", "Atténue la lampe.") in PAIRS
    assert ("The lamp keeps its colour.", "La lampe conserve sa couleur.") in PAIRS
    assert ("No further call is answered.", "Aucun autre appel ne reçoit de réponse.") in PAIRS
    assert all(source and target for source, target in PAIRS)


@pytest.mark.parametrize("locale", ["ja-jp", "xx"])
def test_a_language_without_blanks_needs_no_file_of_its_own(locale):
    pairs = align(ENGLISH, JAPANESE, locale)
    assert len(pairs) == len(PAIRS)
    assert ("Each call waits for the one before it.", "各呼び出しは前の呼び出しを待ちます。") in pairs
    assert ("No further call is answered.", "以降の呼び出しには応答しません。") in pairs


TOLD = """# Wait

When the time runs out first, the calling task is unblocked.

The time-out expired before the call finished.

The method failed for an unknown reason.

All later calls of the host return an error.

The thread waits until the lock belongs to the caller.
"""
TRANSLATED = {
    "es-es": """# Espera

Si el tiempo se agota antes, se desbloquea la tarea que llama.

Se agotó el tiempo antes de que finalizara la llamada.

Error del método por un motivo desconocido.

Todas las llamadas posteriores del host devuelven un error.

El subproceso espera hasta que el bloqueo pertenece al autor de la llamada.
""",
    "pt-br": """# Espera

Se o tempo se esgotar antes, a tarefa de chamada será desbloqueada.

O tempo limite da chamada foi atingido antes do fim.

O método falhou por um motivo desconhecido.

Todas as chamadas seguintes do host retornam um erro.

O thread espera até que o bloqueio pertença ao chamador.
""",
}


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_translation_without_marks_is_known_by_the_words_of_its_language(locale):
    source, target = view(TOLD, "en-us"), view(TRANSLATED[locale], locale)
    slots = align_views(source, target)
    assert len(slots) == 6
    assert all(slot.confidence >= SURE for slot in slots)


CHANGES = {
    "paragraph dropped": (
        "> [!NOTE]\n> Une lampe éteinte reste éteinte.\n\n",
        "",
        [("A lamp that is off stays off.", "")],
    ),
    "row deleted": ("|S_OK|`Dim` retourné avec succès.|\n", "", [("S_OK", ""), ("`Dim` returned successfully.", "")]),
    "item deleted": (
        "- [Interface Switch](switch-interface.md)\n",
        "",
        [("[Switch Interface](switch-interface.md)", "")],
    ),
    "note added": (
        "Appelez-la depuis",
        "Ce texte est traduit automatiquement.\n\nAppelez-la depuis",
        [("", "Ce texte est traduit automatiquement.")],
    ),
    "sentences merged": (
        "Atténue la lampe. La lampe conserve sa couleur.",
        "Atténue la lampe et conserve sa couleur.",
        [("Dims the lamp.", "Atténue la lampe"), ("The lamp keeps its colour.", "et conserve sa couleur.")],
    ),
    "sentence split": (
        "Une lampe éteinte reste éteinte.",
        "Une lampe éteinte. Elle reste éteinte.",
        [("A lamp that is off stays off.", "Une lampe éteinte. Elle reste éteinte.")],
    ),
    "left untranslated": (
        "Une lampe éteinte reste éteinte.",
        "A lamp that is off stays off.",
        [("A lamp that is off stays off.", "A lamp that is off stays off.")],
    ),
    "windows line ends": ("\n", "\r\n", []),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_costs_no_other_pair(change):
    before, after, expected = CHANGES[change]
    assert before in FRENCH
    found = align(ENGLISH, FRENCH.replace(before, after))
    touched = {part for source, _ in expected for part in [source, *source.replace(". ", ".\n").split("\n")]}
    assert [pair for pair in found if pair in expected] == expected
    assert [pair for pair in found if pair not in expected] == without(PAIRS, *touched)


def test_swapped_rows_and_items_are_found_again():
    ok = "|S_OK|`Dim` retourné avec succès.|\n"
    timeout = "|HOST_E_TIMEOUT|Le délai de l’appel a expiré.|\n"
    lamp, switch = "- [Interface Lamp](lamp-interface.md)\n", "- [Interface Switch](switch-interface.md)\n"
    changed = FRENCH.replace(ok, "").replace(timeout, timeout + ok).replace(lamp, "").replace(switch, switch + lamp)
    slots = align_views(view(ENGLISH, "en-us"), view(changed, "fr-fr"))
    assert [texts(slot) for slot in slots] == PAIRS
    moved = {slot.source.text for slot in slots if slot.method is Method.CONTENT}
    assert moved
    assert all("S_OK" in text or "Dim" in text or "Interface" in text for text in moved)


def test_a_section_of_a_newer_revision_stays_alone():
    newer = ENGLISH.replace("## See also", "## Platforms\n\nRuns on every machine that has a lamp.\n\n## See also")
    found = align(newer, FRENCH)
    assert found == [*PAIRS[:-4], ("Platforms", ""), ("Runs on every machine that has a lamp.", ""), *PAIRS[-4:]]


def test_a_section_of_a_newer_revision_is_not_forced_on_what_moved():
    levels = [
        ("## Levels of `Dim`", "## Niveaux de `Dim`"),
        ("`Dim` takes a level from 0 to 100.", "`Dim` accepte un niveau de 0 à 100."),
        ("`Level` keeps what `Dim` has set.", "`Level` conserve ce que `Dim` a défini."),
        ("`E_FAIL` says that the level is wrong.", "`E_FAIL` indique que le niveau est incorrect."),
    ]
    colours = [
        ("## Hue", "## Teinte"),
        ("`SetColour` takes three numbers, see `Palette`.", "`SetColour` accepte trois nombres, voir `Palette`."),
        ("An operator sees the new one at once.", "Un opérateur voit la nouvelle aussitôt."),
    ]
    added = ["## Telemetry", "The dimmer now reports its state to the operator."]
    newer = [english for english, _ in (*colours, *levels)] + added
    slots = align_views(
        view("\n\n".join(newer), "en-us"),
        view("\n\n".join(french for _, french in (*levels, *colours)), "fr-fr"),
    )
    pairs = [(english.removeprefix("## "), french.removeprefix("## ")) for english, french in (*colours, *levels)]
    assert [texts(slot) for slot in slots] == pairs + [(text.removeprefix("## "), "") for text in added]


def test_lines_that_the_translation_ran_together():
    english = "**Header:** Lamp.h\\\n**Library:** Lamp.lib\\\n**Versions:** 4.5\n"
    french = "**En-tête :** Lamp.h\n**Bibliothèque :** Lamp.lib\n**Versions :** 4.5\n"
    assert [target for _, target in align(english, french)] == french.strip().split("\n")


def test_unrelated_pages_share_next_to_nothing():
    other = "# Recettes\n\n" + "\n\n".join(
        f"Prenez {n} œufs, du beurre fondu et {n * 10} grammes de farine, puis mélangez longuement le tout dans un bol."
        for n in range(3, 20)
    )
    slots = align_views(view(ENGLISH, "en-us"), view(other, "fr-fr"))
    assert sum(isinstance(slot, OnlySource | OnlyTarget) for slot in slots) > 0.8 * len(slots)


@pytest.mark.parametrize(
    ("source", "target"), [("", ""), (ENGLISH, ""), ("", FRENCH), ("---\n", "```\n"), ("\x00\x01|\udcff", "|\n|-|\n")]
)
def test_empty_and_broken_sides_end_in_one_sided_slots(source, target):
    slots = align_views(view_of_bytes(source, "en-us"), view_of_bytes(target, "fr-fr"))
    assert all(isinstance(slot, OnlySource | OnlyTarget) for slot in slots if not (source and target))


def view_of_bytes(text, locale):
    return view_of(parse_page(text.encode("utf-8", "surrogateescape"), "x.md"), locale)


def test_a_page_aligned_with_itself_pairs_everything():
    assert all(source == target for source, target in align(ENGLISH, ENGLISH, "en-us"))
