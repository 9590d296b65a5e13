"""Drop words of status in tasks, and more.

- Drop words of status in tasks.
- Change default of status in tasks.
- Drop words of past in tasks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "7cc006ff0d6b"
snapshot = "e7ac70d776db-half"
checksum = "01e300442ac2"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words"')
    op.alter_column("tasks", "status", server_default=sa.text("'cancelled'"))
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_past_words" '
        "CHECK (\"past\" <@ ARRAY['todo', 'canceled']) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_past_words"')

    op.alter_column("tasks", "status", server_default=sa.text("'canceled'"))

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_status_words" '
        "CHECK (\"status\" IN ('todo', 'canceled')) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_words"')
