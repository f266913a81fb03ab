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


@pytest.mark.parametrize(
    ("locale", "sentence", "bases"),
    [
        ("ja-jp", "このインターフェイスは、`ITwo` インターフェイスと IThree インターフェイスを拡張します。", ["ITwo", "IThree"]),
        ("ja-jp", "IOne インターフェイスは、ITwo および IThree インターフェイスからメソッドを継承します。", ["ITwo", "IThree"]),
        ("ja-jp", '値を表す "ITwo" のサブクラスです。', ["ITwo"]),
        ("ja-jp", "デバッガーのために ITwo の機能を拡張します。", ["ITwo"]),
        # What inherits is another interface, or several.
        ("ja-jp", "IFour インターフェイスは、ITwo から派生します。", []),
        ("ja-jp", "次のインターフェイスは、ITwo から派生したものです。", []),
        ("ja-jp", "ITwo インターフェイスを拡張 `IOne` 関数をサポートするためにします。", []),
        ("ja-jp", "IThree は、機能を拡張します。", []),
        ("ko-kr", "이 인터페이스는 `ITwo` 및 `IThree` 인터페이스의 확장입니다.", ["ITwo", "IThree"]),
        ("ko-kr", "함수를 지원하도록 ITwo의 기능을 확장합니다.", ["ITwo"]),
        ("ko-kr", "IFour는 ITwo에서 파생됩니다.", []),
        ("zh-cn", "此接口是 ITwo 接口的子类。", ["ITwo"]),
        ("zh-cn", "此接口扩展 ITwo 和 IThree 接口。", ["ITwo", "IThree"]),
        ("zh-cn", "IFour 是 ITwo 的子类。", []),
        ("zh-tw", "此介面是 ITwo 介面的子類別。", ["ITwo"]),
        ("fr-fr", "Cette interface étend ITwo.", ["ITwo"]),
    ],
)  # fmt: skip
def test_bases_in_pages_without_english(tmp_path, locale, sentence, bases):
    page = tmp_path / locale / "ione-interface.md"
    page.parent.mkdir()
    page.write_text(PAGE.replace("en-us", locale).format(sentence=sentence), "utf-8")
    (api,) = model_of(tmp_path).apis
    assert list(api.bases) == bases
