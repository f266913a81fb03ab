"""Blocks of a page at any depth."""

from collections.abc import Iterator

from refgen.ops import Block, Code, Heading, List, Page, Quote


def blocks_of(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, containers before what they hold."""
    for block in blocks:
        yield block
        if isinstance(block, Quote):
            yield from blocks_of(block.blocks)
        elif isinstance(block, List):
            for item in block.items:
                yield from blocks_of(item.blocks)


def code_blocks(page: Page) -> list[Code]:
    """The code blocks, in order."""
    return [block for block in blocks_of(page.blocks) if isinstance(block, Code)]


def headings(page: Page) -> list[Heading]:
    """The headings, in order."""
    return [block for block in blocks_of(page.blocks) if isinstance(block, Heading)]
