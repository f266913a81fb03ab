"""Links in a flat folder, whose paths are those of the tree that its pages were taken from."""

from pathlib import Path

from refgen.publish import publish
from refgen.settings import Settings

PAGE = """---
title: "ITask::{name}, méthode"
api_name: ITask.{name}
topic_type: apiref
ms.contentlocale: fr-FR
---
# <a name="method"></a>ITask::{name}, méthode
Appelle [l’autre](../../docs/hosting/itask-{link}-method.md), [la même](https://example.org/itask-stop-method.md).

## <a name="syntax"></a>Syntaxe

```
HRESULT {name} ();
```
"""


def test_a_link_follows_the_page_to_the_name_that_it_is_given(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "sources", tmp_path / "build", jobs=1, cache=tmp_path / "cache")
    settings.sources.mkdir()

    def links(second: str) -> list[bool]:
        """Whether the first page links to the second, named so, on a site made over that of before, and on a new one."""
        for file, name, link in (("a.md", "Start", "stop"), ("b.md", second, "start")):
            (settings.sources / file).write_text(PAGE.format(name=name, link=link), "utf-8")
        publish(settings)
        publish(Settings(settings.sources, tmp_path / second, jobs=1, cache=None))
        sites = (tmp_path / "build/site/fr-fr", tmp_path / second / "site/fr-fr")
        return ['">l’autre</a>' in (site / "itask-start.html").read_text("utf-8") for site in sites]

    assert [links("Stop"), links("End"), links("Stop")] == [[True, True], [False, False], [True, True]]
