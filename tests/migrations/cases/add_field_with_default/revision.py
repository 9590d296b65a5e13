"""Add priority to tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "37f1fb776eda"
snapshot = "a9ccd8652216-half"
checksum = "1578dd4383ab"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.add_column(
        "tasks", sa.Column("priority", sa.Integer(), server_default=sa.text("3"), nullable=False)
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_priority_range" '
        'CHECK ("priority" BETWEEN 1 AND 5) NOT VALID'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("tasks", "priority")
