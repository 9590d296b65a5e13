"""Drop uq_task_title of tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "4b29ce100cd9"
snapshot = "87da34282882"
checksum = "a87f56184b4f"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "uq_task_title"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    # This stops, and changes nothing, while two rows of tasks are alike.
    op.execute('ALTER TABLE "tasks" ADD CONSTRAINT "uq_task_title" UNIQUE ("user_id", "title")')
