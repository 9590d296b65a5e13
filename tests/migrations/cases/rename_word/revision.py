"""Rename canceled to cancelled in status of tasks, and more.

- Rename canceled to cancelled in status of tasks.
- Change default of status in tasks.
- Rename canceled to cancelled in past of tasks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "7cc006ff0d6b"
snapshot = "e7ac70d776db-half"
checksum = "3ae61cecbdeb"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words", '
        'ADD CONSTRAINT "ck_tasks_status_words_mixed" '
        "CHECK (\"status\" IN ('todo', 'canceled', 'cancelled')) NOT VALID"
    )
    op.alter_column("tasks", "status", server_default=sa.text("'cancelled'"))
    op.execute(
        'ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words", '
        'ADD CONSTRAINT "ck_tasks_past_words_mixed" '
        "CHECK (\"past\" <@ ARRAY['todo', 'canceled', 'cancelled']) NOT VALID"
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words", '
        'ADD CONSTRAINT "ck_tasks_past_words_mixed" '
        "CHECK (\"past\" <@ ARRAY['todo', 'cancelled', 'canceled']) NOT VALID"
    )
    op.execute(
        'UPDATE "tasks" '
        'SET "past" = ARRAY(SELECT CASE word '
        "WHEN 'cancelled' THEN 'canceled' "
        "ELSE word END "
        'FROM unnest("past") WITH ORDINALITY AS items (word, place) '
        "ORDER BY place) "
        "WHERE \"past\" && ARRAY['cancelled']"
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_past_words_new" '
        "CHECK (\"past\" <@ ARRAY['todo', 'canceled']) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_past_words_new"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words_mixed"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_past_words_new" TO "ck_tasks_past_words"'
    )

    op.alter_column("tasks", "status", server_default=sa.text("'canceled'"))

    op.execute(
        'ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words", '
        'ADD CONSTRAINT "ck_tasks_status_words_mixed" '
        "CHECK (\"status\" IN ('todo', 'cancelled', 'canceled')) NOT VALID"
    )
    op.execute(
        'UPDATE "tasks" '
        'SET "status" = CASE "status" '
        "WHEN 'cancelled' THEN 'canceled' "
        'ELSE "status" END '
        "WHERE \"status\" IN ('cancelled')"
    )
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_status_words_new" '
        "CHECK (\"status\" IN ('todo', 'canceled')) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_words_new"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words_mixed"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_status_words_new" '
        'TO "ck_tasks_status_words"'
    )
