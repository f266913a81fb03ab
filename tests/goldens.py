"""Writes the golden files of the tests anew: `make goldens`; read the difference before committing it."""

from refgen.output import write_file
from tests.stub.emit.made import golden_files


def main() -> None:
    for path, content in golden_files().items():
        if write_file(path, content):
            print(path)  # noqa: T201 - the command says what it has changed


if __name__ == "__main__":
    main()
