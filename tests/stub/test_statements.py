"""Claims are taken from the project's own pages, with their translations, and keep their ids when lines move."""

import re

import pytest

from refgen.align import AlignedPage, align_page
from refgen.api import Model, build_model, describe_page
from refgen.ops import parse_page
from refgen.stub.claims import fingerprint, read_statements
from refgen.stub.compiler import compile_book
from refgen.stub.rule import Always, Faulted, Return

KEY = "docs/hosting/ithing-read-method.md"


def segment(number: int, target: str, source: str) -> str:
    return (
        f'<span data-ttu-id="abc-{number}">{target}</span>'
        f'<span class="sxs-lookup"><span data-stu-id="abc-{number}">{source}</span></span>'
    )


def page(before: str = "", must: str = "`pData` must not be null.") -> str:
    return f"""\
---
title: IThing::Read
api_name:
- IThing.Read
ms.assetid: 11111111-2222-3333-4444-555555555555
---
# <a name="ithingread-method"></a>{segment(101, "IThing::Read 方法", "IThing::Read Method")}
{segment(102, "读取内容。", "Reads the thing.")}
{before}
## <a name="syntax"></a>{segment(103, "语法", "Syntax")}

```cpp
HRESULT Read (
    [in] BYTE* pData
);
```

## <a name="parameters"></a>{segment(104, "参数", "Parameters")}
 `pData`
 {segment(105, "[in] 数据。", "[in] The data.")} {segment(106, "`pData` 不能为空。", must)}

## <a name="return-value"></a>{segment(107, "返回值", "Return Value")}

|{segment(108, "HRESULT", "HRESULT")}|{segment(109, "描述", "Description")}|
|-|-|
|{segment(110, "S_OK", "S_OK")}|{segment(111, "成功。", "The thing was read.")}|
|{segment(112, "E_FAIL", "E_FAIL")}|{segment(113, "失败。", "The thing is broken.")}|
"""


def read(text: str) -> tuple[Model, list[AlignedPage]]:
    aligned = align_page(KEY, {"zh-cn": parse_page(text.encode(), f"zh-cn/{KEY}")})
    return build_model([describe_page(aligned)]), [aligned]


def test_claims_have_a_place_a_text_and_translations():
    claims = compile_book(*read(page())).claims
    asset = "11111111-2222-3333-4444-555555555555"
    assert [claim.id for claim in claims] == [
        f"{asset}/parameters/pData/1",
        f"{asset}/return-value/E_FAIL/0",
        f"{asset}/return-value/S_OK/0",
    ]
    must = claims[0]
    assert must.english == "`pData` must not be null."
    assert must.sha == fingerprint(must.english)
    assert list(must.locales) == ["en-us", "zh-cn"]
    assert must.locales["zh-cn"].text == "`pData` 不能为空。"
    line = page().splitlines().index(next(line for line in page().splitlines() if "不能" in line)) + 1
    assert (must.line, must.locales["zh-cn"].line) == (line, line)


def test_moved_lines_keep_ids_and_hashes():
    before = compile_book(*read(page())).claims
    after = compile_book(*read(page(before="\n\n"))).claims
    assert [(claim.id, claim.sha) for claim in before] == [(claim.id, claim.sha) for claim in after]
    assert [claim.line for claim in before] != [claim.line for claim in after]


def test_changed_english_keeps_the_id_and_changes_the_hash():
    before = compile_book(*read(page())).claims
    after = compile_book(*read(page(must="`pData` can be null."))).claims
    assert [claim.id for claim in before] == [claim.id for claim in after]
    assert before[0].sha != after[0].sha


@pytest.mark.parametrize("sentence", ["Reads the thing.", "The data."])
def test_what_only_describes_is_no_claim(sentence):
    texts = [one.text for one in read_statements(*read(page()))]
    assert sentence.removesuffix(".") in texts
    assert sentence not in [re.sub(r"^\[in\] ", "", claim.english) for claim in compile_book(*read(page())).claims]


def test_positions_are_those_of_the_canonical_segments():
    model, pages = read(page())
    segments = {(one.unit, one.ordinal): one.text for one in pages[0].segments}
    statements = read_statements(model, pages)
    assert statements
    for statement in statements:
        assert segments[statement.claim.unit, statement.claim.ordinal] == statement.claim.english


FRENCH = """---
title: IThing::Read, méthode
api_name: IThing.Read
ms.assetid: 22222222-2222-3333-4444-555555555555
ms.contentlocale: fr-FR
---
# <a name="ithingread-method"></a>IThing::Read, méthode
Lit la chose. `pData` ne doit pas être null.

## <a name="syntax"></a>Syntaxe

```cpp
HRESULT Read (
    [in] BYTE *pData
);
```

## <a name="return-value"></a>Valeur de retour

|HRESULT|Description|
|-------------|-----------------|
|S_OK|La chose a été lue.|
|HOST_E_TIMEOUT|L’appel a expiré. Cela arrive.|
"""


def test_what_exists_only_in_translation_is_known_by_its_codes_and_nothing_is_made_of_its_prose():
    aligned = align_page(KEY, {"fr-fr": parse_page(FRENCH.encode(), f"fr-fr/{KEY}")})
    book = compile_book(build_model([describe_page(aligned)]), [aligned])
    assert [(claim.english, list(claim.locales)) for claim in book.claims] == [
        ("L’appel a expiré.", ["fr-fr"]),
        ("La chose a été lue.", ["fr-fr"]),
    ]
    assert {(rule.guard, rule.effect) for rule in book.rules} == {
        (Faulted("HOST_E_TIMEOUT"), Return("HOST_E_TIMEOUT")),
        (Always(), Return("S_OK")),
    }
