"""How much a query finds: what has all of it and nothing else, however many pages a word stands on."""

import json

import pytest

from refgen.website.search.index import as_json, names_of, word_files
from refgen.website.search.record import make_record
from tests.website.search.test_ranking import answered

CODE = "HOST_E_CLRNOTAVAILABLE"
FRENCH = {
    "a/host": ("Autour de host", "Ce que le host ne fait pas.", "", "Le clrnotavailable, et E_FAILED_TWICE."),
    "a/fail": ("Échecs", "", "", "E_FAIL"),
    "a/failure": ("Divers", "", "", "Rien qu’un failure."),
    "a/locks": ("Un verrou", "De qui possède le verrou.", "", "Rien de plus."),
    **{
        f"z/{number}": (
            f"Page {number}",
            "Une méthode.",
            "",
            f"En-tête : MSCorEE.h, dans mscoree.dll. {CODE} L’appelant ne possède pas le verrou.",
        )
        for number in range(60)
    },
    **{f"zz/{number}": (f"Suite {number}", "Un host.", "", "Le host n’a pas tout.") for number in range(30)},
}
CHINESE = {
    "a/way": ("调用方法", "", "", ""),
    **{f"z/{number}": (f"第 {number} 页", "", "", f"{CODE} 调用方不拥有该锁。") for number in range(60)},
    **{f"zz/{number}": (f"另 {number} 页", "", "", "该锁属于别人。") for number in range(30)},
}
CASES = [
    # A whole name or code: no page that has only some of its parts, or begins like them.
    ("fr-fr", CODE, 61, "Page"),
    ("fr-fr", CODE.lower(), 61, "Page"),
    ("fr-fr", "E_FAIL", 1, "Échecs"),
    ("zh-cn", CODE, 61, "第"),
    # A part of one, as it is typed, or its end.
    ("fr-fr", "HOST_E_CLRNOT", 61, "Page"),
    ("fr-fr", "E_CLRNOTAVAILABLE", 62, "Page"),
    # What is on most pages is on those.
    ("fr-fr", "mscoree", 60, "Page"),
    ("fr-fr", "mscoree.h", 60, "Page"),
    ("fr-fr", "mscoree.dll", 60, "Page"),
    ("fr-fr", "appelant", 60, "Page"),
    ("fr-fr", "verrou", 61, "Un verrou"),
    ("fr-fr", "verrou host", 60, "Page"),
    # A sentence, word for word.
    ("fr-fr", "L’appelant ne possède pas le verrou", 60, "Page"),
    ("zh-cn", "调用方不拥有该锁", 60, "第"),
    ("zh-cn", "调用方", 61, ""),
    # Words of most pages are let go where no page has all.
    ("fr-fr", "appelant possède De failure", 0, ""),
    ("fr-fr", "le failure", 1, "Divers"),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """How many results a query has in a language, and their titles."""
    folder = tmp_path_factory.mktemp("index")
    keys = sorted({*FRENCH, *CHINESE})
    files = [("search/names.json", as_json({**names_of([], keys), "codes": {CODE: [0x80131022, 60]}, "results": 99}))]
    for locale, texts in ("fr-fr", FRENCH), ("zh-cn", CHINESE):
        files += word_files(locale, [make_record(*texts.get(key, ("", "", "", ""))) for key in keys])
    program = f"""
        const asked = {json.dumps([case[:2] for case in CASES])};
        const answers = await Promise.all(asked.map(async ([locale, query]) => {{
          const {{ groups, total }} = await findAll(siteOf(locale, []), query, 99, async () => true);
          return [total, [...groups.values()].flat().map((one) => one.title)];
        }}));
        console.log(JSON.stringify(answers));
    """
    return dict(zip([case[:2] for case in CASES], answered(folder, files, program), strict=True))


@pytest.mark.parametrize(("locale", "query", "count", "first"), CASES, ids=[f"{case[0]} {case[1]}" for case in CASES])
def test_what_is_found_has_all_that_was_asked_for(found, locale, query, count, first):
    total, titles = found[locale, query]
    assert (total, len(titles)) == (count, count)
    assert not first or next(one for one in titles if one != CODE).startswith(first)
