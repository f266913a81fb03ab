"""What runs in the reader's browser, run here: the same Python file beside a stub like the one that is served."""

import json
import subprocess
import sys
import zipfile
from types import SimpleNamespace

import pytest

from refgen.corpus import scan_tree
from refgen.progress import silent
from refgen.settings import Settings
from refgen.stages.examples.faults import faults_of
from refgen.stages.pages.modelling import make_model
from refgen.stages.pages.reading import read_tree
from refgen.stub.compiler import compile_book
from refgen.stub.emit import emit_package, write_package
from refgen.website.render import prepare
from refgen.website.running.playground import _sentence, run
from refgen.website.running.stub_archive import archived, directory, file_of, member
from refgen.website.sentences.name import sentence_name
from refgen.workers import InProcess
from tests.website.conftest import ROOT

PACKAGE = "played"
SLEEP = "IHostTaskManager.Sleep"
OPENING = f"from {PACKAGE} import World\nworld = World()\nmanager = world.create('IHostTaskManager')\n"
CALL = "manager.raw.Sleep(dwMilliseconds=1, option=1).hresult\n"


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    """Model and rules of the repository's own pages."""
    settings = Settings(sources=ROOT / "sources")
    reading = read_tree(scan_tree(settings.sources), tmp_path_factory.mktemp("cache"), InProcess(), silent)
    model = make_model(reading)
    return model, compile_book(model, reading.sentences)


@pytest.fixture(scope="module")
def stub(reference, tmp_path_factory):
    folder = tmp_path_factory.mktemp("stub")
    write_package(dict(emit_package(*reference, package=PACKAGE)), folder)
    sys.path.insert(0, str(folder))
    yield
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


def played(code, locale="fr-fr"):
    return json.loads(run(code, locale))


def test_the_archive_has_all_that_it_needs(site_given, options, shells, tmp_path):
    site = prepare(site_given, options, shells).site
    members = [member(name, file_of(site, name)) for name in archived(site)]
    (tmp_path / "stub.zip").write_bytes(b"".join((*members, directory(members))))
    zipfile.ZipFile(tmp_path / "stub.zip").extractall(tmp_path)
    asked = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from refgen.website.running.playground import run; print(run('1 + 1', 'fr-fr'))"
    # Neither this checkout nor what is installed with it is in a reader's browser.
    done = subprocess.run([sys.executable, "-I", "-S", "-c", asked], capture_output=True, check=True)
    assert json.loads(done.stdout)["output"] == "2\n"


def test_output_is_what_doctest_shows(stub):
    assert played("1 + 1\nNone\nx = 3\nprint('a')\n")["output"] == "2\na\n"


def test_an_error_says_where_it_is_in_the_readers_code(stub):
    assert played("x = 1\n\ndef half():\n    return x / 0\n\nhalf()\n")["output"] == (
        "Traceback (most recent call last):\n"
        '  File "<example>", line 6, in <module>\n    half()\n'
        '  File "<example>", line 4, in half\n    return x / 0\n'
        "ZeroDivisionError: division by zero\n"
    )
    # Not where it is in what the code calls.
    violated = played(f"{OPENING}manager.raw.Sleep(dwMilliseconds=1, option=0x7fffffff)\n")["output"]
    assert violated.count("File") == 1
    assert 'File "<example>", line 4, in <module>' in violated
    unread = played("x = 1\n(")["output"]
    assert 'File "<example>", line 2' in unread
    assert "SyntaxError" in unread


@pytest.mark.parametrize("code", ["input()", "input('name? ')"])
def test_nobody_is_asked(stub, code):
    assert "EOFError: nobody can be asked for input here" in played(code)["output"]


@pytest.mark.parametrize(
    ("locale", "world", "said"),
    [
        ("fr-fr", "World()", "L’une des valeurs de WAIT_OPTION"),
        ("zh-cn", "played.World()", "WAIT_OPTION"),
        ("fr-fr", "World(locale='it-it')", "Uno dei"),
        ("xx-yy", "World()", "given(parameter=option"),
    ],
)
def test_a_world_speaks_the_readers_language(stub, locale, world, said):
    code = f"import {PACKAGE} as played\n{OPENING.replace('World()', world)}manager.raw.Sleep(dwMilliseconds=1, option=0x7fffffff)\n"
    output = played(code, locale)["output"].replace("'", "’")
    assert said in output
    assert ("given(" in output) == (locale == "xx-yy")


def test_a_world_of_the_readers_own_is_left_alone(stub):
    assert (
        played("class World:\n    def __init__(self, size):\n        self.size = size\nWorld(3).size\n")["output"]
        == "3\n"
    )


def test_a_program_that_prints_for_ever_ends(stub):
    answer = played("while True: print('x' * 1000)")
    assert "too much output" in answer["output"]
    assert len(answer["output"]) < 110_000


@pytest.mark.parametrize(
    ("locale", "said"),
    [("fr-fr", "Le délai d’attente a expiré avant la fin de l’appel."), ("xx", "The time-out expired before the call")],
)
def test_an_answer_cites_its_sentence_in_the_readers_language(stub, locale, said):
    answer = played(f"{OPENING}world.fault('{SLEEP}', 'timeout')\n{CALL}", locale)
    assert answer["output"] == "HOST_E_TIMEOUT\n"
    ((sentence,),) = [one["sentences"] for one in answer["answers"]]
    assert sentence["text"].replace("'", "’").startswith(said)
    assert sentence["sentence"] == sentence_name("The time-out expired before the call finished.")
    assert sentence["page"].endswith("ihosttaskmanager-sleep-method.md")


def test_a_broken_contract_is_cited(stub):
    answer = played(f"{OPENING}manager.raw.Sleep(dwMilliseconds=1, option=0x7fffffff)\n")
    assert "ContractViolation" in answer["output"]
    assert answer["answers"][-1]["code"] == "ContractViolation"
    assert answer["answers"][-1]["sentences"]


def test_a_world_without_a_name_is_asked_once_and_a_named_one_too(stub):
    nameless = f"from {PACKAGE} import World\nmanager = World().create('IHostTaskManager')\n{CALL}"
    named = f"{OPENING}again = world\n{CALL}"
    assert len(played(nameless)["answers"]) == 1
    assert played(nameless)["answers"] == played(named)["answers"]
    # Of one that a library has made, too.
    aside = f"import {PACKAGE}\nmakers = [{PACKAGE}.World]\nworld = makers[0]()\nmanager = world.create('IHostTaskManager')\n{CALL}"
    assert len(played(aside)["answers"]) == 1


def test_code_without_a_world_cites_nothing(stub):
    assert played("x = [1]")["answers"] == []


def test_every_fault_that_is_offered_brings_about_its_result(reference, stub):
    model, book = reference
    offered = faults_of(model, book)
    assert {fault.name for fault in offered[SLEEP]} >= {"timeout", "abandoned", "catastrophic-failure"}
    assert "S_OK" not in {fault.code for faults in offered.values() for fault in faults}
    apis = {api.id: api for api in model.apis}
    struck, deserved = [], []
    for name, faults in offered.items():
        api = apis[name]
        arguments = ", ".join(f"{one.name}=1" for one in api.parameters if one.direction != "out")
        opening = (
            f"from {PACKAGE} import World\nworld = World(mode='permissive')\ntarget = world.create({api.parent!r})\n"
        )
        call = f"target.raw.{api.name}({arguments}).hresult\n"
        plain = played(opening + call)["output"]
        for fault in faults:
            answer = played(f"{opening}world.fault({name!r}, {fault.name!r}, times=None)\n{call}")
            got = answer["output"].strip()
            if got != fault.code:
                # What the arguments deserve comes before any fault.
                assert got == plain.strip(), (name, fault)
                assert got in {outcome.code for outcome in api.outcomes}, (name, fault)
                deserved.append(name)
                continue
            struck.append(name)
            assert answer["answers"][-1]["code"] == fault.code
    assert struck
    assert len(set(deserved)) <= len(set(struck)) / 10


def test_a_fault_is_named_by_a_sentence_of_its_page(reference):
    model, book = reference
    assert all(fault.sentence for faults in faults_of(model, book).values() for fault in faults)


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"fr-fr": "Attend.", "it-it": "Attende."}, ("it-it", "it-it.txt:7")),
        ({"fr-fr": "Attend."}, ("fr-fr", "fr-fr.txt:7")),
        ({"en-us": "Attend.", "fr-fr": "Attend."}, ("en-us", "en-us.txt:7")),
        ({}, ("en-us", "a.md:7")),
    ],
)
def test_a_sentence_is_cited_by_the_file_and_the_language_that_it_stands_in(known, told):
    wordings = {code: SimpleNamespace(text=text, path=f"{code}.txt", line=7) for code, text in known.items()}
    claim = SimpleNamespace(locales=wordings, page="a.md", line=7, english="Attend.", unit=0)
    sentence = _sentence(claim, "it-it")
    assert (sentence["locale"], sentence["place"]) == told
