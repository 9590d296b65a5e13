"""Allow null for due_at in tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "a1913dfe3c86"
snapshot = "01f8b6e34c89"
checksum = "a6aad1701677"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "due_at", nullable=True)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    # This stops, and changes nothing, while tasks.due_at holds a null.
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_due_at_present" '
        'CHECK ("due_at" IS NOT NULL) NOT VALID'
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_due_at_present"')
    op.alter_column("tasks", "due_at", nullable=False)
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_due_at_present"')
