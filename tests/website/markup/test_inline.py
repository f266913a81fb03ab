"""Inline Markdown: what must be markup, what must stay text, and that nothing gets through."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from refgen.website.markup import inline
from refgen.website.markup.inline import Surroundings, plain, render, set_as_written, worded

AROUND = Surroundings(
    link=lambda target: f"to/{target}" if ":" not in target else None,
    image=lambda target: f"img/{target}",
    include=lambda path: f"[{path}]",
    reference=lambda name: "known.html" if name == "IKnown" else None,
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain & <simple>", "plain &amp; &lt;simple&gt;"),
        ("`a<b>` and ``x`y``", "<code>a&lt;b&gt;</code> and <code>x`y</code>"),
        ("**bold** *em* _em_", "<strong>bold</strong> <em>em</em> <em>em</em>"),
        ("my_long_name and A*B*C", "my_long_name and A<em>B</em>C"),
        ("**标头：** X", "<strong>标头：</strong> X"),
        ("**open", "**open"),
        ("[a](x.md)\\", '<a href="to/x.md">a</a>'),
        ("a folder, C:\\", "a folder, C:\\"),
        ("[a `b`](x.md#y)", '<a href="to/x.md#y">a <code>b</code></a>'),
        ("[x](javascript:alert(1))", '<span class="rg-nolink">x</span>'),
        ('![alt "q"](m.png)', '<img src="img/m.png" alt="alt &quot;q&quot;" loading="lazy">'),
        ("[!INCLUDE[t](../i.md)]", "[../i.md]"),
        ("<xref:IKnown> <xref:INone>", '<a href="known.html"><code>IKnown</code></a> <code>INone</code>'),
        ("<xref:System.Threading.Thread.Sleep%2A?view=x>", "<code>System.Threading.Thread.Sleep</code>"),
        ("<xref:IKnown%2a>", '<a href="known.html"><code>IKnown</code></a>'),
        ("&lt; &nosuch; &#65;", "&lt; &amp;nosuch; A"),
        ("\\*not\\*", "*not*"),
        ("IList<int> vector<T>", "IList&lt;int&gt; vector&lt;T&gt;"),
        ('<b onclick="x()">b', "<b>b</b>"),
        ("a<br/>b</i>", "a<br>b"),
        ('<a name="anchor" onmouseover="x"></a>t', '<span id="anchor"></span>t'),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ],
)
def test_rendering(text, html):
    assert render(text, AROUND) == html


HOSTILE = st.text(alphabet="<>\"'`*_[]()!&;=:/\\ abonclickjavscriptxref123\n中", max_size=80)


@given(HOSTILE)
def test_nothing_gets_through(text):
    soup = BeautifulSoup(render(text, AROUND), "html.parser")
    for element in soup.find_all(True):
        assert element.name in {
            "code",
            "strong",
            "em",
            "a",
            "span",
            "img",
            "br",
            "wbr",
            "b",
            "i",
            "s",
            "u",
            "q",
            "var",
            "sub",
            "sup",
        }
        assert set(element.attrs) <= {"href", "rel", "class", "src", "alt", "loading", "id"}
        assert not re.match(r"\s*javascript:", str(element.get("href", "")), re.IGNORECASE)


@given(HOSTILE)
def test_plain_text_holds_no_markup(text):
    assert "<code>" not in plain(text.replace("<", ""))


WITH_CODE = st.lists(st.sampled_from(["`", "``", " ", "\n", "a", "b c", "é", "&lt;", "<b>", ">", "*", "_"]), max_size=9)


@given(HOSTILE | WITH_CODE.map("".join))
@example("x ` a ` y")
@example("x `a\nb` y")
@example("x `a``b` y")
@example("x `a` `*b*` <y> &lt; `&lt;`")
def test_text_with_nothing_but_code_reads_as_it_is_rendered(text):
    told = plain(text), worded(text, replace(AROUND, made={}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inline, "_PLAIN_BUT_CODE", re.compile(r"(?!)"))
        assert told == (plain.__wrapped__(text), worded(text, replace(AROUND, made={})))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Versions:** [!INCLUDE[since](since.md)]", "Versions: since 2.0 & later"),
        ("Calls `Abort<T>` on [`ITask`](itask.md).", "Calls `Abort<T>` on `ITask`."),
        ("No *code* here", "No code here"),
        (" `&lt;` is `a  b`, ` c ` and `d\ne`", "`&lt;` is `a  b`, `c` and `d e`"),
        ("``a`b`` and `c", "`a`b` and `c"),
        ("`a``b`", "`a``b`"),
        ("![A & B](pic.png) is seen", "A & B is seen"),
    ],
)
def test_words_with_what_is_included_and_code_between_backticks(text, words):
    include = lambda path: f"<span>{path.removesuffix('.md')} 2.0</span> &amp; later"  # noqa: E731
    assert worded(text, replace(AROUND, include=include, made={})) == words


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("第一句。 第二句。", "第一句。第二句。"),
        ("（见 [x](y.md)） `A` 和 B", "（见 [x](y.md)）`A` 和 B"),
        ("One sentence. Another: one", "One sentence. Another: one"),
    ],
)
def test_sentences_in_a_row_are_set_as_their_language_does(written, shown):
    assert set_as_written(written) == shown
