"""The HTML tags that end a unit."""

import re

BLOCK_TAGS = (
    "address|article|aside|blockquote|body|br|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|p|section|source|"
    "summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul|video"
)
BREAK = re.compile(
    rf"<(?!/?span)(?:(?<!\\<)/?(?:{BLOCK_TAGS})(?:[\s/][^<>]*)?>|!--(?:(?!-->)[^<])*-->)",
    re.IGNORECASE,
)
"""A tag or a comment. It begins with its one sign, which is looked for fast; nearly all that begin so are the spans of pairs."""
