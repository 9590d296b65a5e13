"""Forbid null for due_at in tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "01f8b6e34c89"
snapshot = "5ee0822f2703"
checksum = "8f77a2a6aad1"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('UPDATE "tasks" SET "due_at" = \'2026-12-31T00:00:00+00:00\' WHERE "due_at" IS NULL')
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_due_at_present" '
        'CHECK ("due_at" IS NOT NULL) NOT VALID'
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_due_at_present"')
    op.alter_column("tasks", "due_at", nullable=False)
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_due_at_present"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    # What was filled into tasks.due_at stays.
    op.alter_column("tasks", "due_at", nullable=True)
