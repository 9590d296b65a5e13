"""Drop ix_task_size of tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "e082422286cc"
snapshot = "87da34282882"
checksum = "4cdb25e7798a"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('DROP INDEX "ix_task_size"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('CREATE INDEX "ix_task_size" ON "tasks" ("user_id", "size")')
