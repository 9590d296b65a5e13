"""Allow null for due_at in tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "a1913dfe3c86"
snapshot = "01f8b6e34c89"
checksum = "a6aad1b39f71"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "due_at", nullable=True)


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '2s'")
        # This stops, and changes nothing, while tasks.due_at holds a null.
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_due_at_present", '
            'ADD CONSTRAINT "ck_tasks_due_at_present" '
            'CHECK ("due_at" IS NOT NULL) NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_due_at_present"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "due_at", nullable=False)
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_due_at_present"')
