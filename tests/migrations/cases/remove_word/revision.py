"""Change default of status in tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "7cc006ff0d6b"
snapshot = "16d0e96ccbaa-half"
checksum = "c7e0cf88c09c"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "status", server_default=sa.text("'todo'"))


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "status", server_default=sa.text("'canceled'"))
