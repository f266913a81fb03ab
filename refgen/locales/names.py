"""What languages call themselves, for those that refgen has no locale file for, and for scripts that share a file."""

from collections.abc import Mapping
from functools import lru_cache

OWN_NAMES: Mapping[str, str] = {
    "ar": "العربية",
    "bg": "български",
    "ca": "català",
    "da": "dansk",
    "el": "ελληνικά",
    "et": "eesti",
    "eu": "euskara",
    "fa": "فارسی",
    "fi": "suomi",
    "gl": "galego",
    "he": "עברית",
    "hi": "हिन्दी",
    "hr": "hrvatski",
    "hu": "magyar",
    "id": "Bahasa Indonesia",
    "is": "íslenska",
    "kk": "қазақ тілі",
    "lt": "lietuvių",
    "lv": "latviešu",
    "ms": "Bahasa Melayu",
    "nb": "norsk bokmål",
    "nl": "Nederlands",
    "nn": "norsk nynorsk",
    "no": "norsk",
    "ro": "română",
    "sk": "slovenčina",
    "sl": "slovenščina",
    "sq": "shqip",
    "sr": "српски",
    "sr-latn": "srpski",
    "sv": "svenska",
    "ta": "தமிழ்",
    "th": "ไทย",
    "uk": "українська",
    "vi": "Tiếng Việt",
    "zh-hk": "繁體中文（香港）",
    "zh-tw": "繁體中文",
}
"""By code of the locale, or of its language; in small letters."""

REGIONAL_NAMES: Mapping[str, str] = {
    "de-at": "Deutsch (Österreich)",
    "de-ch": "Deutsch (Schweiz)",
    "en-au": "English (Australia)",
    "en-ca": "English (Canada)",
    "en-gb": "English (United Kingdom)",
    "en-ie": "English (Ireland)",
    "en-in": "English (India)",
    "en-nz": "English (New Zealand)",
    "en-sg": "English (Singapore)",
    "en-za": "English (South Africa)",
    "es-mx": "español (México)",
    "fr-be": "français (Belgique)",
    "fr-ca": "français (Canada)",
    "fr-ch": "français (Suisse)",
    "it-ch": "italiano (Svizzera)",
    "pt-br": "português (Brasil)",
    "pt-pt": "português (Portugal)",
}
"""The same for regions that documentation is localized for beside another one that speaks the language."""

_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta
te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu chr fil kok nso prs quc quz
"""
LANGUAGES = frozenset(_CODES.split())
"""Codes of languages: those of two letters in ISO 639-1, of three letters those that documentation is localized into."""

_REGIONS = """
ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd
cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr ga gb gd ge gf
gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn
kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na
nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si
sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi
vn vu wf ws ye yt za zm zw an cs eu uk xk
"""
REGIONS = frozenset(_REGIONS.split())
"""Codes of regions: those of ISO 3166-1, and after them some that locales are called by all the same."""


def own_name(locale: str) -> str:
    """The name of a locale's language in the language itself; its tag, `xh-ZA`, where that is not known."""
    return next(filter(None, map(OWN_NAMES.get, codes_of(locale))), language_tag(locale))


def codes_of(locale: str) -> tuple[str, ...]:
    """What a locale can be called, the most exact first: `zh-hant-tw`, `zh-hant`, `zh`."""
    parts = locale.split("-")
    return tuple("-".join(parts[:length]) for length in range(len(parts), 0, -1))


@lru_cache(maxsize=256)
def language_tag(locale: str) -> str:
    """`zh-cn` → `zh-CN`, `zh-hans-cn` → `zh-Hans-CN`, as HTML and browsers write it."""
    first, *rest = locale.split("-")
    return "-".join([first, *(part.upper() if len(part) == 2 else part.title() for part in rest)])
