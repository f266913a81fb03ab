"""Blocks of a page at any depth."""

from refgen.ops import Block, Code, Heading, List, Page, Quote


def blocks_of(blocks: tuple[Block, ...]) -> list[Block]:
    """Every block, containers before what they hold."""
    found: list[Block] = []
    for block in blocks:
        found.append(block)
        if isinstance(block, Quote):
            found += blocks_of(block.blocks)
        elif isinstance(block, List):
            for item in block.items:
                found += blocks_of(item.blocks)
    return found


def code_blocks(page: Page) -> list[Code]:
    """The code blocks, in order."""
    return [block for block in blocks_of(page.blocks) if isinstance(block, Code)]


def headings(page: Page) -> list[Heading]:
    """The headings, in order."""
    return [block for block in blocks_of(page.blocks) if isinstance(block, Heading)]
