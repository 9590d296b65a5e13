"""Retire budget of tasks, and more.

- Retire budget of tasks.
- Add budget to projects.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "d94755f3d786"
snapshot = "167f8bdde8da-half"
checksum = "e24092af45ce"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")
    op.execute("SET LOCAL timezone = 'UTC'")

    op.execute('LOCK TABLE "tasks", "projects" IN ACCESS EXCLUSIVE MODE')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_budget_range"')

    op.add_column("projects", sa.Column("budget", sa.Integer(), nullable=True))
    op.execute(
        'ALTER TABLE "projects" ADD CONSTRAINT "ck_projects_budget_range" '
        'CHECK ("budget" >= 0) NOT VALID'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "tasks", "projects" IN ACCESS EXCLUSIVE MODE')
    op.drop_column("projects", "budget")

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_budget_range" CHECK ("budget" >= 0) NOT VALID'
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_budget_range"')
