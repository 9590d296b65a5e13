"""Drop uq_task_slug of tasks, and more.

- Drop uq_task_slug of tasks.
- Purge deleted rows of tasks.
- Drop deleted_at from tasks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "86d5dd2b54da"
snapshot = "90981806414a-half"
checksum = "e1a7d3da2b7f"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('DROP INDEX IF EXISTS "uq_task_slug"')
    op.execute('DELETE FROM "tasks" WHERE "deleted_at" IS NOT NULL')
    op.drop_column("tasks", "deleted_at")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    # This restores tasks.deleted_at, not the values that it had.
    op.add_column("tasks", sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))

    op.execute(
        'CREATE UNIQUE INDEX "uq_task_slug" '
        'ON "tasks" ("user_id", "slug") '
        'WHERE "deleted_at" IS NULL'
    )
