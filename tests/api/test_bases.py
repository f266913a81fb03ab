"""What a sentence of an interface's page says about its bases."""

import pytest

from tests.api.trees import model_of

PAGE = """---
title: IOne Interface
ms.contentlocale: en-us
api_name:
  - IOne
---
# IOne Interface
{sentence}

## Methods

|Method|Description|
|------------|-----------------|
|[Go Method](ione-go-method.md)|Goes.|
"""


@pytest.mark.parametrize(
    ("sentence", "bases"),
    [
        ("Implements ITwo methods, and enumerates IThree arrays.", ["ITwo"]),
        ('The `IOne` interface implements the "ITwo" interface.', ["ITwo"]),
        ("This interface implements the methods of the abstract interface, ITwo.", ["ITwo"]),
        ("A specialized implementation of ITwo used for frames of IThree.", ["ITwo"]),
        ("This interface is a subclass of ITwo.", ["ITwo"]),
        # Not the interface of the page, but somebody else, implements it.
        ("The host implements the pool by using the IThree interface.", []),
        ("Obtain this interface by calling `QueryInterface` on an object that implements the `ITwo` interface.", []),
        ("Gets the host's implementation of ITwo.", []),
        ("Provides methods that a host implements for ITwo.", []),
    ],
)
def test_bases(tmp_path, sentence, bases):
    page = tmp_path / "en-us" / "ione-interface.md"
    page.parent.mkdir()
    page.write_text(PAGE.format(sentence=sentence), "utf-8")
    (api,) = model_of(tmp_path).apis
    assert list(api.bases) == bases
