"""Borders of words in Chinese and Japanese: the browser's own dictionary, and the titles of the site."""

import pytest

pytestmark = pytest.mark.browser

CASES = [
    ("如何调用方法", "调用方", True),
    ("查找调用方", "调用方", False),
    ("调用方法的调用方", "调用方", False),
    ("方法调用", "法调用", True),
    ("如何调用方法", "调用", False),
    ("如何调用方法", "方法", False),
    ("如何调用方法", "方", False),
    # The dictionary has 法律 (law) there, which no title is.
    ("调用方法律", "调用方", False),
    # The dictionary has 载到, too.
    ("加载到主机", "加载", False),
    ("呼び出し方法", "呼び出し方", True),
    ("マネージスレッド", "スレッド", False),
    # Found by its other forms, with nothing that stands there as it is.
    ("ﾃﾞﾊﾞｯｸﾞ", "デバッグ", False),
]
TITLES = ["ICLRTask::Abort 方法", "主机", "スレッドプール"]
"""Those of the site."""


@pytest.mark.parametrize(("text", "run", "is_across"), CASES)
def test_letters_across_a_border_are_no_word(page, served, text, run, is_across):
    page.goto(f"{served.url}zh-cn/index.html")
    program = """async ([titles, text, run]) => {
      const { isAcross, neighboursOf } = await import(new URL("../assets/refgen/borders.js", location.href));
      const heads = [{ columns: [{ text: titles.join("\\n") }] }];
      return isAcross(text, run, neighboursOf(heads, run));
    }"""
    assert page.evaluate(program, [TITLES, text, run]) == is_across


def test_where_the_browser_knows_no_words_all_stands_as_one(page, served):
    page.add_init_script("delete Intl.Segmenter")
    page.goto(f"{served.url}zh-cn/index.html")
    program = """async () => {
      const { isAcross } = await import(new URL("../assets/refgen/borders.js", location.href));
      return isAcross("如何调用方法", "调用方", [{ word: "方法", from: 2 }]);
    }"""
    assert page.evaluate(program) is False


def test_search_looks_at_borders(page, served):
    """The module of heads asks for them in a browser as it does in Node.js."""
    page.goto(f"{served.url}zh-cn/index.html")
    program = """async () => {
      const { findPages } = await import(new URL("../assets/refgen/pages.js", location.href));
      const { headsOf } = await import(new URL("../assets/refgen/heads.js", location.href));
      const rows = [["如何调用方法", "", ""], ["Abort 方法", "由调用方释放。", ""]];
      const heads = await headsOf(async () => rows, { pages: 2, part: 512 }, "zh-cn");
      return [...findPages({ heads: [heads], index: { pages: 2, part: 512 } }, "调用方").pages.keys()];
    }"""
    assert page.evaluate(program) == [1]
