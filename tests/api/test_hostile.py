"""Nothing that a page holds stops the reading of it, and cost grows with its length alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refgen.align import align_page
from refgen.api import Model, build_model, decode_model, describe_page, encode_model
from refgen.ops import parse_page

PIECES = st.sampled_from(
    [
        "# IBox::Open Method\n", '## <a name="syntax"></a>Syntax\n', "```cpp\nHRESULT Open([in] int a, [out] B *b);\n```\n",
        "## Parameters\n", " `a`  \n [in] The a.\n", "`b`\n", "\n", "|HRESULT|Description|\n|---|---|\n", "|S_OK|Fine.|\n",
        "## Return Value\n", "E_FAIL\n", "`S_OK` if so; otherwise, `S_FALSE`.\n", "- [IBox](ibox.md)\n", "## See also\n",
        "## Members\n", "|`A`|1|One|\n", "[!INCLUDE[x](../x.md)]\n", "> [!NOTE]\n", "**Header:** a.h\n", "## Requirements\n",
        "```\n", "typedef enum { A, B = A << 1 } C;\n", '<span data-ttu-id="1-1">t</span>', "[", "](", "`", "\\\n", "|", "(",
    ]
)  # fmt: skip


def model(text: str) -> Model:
    pages = {"en-us": parse_page(text.encode("utf-8", "surrogateescape"), "en-us/x/page.md")}
    return build_model([describe_page(align_page("x/page.md", pages))])


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_page_has_a_model(text):
    made = model(text)
    assert len(made.apis) == 1
    assert decode_model(encode_model(made)) == made


@pytest.mark.parametrize(
    "unit",
    ["[", "](", "[a](", "(", "`", "`a` ", "|", "|a|\n", "> ", "- ", "E_", "A_", "S_OK ", "<xref:a?", "[!INCLUDE[", "**", "I",
     "a::", " ", "\\", "extends I", "：", "（"],
)  # fmt: skip
@pytest.mark.parametrize(
    "head", ["# ", "# X Method\n## Parameters\n", "# X Function\n## Return Value\n", "## See also\n"]
)
def test_a_long_repetition_is_read(head, unit):
    assert model(head + unit * 3_000).apis
