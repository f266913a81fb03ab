"""refgen makes a translated API reference trustworthy.

`refgen.pipeline` is the file to read first: it shows the way of a page through the tool.
"""

__version__ = "0.1.0"
