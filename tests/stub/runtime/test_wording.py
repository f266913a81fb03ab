"""Sentences are shown as words: no links, no tags, no escapes; code stays what it is."""

import pytest

from refgen.locales import load_locale
from refgen.stub.runtime.report import Fault
from refgen.stub.runtime.wording import ENGLISH, readable


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("A [task](../x/task.md).", "A task."),
        ("An [`ITask`](itask(1).md) and ![an image](i.png)", "An `ITask` and an image"),
        ("Call [Begin](a.md) (or [Start](https://example.org/a_(b).md)) first.", "Call Begin (or Start) first."),
        ("Of <xref:System.Threading.Monitor?displayProperty=nameWithType>.", "Of Monitor."),
        ("The [!INCLUDE[name](../includes/name.md)] runs.", "The name runs."),
        ("one<br />two\n\nthree", "one two three"),
        (r"a\*b \_c", "a*b _c"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("> [!NOTE]\n> Not *here*, **never** in _that.dll_.", "Not here, never in that.dll."),
        ("[!WARNING] Mind `a * b * c`.", "Mind `a * b * c`."),
        ("a&nbsp;b: m&#233;thode &lt;x&gt;", "a b: méthode <x>"),
        ("`BYTE**` or CHAR * or __x or a_b_c", "`BYTE**` or CHAR * or __x or a_b_c"),
        (
            r"the \<startup> element, `<requiredRuntime>`, [`A<B>`](x.md) and `a\*b`",
            r"the <startup> element, `<requiredRuntime>`, `A<B>` and `a\*b`",
        ),
    ],
)
def test_markdown_becomes_readable(markdown: str, expected: str):
    assert readable(markdown) == expected


def test_the_english_of_reports_is_that_of_the_locale_file():
    spoken = {f"report.{key}": text for key, text in ENGLISH.items()}
    assert {key: text for key, text in load_locale("en").interface.items() if key.startswith("report.")} == spoken


def test_every_fault_has_its_words():
    assert {fault.value for fault in Fault} < set(ENGLISH)
