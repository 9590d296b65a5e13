"""Add project_id to tasks, and more.

- Add project_id to tasks.
- Let project_id of tasks refer to projects.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "c3c05444daf5"
snapshot = "4e5dda014157"
checksum = "a2c58a64aa87"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.add_column("tasks", sa.Column("project_id", sa.Uuid(), nullable=True))

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "fk_tasks_project_id" '
        'FOREIGN KEY ("user_id", "project_id") '
        'REFERENCES "projects" ("user_id", "id") '
        "ON DELETE RESTRICT NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_project_id"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_project_id"')
    op.drop_column("tasks", "project_id")
