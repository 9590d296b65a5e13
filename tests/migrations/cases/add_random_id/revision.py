"""Add token to tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "37f1fb776eda"
snapshot = "a18b3df92f44-half"
checksum = "fc4520da8361"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.add_column("tasks", sa.Column("token", sa.Uuid(), nullable=True))
    op.alter_column("tasks", "token", server_default=sa.text("gen_random_uuid()"))


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("tasks", "token")
