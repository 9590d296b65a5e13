"""Drop ck_tasks_sized of tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "7e33562fd3a0"
snapshot = "bff8a5dd6a8f-half"
checksum = "501fb0060927"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_sized"')


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '2s'")
        # This stops, and changes nothing, while a row breaks ck_tasks_sized.
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_sized", '
            'ADD CONSTRAINT "ck_tasks_sized" '
            "CHECK (size > 0 OR title <> 'none') NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_sized"')
        op.execute("RESET ALL")
