"""Drop words of status in tasks, and more.

- Drop words of status in tasks.
- Rename canceled to cancelled in status of tasks.
- Limit words of status in tasks.
- Change default of status in tasks.
- Drop words of past in tasks.
- Rename canceled to cancelled in past of tasks.
- Limit words of past in tasks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "7cc006ff0d6b"
snapshot = "e7ac70d776db"
checksum = "6342fdc65262"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words"')
    op.execute(
        'UPDATE "tasks" '
        "SET \"status\" = CASE \"status\" WHEN 'canceled' THEN 'cancelled' END "
        "WHERE \"status\" IN ('canceled')"
    )

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_status_words" '
        "CHECK (\"status\" IN ('todo', 'cancelled')) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_words"')

    op.alter_column("tasks", "status", server_default=sa.text("'cancelled'"))
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words"')
    op.execute(
        'UPDATE "tasks" '
        'SET "past" = (SELECT array_agg(CASE word'
        " WHEN 'canceled' THEN 'cancelled' ELSE "
        "word END ORDER BY place) FROM "
        'unnest("past") WITH ORDINALITY AS items '
        "(word, place)) "
        "WHERE \"past\" && ARRAY['canceled']"
    )

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_past_words" '
        "CHECK (\"past\" <@ ARRAY['todo', 'cancelled']) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_past_words"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words"')
    op.execute(
        'UPDATE "tasks" '
        'SET "past" = (SELECT array_agg(CASE word'
        " WHEN 'cancelled' THEN 'canceled' ELSE "
        "word END ORDER BY place) FROM "
        'unnest("past") WITH ORDINALITY AS items '
        "(word, place)) "
        "WHERE \"past\" && ARRAY['cancelled']"
    )

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_past_words" '
        "CHECK (\"past\" <@ ARRAY['todo', 'canceled']) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_past_words"')

    op.alter_column("tasks", "status", server_default=sa.text("'canceled'"))
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words"')
    op.execute(
        'UPDATE "tasks" '
        "SET \"status\" = CASE \"status\" WHEN 'cancelled' THEN 'canceled' END "
        "WHERE \"status\" IN ('cancelled')"
    )

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_status_words" '
        "CHECK (\"status\" IN ('todo', 'canceled')) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_words"')
