"""Finish: add priority to tasks."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "9d81cc8372b1-half"
snapshot = "9d81cc8372b1"
checksum = "c25d456326c9"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_priority_range"')
        op.execute("RESET ALL")


def downgrade() -> None:
    pass
