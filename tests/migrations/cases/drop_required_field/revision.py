"""Drop estimate from tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "d79c1b546049"
snapshot = "37f1fb776eda"
checksum = "e1aa06950b26"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("tasks", "estimate")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    # This restores tasks.estimate, not the values that it had.
    op.execute(
        """
        DO $$ BEGIN
            IF EXISTS (SELECT FROM "tasks") THEN
                RAISE EXCEPTION 'tasks.estimate was required, and its values are gone'
                    USING HINT = 'Empty tasks, or give the column a default in this downgrade.';
            END IF;
        END $$
        """
    )
    op.add_column("tasks", sa.Column("estimate", sa.Integer(), nullable=False))
