"""Add ix_task_large to tasks."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "e692095c90ff-half"
snapshot = "e692095c90ff"
checksum = "d0e69d9a2049"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '2s'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_size_range", '
            'ADD CONSTRAINT "ck_tasks_size_range" '
            "CHECK (\"size\" BETWEEN '0'::numeric AND 'Infinity'::numeric) NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_size_range"')
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_views_range", '
            'ADD CONSTRAINT "ck_tasks_views_range" '
            'CHECK ("views" BETWEEN -9007199254740991 AND 9007199254740991) NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_views_range"')
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_task_large"')
        op.execute(
            'CREATE INDEX CONCURRENTLY "ix_task_large" '
            'ON "tasks" ("user_id", "size") '
            "WHERE size > 5"
        )
        op.execute("RESET ALL")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('DROP INDEX IF EXISTS "ix_task_large"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_views_range"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_size_range"')
