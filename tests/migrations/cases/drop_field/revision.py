"""Drop estimate from tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "5aa8cbbeba58"
snapshot = "37f1fb776eda"
checksum = "ad522669df67"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("tasks", "estimate")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    # This restores tasks.estimate, not the values that it had.
    op.add_column("tasks", sa.Column("estimate", sa.Integer(), nullable=True))
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_estimate_range" '
        'CHECK ("estimate" >= 0) NOT VALID'
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_estimate_range"')
