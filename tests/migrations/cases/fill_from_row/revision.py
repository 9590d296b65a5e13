"""Add search to tasks, and more.

- Add search to tasks.
- Add token to tasks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "a44970a1566e"
snapshot = "450f5a186f9e-half"
checksum = "ec8d8bc1dd20"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.add_column("tasks", sa.Column("search", sa.Text(), nullable=True))
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_search_length" '
        'CHECK (char_length("search") <= 200) NOT VALID'
    )

    op.add_column("tasks", sa.Column("token", sa.Uuid(), nullable=True))


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("tasks", "token")
    op.drop_column("tasks", "search")
