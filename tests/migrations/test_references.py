"""Tables that refer to each other, on a real PostgreSQL: its own catalogue says what holds."""

from __future__ import annotations

import pytest

from codegen.catalog import Catalog, Owner, Uuid
from tests.migrations.databases import Database
from tests.migrations.everything import everything

SCHEMAS = {
    "plain": everything(),
    "secured": everything(secured=True),
    "secured by a uuid": everything(Owner("team_id", Uuid()), secured=True),
}


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_everything_is_created_and_dropped(db: Database, schema: Catalog) -> None:
    history = db.start(schema)
    (revision,) = history.revisions.values()

    db.downgrade(revision)
    db.upgrade(revision)

    db.assert_like_new(schema)
