"""Map canceled to todo in status of tasks, and more.

- Map canceled to todo in status of tasks.
- Change default of status in tasks.
- Map canceled to todo in past of tasks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "7cc006ff0d6b"
snapshot = "ddd55959cbc1-half"
checksum = "b7b4e9c8b505"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words", '
        'ADD CONSTRAINT "ck_tasks_status_words_mixed" '
        "CHECK (\"status\" IN ('todo', 'canceled')) NOT VALID"
    )
    op.alter_column("tasks", "status", server_default=sa.text("'todo'"))
    op.execute(
        'ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words", '
        'ADD CONSTRAINT "ck_tasks_past_words_mixed" '
        "CHECK (\"past\" <@ ARRAY['todo', 'canceled']) NOT VALID"
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    # What was canceled in tasks.past stays what it has become.
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_past_words_new" '
        "CHECK (\"past\" <@ ARRAY['todo', 'canceled']) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_past_words_new"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_past_words_new" TO "ck_tasks_past_words"'
    )

    op.alter_column("tasks", "status", server_default=sa.text("'canceled'"))

    # What was canceled in tasks.status stays what it has become.
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_status_words_new" '
        "CHECK (\"status\" IN ('todo', 'canceled')) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_words_new"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_status_words_new" '
        'TO "ck_tasks_status_words"'
    )
