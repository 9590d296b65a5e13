"""Drop estimate from tasks, and more.

- Drop estimate from tasks.
- Rename tasks to jobs.
- Rename title to name in jobs.
- Add priority to jobs.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "e4178072df6e"
snapshot = "b3dc30fa0043-half"
checksum = "6043d9d817d0"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("tasks", "estimate")
    op.rename_table("tasks", "jobs")
    op.execute('ALTER TABLE "jobs" RENAME CONSTRAINT "pk_tasks" TO "pk_jobs"')
    op.alter_column("jobs", "title", new_column_name="name")
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_tasks_user_id_length" TO "ck_jobs_user_id_length"'
    )
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_tasks_user_id_pattern" '
        'TO "ck_jobs_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_tasks_title_length" TO "ck_jobs_name_length"'
    )
    op.add_column(
        "jobs", sa.Column("priority", sa.Integer(), server_default=sa.text("3"), nullable=False)
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("jobs", "priority")
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_jobs_name_length" TO "ck_tasks_title_length"'
    )
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_jobs_user_id_pattern" '
        'TO "ck_tasks_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_jobs_user_id_length" TO "ck_tasks_user_id_length"'
    )
    op.alter_column("jobs", "name", new_column_name="title")
    op.execute('ALTER TABLE "jobs" RENAME CONSTRAINT "pk_jobs" TO "pk_tasks"')
    op.rename_table("jobs", "tasks")

    # This restores tasks.estimate, not the values that it had.
    op.add_column("tasks", sa.Column("estimate", sa.Integer(), nullable=True))
