"""Add due_at to tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "37f1fb776eda"
snapshot = "f7d8b726c693"
checksum = "6e4d7ef4260d"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.add_column(
        "tasks",
        sa.Column(
            "due_at", sa.DateTime(timezone=True), nullable=True, comment="When it must be done."
        ),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("tasks", "due_at")
