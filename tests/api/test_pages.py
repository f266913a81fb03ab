"""What pages say, and what the model makes of it: one case a folder in `pages/`, its model in the `.json` beside it.

`python -m tests.api.test_pages` writes the models anew; read the difference before committing it.
"""

import json
from pathlib import Path

import pytest

from refgen.api import encode_model
from tests.api.trees import model_of

CASES = Path(__file__).parent / "pages"


def render(case: Path) -> str:
    model = json.loads(encode_model(model_of(case)))
    for api in model["apis"]:
        for key in [
            key for key, value in api.items() if key in {"sources", "origins"} or value in ([], {}, "", None, False)
        ]:
            del api[key]
    return json.dumps(model, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("case", sorted(path for path in CASES.iterdir() if path.is_dir()), ids=lambda path: path.name)
def test_case(case: Path) -> None:
    assert render(case) == case.with_suffix(".json").read_text("utf-8")


def main() -> None:
    for case in sorted(path for path in CASES.iterdir() if path.is_dir()):
        case.with_suffix(".json").write_text(render(case), "utf-8")


if __name__ == "__main__":
    main()
