"""Small pages for tests, and what a reader sees of their slots."""

from refgen.align import Both, OnlySource, OnlyTarget, Slot, View, align_views, view_of
from refgen.ops import Page, parse_page

ENGLISH = """\
---
title: Lamp::Dim
---
# Lamp::Dim Method

Dims the lamp. The lamp keeps its colour.

## Syntax

```cpp
HRESULT Dim([in] DWORD level);
```

## Parameters

`level`
[in] The brightness to reach, from 0 to 100.

## Return Value

|HRESULT|Description|
|---|---|
|S_OK|`Dim` returned successfully.|
|E_FAIL|The lamp is broken. No further call is answered.|
|HOST_E_TIMEOUT|The call timed out.|

## Remarks

Call it from any thread. Each call waits for the one before it. See [Lamps](lamps.md).

> [!NOTE]
> A lamp that is off stays off.

## See also

- [Lamp Interface](lamp-interface.md)
- [Switch Interface](switch-interface.md)
- [Colours](colours.md)
"""

FRENCH = """\
---
title: Lamp::Dim
ms.contentlocale: fr-FR
---
# <a name="lampdim-method"></a>Lamp::Dim, méthode

Atténue la lampe. La lampe conserve sa couleur.

## <a name="syntax"></a>Syntaxe

```cpp
HRESULT Dim([in] DWORD level);
```

## <a name="parameters"></a>Paramètres

`level`
dans Luminosité à atteindre, de 0 à 100.

## <a name="return-value"></a>Valeur de retour

|HRESULT|Description|
|---|---|
|S_OK|`Dim` retourné avec succès.|
|E_FAIL|La lampe est cassée. Aucun autre appel ne reçoit de réponse.|
|HOST_E_TIMEOUT|Le délai de l’appel a expiré.|

## <a name="remarks"></a>Notes

Appelez-la depuis n’importe quel thread. Chaque appel attend le précédent. Consultez [Lampes](lamps.md).

> [!NOTE]
> Une lampe éteinte reste éteinte.

## <a name="see-also"></a>Voir aussi

- [Interface Lamp](lamp-interface.md)
- [Interface Switch](switch-interface.md)
- [Couleurs](colours.md)
"""

JAPANESE = """\
# ランプ::Dim メソッド

ランプを暗くします。ランプの色は変わりません。

## 構文

```cpp
HRESULT Dim([in] DWORD level);
```

## パラメーター

`level`
から到達する明るさ (0 から 100)。

## 戻り値

|HRESULT|説明|
|---|---|
|S_OK|`Dim` が正常に返されました。|
|E_FAIL|ランプが壊れています。以降の呼び出しには応答しません。|
|HOST_E_TIMEOUT|呼び出しがタイムアウトしました。|

## 解説

任意のスレッドから呼び出します。各呼び出しは前の呼び出しを待ちます。[ランプ](lamps.md)を参照してください。

> [!NOTE]
> 消えているランプは消えたままです。

## 関連項目

- [Lamp インターフェイス](lamp-interface.md)
- [Switch インターフェイス](switch-interface.md)
- [色](colours.md)
"""


def read(text: str, path: str = "page.md") -> Page:
    return parse_page(text.encode("utf-8"), path)


def view(text: str, locale: str) -> View:
    return view_of(read(text, f"{locale}/page.md"), locale)


def align(source: str, target: str, locale: str = "fr-fr") -> list[tuple[str, str]]:
    return [texts(slot) for slot in align_views(view(source, "en-us"), view(target, locale))]


def texts(slot: Slot) -> tuple[str, str]:
    source = slot.source.text if isinstance(slot, Both | OnlySource) else ""
    target = slot.target.text if isinstance(slot, Both | OnlyTarget) else ""
    return source, target
