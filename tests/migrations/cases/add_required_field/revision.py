"""Add priority to tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "37f1fb776eda"
snapshot = "9d81cc8372b1-half"
checksum = "84c80d4383ab"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.add_column(
        "tasks", sa.Column("priority", sa.Integer(), server_default=sa.text("3"), nullable=False)
    )
    op.alter_column("tasks", "priority", server_default=None)
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_priority_range" '
        'CHECK ("priority" >= 1) NOT VALID'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("tasks", "priority")
