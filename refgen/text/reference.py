"""Names of APIs in cross references."""

from urllib.parse import unquote


def referenced(written: str) -> str:
    """The identity that a reference names, `System.Threading.Thread.Sleep` of `System.Threading.Thread.Sleep%2A?view=x`.

    A star after it, mostly written as in addresses, only says that all overloads are meant.
    """
    return unquote(written.partition("?")[0]).rstrip("*")
