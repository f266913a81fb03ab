"""A page in English and French, and the repository that it is in."""

import subprocess
from pathlib import Path

FRENCH = """---
title: I::Do, méthode
api_name: I.Do
ms.contentlocale: fr-FR
ms.sourcegitcommit: {commit}
---
# <a name="ido-method"></a>I::Do, méthode

Fait la chose. Renvoie S_OK.
"""


ENGLISH = """---
title: I::Do Method
api_name: I.Do
---
# <a name="ido-method"></a>I::Do Method

Does the thing. Returns S_OK.
"""


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path, text: str) -> str:
    (folder / "do.md").write_text(text, "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x")
    return git(folder, "rev-parse", "HEAD")
