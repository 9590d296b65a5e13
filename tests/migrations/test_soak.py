"""Random histories of edits on populated tables; `make soak` runs many more of them."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest

from codegen.migrate import Plan
from tests.api.databases import Databases
from tests.migrations.histories import History
from tests.migrations.soak.running import Soak, Wrong, soaking
from tests.migrations.soak.shrinking import told

STEPS = 10
HISTORIES = 9


@pytest.fixture(scope="module")
def soak(databases: Databases) -> Iterator[Soak]:
    with soaking(databases.create(databases.unused_name("soak"))) as found:
        yield found


@pytest.mark.parametrize("number", range(HISTORIES))
def test_a_random_history_leads_where_the_model_says(soak: Soak, number: int) -> None:
    try:
        for _ in soak.history(f"test:{number}", STEPS):
            pass
    except Exception as error:
        pytest.fail(told(soak, error))


EVERYWHERE = """\
    op.execute("DO $$ DECLARE name text; BEGIN"
        " FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP"
        " EXECUTE format({statement!r}, name); END LOOP; END $$")
"""
LOSES_ROWS = "DELETE FROM %I"
LOSES_A_COMMENT = "COMMENT ON TABLE %I IS ''planted''"


@pytest.mark.parametrize(
    ("direction", "statement", "said"),
    [
        ("upgrade", LOSES_ROWS, "0 rows instead of"),
        ("downgrade", LOSES_ROWS, "after the downgrade: 0 rows instead of"),
        ("upgrade", LOSES_A_COMMENT, "the catalogue has"),
        ("downgrade", LOSES_A_COMMENT, "the downgrade leaves"),
    ],
)
def test_what_a_revision_does_beside_its_edit_is_seen(
    soak: Soak, direction: str, statement: str, said: str
) -> None:
    write_down = History.write_down
    planted = EVERYWHERE.replace("{statement!r}", f"'{statement}'")

    def planting(history: History, planned: Plan) -> tuple[str, ...]:
        first = not history.revisions
        *others, last = write_down(history, planned)
        head = f"def {direction}() -> None:\n"
        return (*others, last if first else last.replace(head, head + planted))

    with (
        patch.object(History, "write_down", planting),
        pytest.raises(Wrong, match=said),
    ):
        for _ in soak.history("planted", 20):
            pass
