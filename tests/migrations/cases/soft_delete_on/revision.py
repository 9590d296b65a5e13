"""Drop uq_task_slug of tasks, and more.

- Drop uq_task_slug of tasks.
- Add deleted_at to tasks.
- Add uq_task_slug to tasks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "90981806414a"
snapshot = "86d5dd2b54da"
checksum = "316e5788d6b9"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "uq_task_slug"')
    op.add_column("tasks", sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        'CREATE UNIQUE INDEX "uq_task_slug" '
        'ON "tasks" ("user_id", "slug") '
        'WHERE "deleted_at" IS NULL'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('DROP INDEX "uq_task_slug"')

    # The rows of tasks that were deleted softly go for good.
    op.execute('DELETE FROM "tasks" WHERE "deleted_at" IS NOT NULL')

    op.drop_column("tasks", "deleted_at")

    # This stops, and changes nothing, while two rows of tasks are alike.
    op.execute('ALTER TABLE "tasks" ADD CONSTRAINT "uq_task_slug" UNIQUE ("user_id", "slug")')
