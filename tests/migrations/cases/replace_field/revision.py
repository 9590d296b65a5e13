"""Drop size from tasks, and more.

- Drop size from tasks.
- Add size to tasks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "87da34282882"
snapshot = "c0c102ba8271"
checksum = "d1ec6a5de297"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("tasks", "size")
    op.add_column(
        "tasks", sa.Column("size", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("tasks", "size")

    # This restores tasks.size, not the values that it had.
    op.add_column("tasks", sa.Column("size", sa.Integer(), nullable=True))
