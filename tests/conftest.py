"""What tests share: where the real pages are, and pages read from them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from refgen.cache.held import HELD

PROJECT = Path(__file__).parent.parent
SHARED = PROJECT.parent / "shared"

settings.register_profile("refgen", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("refgen")


@pytest.fixture(scope="session")
def project() -> Path:
    """The checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def sources() -> Path:
    """The project's own pages."""
    return PROJECT / "sources"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout with real pages; a test that needs it is skipped elsewhere."""
    if not SHARED.is_dir():
        pytest.skip("the folder `shared` with the real pages is not beside this checkout")
    return SHARED


@pytest.fixture(params=["held", "not held"])
def held_or_not(request: pytest.FixtureRequest) -> Iterator[None]:
    """In a process that holds its results, and in one that does not."""
    if request.param == "held":
        HELD.begin_run()
    yield
    HELD.end()
