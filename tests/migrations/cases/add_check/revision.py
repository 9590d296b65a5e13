"""Add ck_tasks_sized to tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "87da34282882"
snapshot = "46db5c08ae57"
checksum = "cb229f501fb0"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_sized" '
        "CHECK (size IS NULL OR title <> 'none') NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_sized"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_sized"')
