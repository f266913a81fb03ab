"""What stands around the pages: the theme's shells and assets, and what the configuration says of the site.

MkDocs takes a while to import, and the theme to render; where nothing of that has changed, all of it is as in the last run.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from refgen.cache.held import HELD
from refgen.cache.results import digest_of
from refgen.dataclass import dataclass
from refgen.settings import Settings
from refgen.stages.state.folders import digest_of_files
from refgen.stages.state.unchanged import Around, configured
from refgen.website.frame.shell import Shell
from refgen.website.options import SiteOptions

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@dataclass(frozen=True)
class Frame:
    """What a theme and a configuration give."""

    folder: Path
    """Where the site goes."""
    options: SiteOptions
    shells: Mapping[str, Shell] = field(repr=False)
    """By locale."""
    assets: tuple[tuple[str, Path], ...] = field(repr=False)
    """The files that the theme brings along, by address."""
    around: Around = field(repr=False)


def frame_of(settings: Settings, locales: Sequence[str], images: frozenset[str]) -> Frame:
    """What `mkdocs.yml` asks for, else Material as it is; the images, by path below the sources, are served too."""
    frame = _held(settings, locales)
    return replace(frame, options=replace(frame.options, media=images))


def around_of(settings: Settings, locales: Sequence[str]) -> Around:
    """What the site is made from beside the sources."""
    return _held(settings, locales).around


def _held(settings: Settings, locales: Sequence[str]) -> Frame:
    said = configured(settings.config_file)
    if said is None:
        return _load(settings, locales)
    name = digest_of(said, repr(settings), str(Path.cwd()), *locales)
    # What lies around is known only when the configuration has been read; the last run has read the same.
    load = cache(partial(_load, settings, locales))
    around = HELD.named((Around, name), lambda: load().around)
    return HELD.named((Frame, name, digest_of_files(around.paths())), load)


def _load(settings: Settings, locales: Sequence[str]) -> Frame:
    from refgen.website.material.config import default_config  # noqa: PLC0415

    folder = settings.output / "site"
    if settings.config_file is None:
        return load_frame(default_config(settings.sources.absolute(), folder.absolute()), locales, settings.host)
    from mkdocs.config import load_config  # noqa: PLC0415

    file, sources, site = settings.config_file, settings.sources.absolute(), folder.absolute()
    return load_frame(load_config(str(file), docs_dir=str(sources), site_dir=str(site)), locales, settings.host)


def load_frame(
    config: "MkDocsConfig",
    locales: Sequence[str],
    host: str,
    media: frozenset[str] = frozenset(),
    *,
    live: bool = False,
) -> Frame:
    """What a configuration gives; `media` are the images that are served, `live` is for a server that reloads pages."""
    from refgen.website.material.config import site_options  # noqa: PLC0415
    from refgen.website.material.files import outer_files, theme_folders, theme_paths  # noqa: PLC0415
    from refgen.website.material.shells import make_shells  # noqa: PLC0415

    return Frame(
        Path(config.site_dir),
        site_options(config, host, media),
        make_shells(config, locales, live=live),
        tuple(theme_paths(config)),
        Around(tuple(map(str, outer_files(config))), *theme_folders(config)),
    )
