"""What is found first: the browser's modules over a small index, run by Node.js."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from refgen.api.model import Kind
from refgen.website.search.index import as_json, names_of, word_files
from refgen.website.search.record import make_record

ASSETS = Path(__file__).parents[3] / "refgen/website/theme/assets/refgen"
APIS = {
    "CorDebugJITCompilerFlags": "enumeration",
    "ICLRTask": "interface",
    "ICLRTask.Abort": "method",
    "ICorDebugProcess": "interface",
    "FUSION_INFO": "enumeration",
    "IFusionLog": "interface",
    "IHostCrst": "interface",
    "IHostTask": "interface",
    "IHostTask.Abort": "method",
    "IHostTaskManager": "interface",
    "IHostTaskManager.ReverseLeaveRuntime": "method",
    "IHostTaskManager.Sleep": "method",
}
CODES = {"CORDBG_E_BUSY": 0x80131301, "CORDBG_S_BAD": 0x131302, "E_NOT_CORDBG": None, "HOST_E_TIMEOUT": 0x80131024}

FRENCH = {
    "a/cordebugjitcompilerflags-enumeration": (
        "CorDebugJITCompilerFlags, énumération",
        "Options du compilateur.",
        "",
        "La pile.",
    ),
    "a/iclrtask-interface": ("ICLRTask, interface", "Une tâche.", "", "Voir IHostTaskManager et la pile."),
    "a/iclrtask-abort-method": (
        "ICLRTask::Abort, méthode",
        "Interrompt la tâche.",
        "arrêt [débogage]",
        "CORDBG_E_BUSY",
    ),
    "a/busy": ("Ce qui occupe", "", "codes", "CORDBG_E_BUSY et HOST_E_TIMEOUT"),
    "a/debug": ("Débogage (référence)", "Tout le débogage.", "", "Un hôte."),
    "a/debug-interfaces": ("Interfaces de débogage", "", "", "Des interfaces."),
    "a/fusion": ("Fusion (référence)", "", "", ""),
    "a/fusion-enumerations": ("Énumérations de fusion", "", "", ""),
    "a/ihostcrst-interface": ("IHostCrst, interface", "Une section critique.", "", "Rien d’autre."),
    "a/kin": ("Une interface de plus", "Étend l’interface IHostCrst.", "", ""),
    "a/critical": ("Divers", "Ce que cette section a de critique.", "", ""),
    "a/host": ("Hébergement", "Ce qu’un hôte fait.", "", ""),
    "a/hosts": ("Les bases", "", "hôte", ""),
    "a/stack": ("Parcours", "Suit la pile.", "", ""),
    "a/stacks": ("Images de pile", "", "", ""),
}
CHINESE = {
    "a/iclrtask-abort-method": ("ICLRTask::Abort 方法", "由调用方释放。", "", ""),
    "a/calling": ("如何调用方法", "", "", ""),
    "a/caller": ("权限", "", "", "各调用方。"),
    "a/load": ("加载到主机", "", "", ""),
    "a/loaded": ("主机", "加载的内容。", "", ""),
    "a/breaks": ("断点", "在托管代码中设置断点。", "", ""),
    "a/callback": ("回调", "宿主返回一个回调以便调试。", "", ""),
    "a/icordebugprocess-interface": ("ICorDebugProcess 接口", "正在执行代码。", "", ""),
    "a/managed": ("概述", "托管代码。", "", "没有别的。"),
    "a/process": ("进程", "", "", ""),
    "a/process-debugging": ("调试进程", "", "", ""),
    "a/return": ("其他", "", "", "返回调试接口。"),
    "a/sleep": ("睡眠方法", "", "", ""),
    "a/text": ("文本", "", "", "进程和断点，以及托管代码中的断点。"),
    "a/thread": ("线程", "", "", "进程。"),
}
STANDING_IN = {
    "b/lent": ("Prêt", "Une méthode prêtée.", "", "Elle rend la clé.", "fr-fr"),
    "b/lost": ("Perdu", "", "", "Rien qu’une méthode perdue.", "fr-fr"),
}
"""Pages that only French has, as the other languages show them."""
FILLING = {f"z/{number}": (f"Page {number}", "", "", "le la méthode 方法") for number in range(60)}
"""Pages enough that their words are common."""


def answered(folder, files, program):
    """What a program over an index writes, as JSON."""
    if shutil.which("node") is None:
        pytest.skip("no Node.js to run it")
    for name, data in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    opening = f"""
        import {{ readFileSync }} from "node:fs";
        import {{ inflateSync }} from "node:zlib";
        import {{ findAll }} from {json.dumps((ASSETS / "find.js").as_uri())};
        import {{ readNames }} from {json.dumps((ASSETS / "names.js").as_uri())};
        const read = async (name) => {{
          const data = readFileSync({json.dumps(str(folder))} + "/" + name);
          return JSON.parse(name.endsWith(".z") ? inflateSync(data) : data);
        }};
        const siteOf = (locale, others) => ({{
          locale, read, others, documented: String, names: async () => readNames(await read("search/names.json"), locale),
        }});
    """
    command = ["node", "--input-type=module", "-e", opening + program]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=240)
    return json.loads(answer.stdout)


@pytest.fixture(scope="module")
def groups(tmp_path_factory):
    """What a query finds in a language, and what it finds at once: groups with titles, in the order in which they are shown."""
    folder = tmp_path_factory.mktemp("index")
    pages = {name: f"a/{name.replace('.', '-').lower()}-{kind}" for name, kind in APIS.items()}
    keys = sorted({*FRENCH, *CHINESE, *FILLING, *pages.values()})
    names = names_of([(name, Kind(APIS[name]), page) for name, page in pages.items()], keys)
    codes = {code: [value, 2] for code, value in CODES.items()}
    files = [("search/names.json", as_json({**names, "codes": codes}))]
    for locale, own in ("fr-fr", FRENCH), ("zh-cn", CHINESE):
        texts = {**own, **FILLING}
        files += word_files(locale, [make_record(*texts.get(key, ("", "", "", ""))) for key in keys])
    program = f"""
        const asked = {json.dumps([case[:2] for case in CASES])};
        const answers = await Promise.all(asked.map(async ([locale, query]) => {{
          const site = siteOf(locale, []);
          let early;
          const {{ groups }} = await findAll(site, query, 1, async (found) => (early = found) && true);
          return [groups, early].map((found) => [...found].map(([group, results]) => [group, results.map((one) => one.title)]));
        }}));
        console.log(JSON.stringify(answers));
    """
    return dict(zip([tuple(case[:2]) for case in CASES], answered(folder, files, program), strict=True))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """What a query finds in Chinese where some pages are there in French alone: groups with languages and addresses."""
    folder = tmp_path_factory.mktemp("index")
    own = {"b/own": ("自己", "méthode 返回", "", "还有一个 own 词。"), **STANDING_IN}
    french = {"b/own": ("Le sien", "Une méthode à soi.", "", ""), **{key: one[:4] for key, one in STANDING_IN.items()}}
    italian = {"b/own": ("Il suo", "", "", ""), **STANDING_IN}
    keys = sorted(own)
    files = [("search/names.json", as_json({**names_of([], keys), "codes": {}}))]
    for locale, texts in (("zh-cn", own), ("fr-fr", french), ("it-it", italian)):
        records = [make_record(*texts[key][:4])._replace(language="".join(texts[key][4:])) for key in keys]
        files += word_files(locale, records)
    program = f"""
        const site = siteOf("zh-cn", ["fr-fr", "it-it"]);
        const answers = await Promise.all({json.dumps(ELSEWHERE)}.map(async (query) => {{
          const {{ groups, count, total }} = await findAll(site, query, 1, async () => true);
          return [[...groups].map(([group, found]) => [group, found.map((one) => [one.url, one.lang ?? ""])]), count, total];
        }}));
        console.log(JSON.stringify(answers));
    """
    return dict(zip(ELSEWHERE, answered(folder, files, program), strict=True))


ELSEWHERE = ["prêtée", "soi", "méthode", "clé", "own", "une"]


def test_what_stands_in_for_a_translation_is_of_its_own_language(elsewhere):
    lent, lost = ["zh-cn/b/lent.html", "fr-fr"], ["zh-cn/b/lost.html", "fr-fr"]
    own = ["zh-cn/b/own.html", ""]
    assert elsewhere["prêtée"] == [[["language.fr-fr", [lent]]], 1, 1]
    assert elsewhere["clé"] == [[["language.fr-fr", [lent]]], 1, 1]
    # Where the reader's language has it too, no other is looked in.
    assert elsewhere["méthode"] == [
        [["kind.article", [own]], ["language.fr-fr", [lent]], ["further language.fr-fr", [lost]]],
        3,
        3,
    ]
    assert elsewhere["own"] == [[["kind.article", [own]]], 1, 1]
    assert elsewhere["soi"] == [[["language.fr-fr", [["fr-fr/b/own.html", "fr-fr"]]]], 1, 1]


def test_what_stands_in_stops_no_search_in_other_languages(elsewhere):
    """Only French has one of the pages, and in French another has the word as well."""
    further = [["fr-fr/b/own.html", "fr-fr"], ["zh-cn/b/lost.html", "fr-fr"]]
    assert elsewhere["une"][0] == [
        ["language.fr-fr", [["zh-cn/b/lent.html", "fr-fr"]]],
        ["further language.fr-fr", further],
    ]


@pytest.fixture
def found(groups):
    """What a query finds in a language."""
    return {asked: [title for _, titles in whole for title in titles] for asked, (whole, _) in groups.items()}


ALL = slice(None)
CASES = [
    # The name itself, then what it begins, by its last part too.
    ("fr-fr", "abort", ["ICLRTask::Abort", "IHostTask::Abort"], ALL),
    ("fr-fr", "IHostTask", ["IHostTask", "IHostTaskManager"], slice(2)),
    ("fr-fr", "ihosttaskmanager sleep", ["IHostTaskManager::Sleep"], slice(1)),
    # A name with its members, and nothing else that speaks of it.
    (
        "fr-fr",
        "IHostTaskManager::",
        ["IHostTaskManager", "IHostTaskManager::Sleep", "IHostTaskManager::ReverseLeaveRuntime"],
        ALL,
    ),
    ("fr-fr", "IHostTaskManager->sl", ["IHostTaskManager::Sleep"], ALL),
    # Once, although the page has its words too.
    ("fr-fr", "ICLRTask::Abort", ["ICLRTask::Abort"], ALL),
    # A word inside a name, and a name put together.
    ("fr-fr", "leaveruntime", ["IHostTaskManager::ReverseLeaveRuntime"], ALL),
    ("fr-fr", "revleave", ["IHostTaskManager::ReverseLeaveRuntime"], ALL),
    ("fr-fr", "process", ["ICorDebugProcess"], ALL),
    # What is called so at its end, before what only has it, and before its members.
    ("fr-fr", "task", ["ICLRTask", "IHostTask", "IHostTaskManager", "ICLRTask::Abort"], slice(4)),
    # Letters inside a name, where there is nothing else.
    ("fr-fr", "ebugjit", ["CorDebugJITCompilerFlags"], ALL),
    # An area and its kin, then names that have its name.
    ("fr-fr", "fusion", ["Fusion (référence)", "Énumérations de fusion", "FUSION_INFO", "IFusionLog"], ALL),
    ("fr-fr", "débogage", ["Débogage (référence)", "Interfaces de débogage", "ICLRTask::Abort, méthode"], ALL),
    ("fr-fr", "debog", ["Débogage (référence)"], slice(1)),
    # Title, then summary, then text, then letters inside a name.
    (
        "fr-fr",
        "pile",
        ["Images de pile", "Parcours", "ICLRTask, interface", "CorDebugJITCompilerFlags, énumération"],
        ALL,
    ),
    ("fr-fr", "hote", ["Les bases", "Hébergement", "Débogage (référence)"], ALL),
    # Codes by their beginning, by a word, by number; then the pages that have them in their text.
    (
        "fr-fr",
        "CORDBG",
        ["CORDBG_E_BUSY", "CORDBG_S_BAD", "E_NOT_CORDBG", "Ce qui occupe", "ICLRTask::Abort, méthode"],
        ALL,
    ),
    ("fr-fr", "timeout", ["HOST_E_TIMEOUT", "Ce qui occupe"], ALL),
    # With the line that names of codes alone begin with, before words that begin so.
    ("fr-fr", "host_e", ["HOST_E_TIMEOUT"], slice(1)),
    ("fr-fr", "0x80131024", ["HOST_E_TIMEOUT"], ALL),
    ("fr-fr", "-2146234332", ["HOST_E_TIMEOUT"], ALL),
    # A common word narrows what is found, and is let go where nothing has all.
    ("fr-fr", "la méthode tâche", ["ICLRTask::Abort, méthode"], ALL),
    ("fr-fr", "le tâche méthode", ["ICLRTask::Abort, méthode", "ICLRTask, interface"], ALL),
    ("fr-fr", "pile hôte", [], ALL),
    # Common words alone lead to the titles that have them, then to the texts.
    ("fr-fr", "méthode", ["ICLRTask::Abort, méthode", "Page 0"], slice(2)),
    ("fr-fr", "la méthode", ["ICLRTask::Abort, méthode", "Page 0"], slice(2)),
    ("zh-cn", "方法", ["睡眠方法", "如何调用方法", "ICLRTask::Abort 方法", "Page 0"], slice(4)),
    # Words side by side, before the same words apart.
    ("fr-fr", "section critique", ["IHostCrst, interface", "Divers"], ALL),
    # A title that has no other words, before others that speak of it.
    ("fr-fr", "interface ihostcrst", ["IHostCrst, interface", "Une interface de plus"], ALL),
    # Where nothing is found, words with another ending.
    ("fr-fr", "sections critiques", ["IHostCrst, interface", "Divers"], ALL),
    # Of many words one may be missing, of two none.
    ("fr-fr", "quelles options du compilateur", ["CorDebugJITCompilerFlags, énumération"], ALL),
    ("fr-fr", "quelles options", [], ALL),
    ("fr-fr", "rien de tel", [], ALL),
    # Chinese: title first; a term's characters stand side by side; what is longer is taken for several terms.
    ("zh-cn", "进程", ["进程", "调试进程", "文本", "线程"], ALL),
    ("zh-cn", "返回调试", ["其他"], ALL),
    # Letters across the border of another word (调用|方法) after all that has the term, in a text too.
    ("zh-cn", "调用方", ["ICLRTask::Abort 方法", "权限", "如何调用方法"], ALL),
    ("zh-cn", "调用", ["如何调用方法", "ICLRTask::Abort 方法", "权限"], ALL),
    # What the browser's dictionary has for a word (载到), and no title by itself, is no border.
    ("zh-cn", "加载", ["加载到主机", "主机"], ALL),
    ("zh-cn", "返回断点", [], ALL),
    ("zh-cn", "返回 调试", ["回调", "其他"], ALL),
    ("zh-cn", "托管代码中的断点", ["文本"], ALL),
    ("zh-cn", "断点托管代码", ["断点", "文本"], ALL),
    # A short term that stands nowhere as it is may be several, too.
    ("zh-cn", "托管断点", ["断点", "文本"], ALL),
    ("zh-cn", "断点和进程", ["文本"], ALL),
    ("zh-cn", "宿主回调", ["回调"], ALL),
    # A name with words: what has both, and the name alone only where there is nothing else.
    ("zh-cn", "icordebug 执行", ["ICorDebugProcess 接口"], ALL),
    ("zh-cn", "iclrtask 断点", ["ICLRTask", "ICLRTask::Abort"], ALL),
]


@pytest.mark.parametrize(("locale", "query", "wanted", "which"), CASES, ids=[f"{case[0]} {case[1]}" for case in CASES])
def test_what_is_found_first(found, locale, query, wanted, which):
    assert found[locale, query][which] == wanted


@pytest.mark.parametrize("asked", [case[:2] for case in CASES], ids=[f"{case[0]} {case[1]}" for case in CASES])
def test_what_comes_late_stands_below_what_is_shown(groups, asked):
    whole, early = groups[asked]
    assert whole[: len(early)] == early
