"""Change default of priority in tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "6f920a09f794"
snapshot = "b56ae364affb"
checksum = "a82c7c02aa3f"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "priority", server_default=sa.text("2"))


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "priority", server_default=sa.text("3"))
