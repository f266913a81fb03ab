"""hunalign, when it is installed."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

PROGRAM = shutil.which("hunalign")


def align(source: Sequence[str], target: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of sentences, as hunalign finds them without a dictionary."""
    assert PROGRAM
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "dictionary").write_text("")
        for side, sentences in (("source", source), ("target", target)):
            (folder / side).write_text("\n".join(" ".join(text.split()) for text in sentences), "utf-8")
        command = [
            PROGRAM,
            "-text",
            "-utf",
            "-realign",
            *(str(folder / file) for file in ("dictionary", "source", "target")),
        ]
        output = subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode("utf-8", "replace")
    rows = (line.split("\t") for line in output.splitlines())
    return [(row[0].replace(" ~~~ ", " "), row[1].replace(" ~~~ ", " ")) for row in rows if len(row) >= 2]
