"""Both guards watch every test here."""

import pytest

from tests.api.guards import LogGuard, SqlGuard


@pytest.fixture(autouse=True)
def guarded(sql: SqlGuard, log: LogGuard) -> None:
    """No statement forgets the owner, and no error is logged."""
