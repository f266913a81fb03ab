"""Languages as data: one YAML file a locale, read into typed, frozen values."""

from refgen.locales.load import load_locale, locale_codes, meant_by, normalize_code
from refgen.locales.locale import Locale

__all__ = ["Locale", "load_locale", "locale_codes", "meant_by", "normalize_code"]
