"""The sentences of a source tree, read without the cache of the project."""

from pathlib import Path
from tempfile import TemporaryDirectory

from refgen.api import Model
from refgen.corpus import scan_tree
from refgen.progress import silent
from refgen.stages.pages.modelling import make_model
from refgen.stages.pages.reading import read_tree
from refgen.stub.claims import Statement, read_statements
from refgen.workers import workers

SHARED = Path(__file__).parents[3] / "shared" / "corpus"


def read_corpus(sources: Path) -> tuple[Model, tuple[Statement, ...]]:
    """The model, and every canonical sentence in its order."""
    tree = scan_tree(sources, ())
    with TemporaryDirectory() as folder, workers(0, len(tree.pages)) as executor:
        reading = read_tree(tree, Path(folder), executor, silent)
        model = make_model(reading)
        return model, read_statements(model, reading.pages.values())
