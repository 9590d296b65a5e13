"""Add ck_tasks_sized to tasks."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "bff8a5dd6a8f-half"
snapshot = "bff8a5dd6a8f"
checksum = "e2ed8b501fb0"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '2s'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_sized", '
            'ADD CONSTRAINT "ck_tasks_sized" '
            "CHECK (size > 1 OR title <> 'none') NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_sized"')
        op.execute("RESET ALL")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_sized"')
