"""Models of small trees of pages, for tests."""

from pathlib import Path

from refgen.align import AlignedPage, align_page
from refgen.api import Model, build_model, describe_page, include_texts
from refgen.corpus import scan_tree
from refgen.corpus.load import read_pages


def aligned(root: Path) -> tuple[list[AlignedPage], list[AlignedPage]]:
    """The pages of a tree, and its includes."""
    tree = scan_tree(root)

    def align(files: dict[str, dict[str, str]]) -> list[AlignedPage]:
        return [align_page(key, read_pages(tree.root, paths)[0]) for key, paths in files.items()]

    return align(dict(tree.pages)), align(dict(tree.includes))  # type: ignore[arg-type]


def model_of(root: Path) -> Model:
    """The model of a tree."""
    pages, includes = aligned(root)
    return build_model([describe_page(page) for page in pages], include_texts(includes))
