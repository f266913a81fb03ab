"""Links what the pages say into the one canonical model."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from refgen.api import Model, build_model, include_cycles, include_texts
from refgen.corpus.held import HELD
from refgen.stages.reading import Reading
from refgen.text import Diagnostic, Severity

_NEEDS_A_TREE = frozenset({"link-outside-root", "include-outside-root", "include-missing"})


def make_model(reading: Reading) -> Model:
    """The model of everything that was read.

    In a flat folder relative links lead nowhere, through no fault of the pages, so nothing is said of them.
    """
    texts = include_texts(reading.include_pages)
    cycles = _cycles(reading, texts)
    model = build_model(reading.apis, texts, (*reading.told, *cycles))
    model = replace(model, apis=tuple(HELD.same(api, Model, api.id) for api in model.apis))
    if not reading.tree.is_flat:
        return model
    return replace(model, diagnostics=tuple(one for one in model.diagnostics if one.code not in _NEEDS_A_TREE))


def _cycles(reading: Reading, texts: Mapping[tuple[str, str], str]) -> Iterator[Diagnostic]:
    pages = {page.key: page for page in reading.include_pages}
    for locale, key, written in include_cycles(texts):
        translation = pages[key].translations.get(locale) if key in pages else None
        if translation is not None:
            message = "This included file includes itself, directly or through others"
            remedy = "take the include out of one of them"
            source = translation.view.page.source
            place = source.position(max(source.text.find(written), 0))
            yield Diagnostic(source.path, *place, "include-cycle", message, remedy, Severity.ERROR)
