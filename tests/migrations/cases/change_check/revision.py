"""Drop ck_tasks_sized of tasks, and more.

- Drop ck_tasks_sized of tasks.
- Add ck_tasks_sized to tasks.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "7e33562fd3a0"
snapshot = "bff8a5dd6a8f"
checksum = "dce2946507cc"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_sized"')

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_sized" '
        "CHECK (size > 1 OR title <> 'none') NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_sized"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_sized"')

    # This stops, and changes nothing, while a row breaks ck_tasks_sized.
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_sized" '
        "CHECK (size > 0 OR title <> 'none') NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_sized"')
