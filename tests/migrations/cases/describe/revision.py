"""Describe tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "37f1fb776eda"
snapshot = "87d7fde5d5c9"
checksum = "baafe39b97a3"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute("COMMENT ON TABLE \"tasks\" IS 'Something to be done.'")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('COMMENT ON TABLE "tasks" IS NULL')
