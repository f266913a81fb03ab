"""A late pattern is what `re.compile` gives, compiled when it is first used."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import refgen
from refgen.text.late import late


def test_it_answers_as_a_compiled_one() -> None:
    here, there = late(r"(?P<word>b+)", re.IGNORECASE), re.compile(r"(?P<word>b+)", re.IGNORECASE)
    for _ in range(2):
        assert here.sub("-", "aBBa") == there.sub("-", "aBBa")
        assert [match["word"] for match in here.finditer("bab")] == ["b", "b"]
        assert (here.pattern, here.flags, here.groupindex) == (there.pattern, there.flags, there.groupindex)
    assert here.fullmatch("ab", 1)
    assert not here.fullmatch("ab")


def test_it_is_compiled_at_the_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = re.compile

    def compile_it(pattern: str, flags: int) -> re.Pattern[str]:
        compiled.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr(re, "compile", compile_it)
    pattern = late("a+")
    assert not compiled
    assert pattern.search("aa")
    assert pattern.match("aa")
    assert compiled == ["a+"]


def test_what_a_pattern_does_not_have_it_does_not_have() -> None:
    with pytest.raises(AttributeError):
        late("a").nothing  # type: ignore[attr-defined]  # noqa: B018


ALL = """
import gc, re
from refgen.drift.check import registry
from refgen.stub.compiler.registry import load_patterns
from refgen.text.late import _Late
registry(), load_patterns()
late = [one for one in gc.get_objects() if isinstance(one, _Late)]
assert late
assert all(vars(one).keys() == {"_given"} for one in late), "importing has compiled some"
for one in late:
    re.compile(*one._given)
"""


def test_importing_compiles_none_and_all_can_be_compiled() -> None:
    done = subprocess.run([sys.executable, "-c", ALL], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


ROOT = Path(refgen.__file__).parent
MODULES = [path for path in sorted(ROOT.rglob("*.py")) if ".re is" in path.read_text("utf-8")]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_pattern_that_tells_matches_apart_is_no_late_one(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not [name for name in re.findall(r"\.re is (?:not )?(\w+)", text) if f"\n{name} = late(" in text]
