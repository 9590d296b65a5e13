"""Make user_id, slug unique in tasks."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "90981806414a-half"
snapshot = "90981806414a"
checksum = "7ef24cf49a07"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "uq_task_slug"')
        op.execute('CREATE UNIQUE INDEX CONCURRENTLY "uq_task_slug" ON "tasks" ("user_id", "slug")')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "uq_task_slug" UNIQUE USING INDEX "uq_task_slug"'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "uq_task_slug"')
