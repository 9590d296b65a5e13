"""Drop ix_task_size of tasks, and more.

- Drop ix_task_size of tasks.
- Add ix_task_size to tasks.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "e082422286cc"
snapshot = "444429115acc"
checksum = "65e8e2aee587"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('DROP INDEX "ix_task_size"')
    op.execute('CREATE INDEX "ix_task_size" ON "tasks" ("user_id", "size" DESC) WHERE size > 0')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('DROP INDEX "ix_task_size"')
    op.execute('CREATE INDEX "ix_task_size" ON "tasks" ("user_id", "size")')
