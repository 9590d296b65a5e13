"""Forbid null for size in tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "f9b9632ccb13"
snapshot = "8f06897465bd"
checksum = "f12bf72ca5f3"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" NO FORCE ROW LEVEL SECURITY')

    op.execute('UPDATE "tasks" SET "size" = 3 WHERE "size" IS NULL')
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_size_present" '
        'CHECK ("size" IS NOT NULL) NOT VALID'
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_size_present"')
    op.alter_column("tasks", "size", nullable=False)
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_size_present"')

    op.execute('ALTER TABLE "tasks" FORCE ROW LEVEL SECURITY')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" NO FORCE ROW LEVEL SECURITY')

    # What was filled into tasks.size stays.
    op.alter_column("tasks", "size", nullable=True)

    op.execute('ALTER TABLE "tasks" FORCE ROW LEVEL SECURITY')
