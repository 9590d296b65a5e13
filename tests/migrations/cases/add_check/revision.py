"""Add ck_tasks_sized to tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "87da34282882"
snapshot = "46db5c08ae57"
checksum = "139745501fb0"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '2s'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_sized", '
            'ADD CONSTRAINT "ck_tasks_sized" '
            "CHECK (size IS NULL OR title <> 'none') NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_sized"')
        op.execute("RESET ALL")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_sized"')
