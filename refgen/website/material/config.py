"""From a configuration of MkDocs: what it says of the site, and where our templates stand in its theme."""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from refgen.installation import ROOT
from refgen.website.options import PROJECT, UNNAMED, SiteOptions
from refgen.website.running.runtime import find_runtime

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FOLDER = ROOT / "website" / "theme"
_PALETTE = {"scheme": "default", "primary": "indigo", "accent": "indigo"}


def default_config(docs_dir: Path, site_dir: Path) -> "MkDocsConfig":
    """A configuration for a tree that has no `mkdocs.yml`."""
    # It takes a while to import, and only the first of many runs asks for it.
    from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415

    config = MkDocsConfig()
    said = {
        "site_name": UNNAMED,
        "docs_dir": str(docs_dir),
        "site_dir": str(site_dir),
        "theme": "material",
        "plugins": [],
    }
    config.load_dict(said)
    config.validate()
    return config


def add_theme(config: "MkDocsConfig") -> None:
    """Put our templates between the project's overrides and the theme's own, with what they need of its settings."""
    dirs = config.theme.dirs
    if str(FOLDER) not in dirs:
        dirs.insert(1 if config.theme.custom_dir else 0, str(FOLDER))
    # Without a palette Material has neither dark colours nor any of the names that ours are given under.
    config.theme["palette"] = config.theme.get("palette") or _PALETTE
    # Its fonts are on another host, which pages may not ask.
    config.theme["font"] = False


def site_options(config: "MkDocsConfig", host: str = "", media: frozenset[str] = frozenset()) -> SiteOptions:
    """What MkDocs' own settings say of the site, its name, its address, its repository, its images; and the publisher's host."""
    url = config.site_url or ""
    place = urljoin((config.repo_url or "").rstrip("/") + "/", config.edit_uri or "") if config.repo_url else ""
    return SiteOptions(
        name="" if config.site_name == UNNAMED else config.site_name,
        host=host,
        url=url if url.endswith("/") or not url else f"{url}/",
        repository=place.replace("/edit/", "/blob/"),
        media=media,
        runtime=find_runtime(project_of(config)),
    )


def project_of(config: "MkDocsConfig") -> Path:
    """The folder of the configuration, or the one that `refgen serve` was called in where it has written one."""
    return Path(config.extra.get(PROJECT) or Path(config.config_file_path or ".").parent)
