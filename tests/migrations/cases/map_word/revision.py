"""Drop ck_tasks_titled of tasks, and more.

- Drop ck_tasks_titled of tasks.
- Map canceled to done in status of tasks.
- Change default of status in tasks.
- Map canceled to done in past of tasks.
- Map canceled to done in wish of tasks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "515cd4846d09"
snapshot = "ef655812c988-half"
checksum = "b3ea2507a623"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute("SET LOCAL statement_timeout = 0")
    op.execute(
        """
        DO $look$
        #variable_conflict use_column
        DECLARE
            look record;
            problems text;
            remedies text[];
            code text;
        BEGIN
            FOR look IN
                SELECT code, problem, remedy, count(*) AS total,
                    string_agg(key, ', ') FILTER (WHERE place <= 5) AS some
                FROM (
                    SELECT '23514', 'tasks that break the check titled',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM (SELECT "id", "user_id", "title", CASE "status" WHEN 'canceled' THEN
                        'done' ELSE "status" END AS "status" FROM "tasks") AS "tasks"
                    WHERE NOT (status <> 'done' OR title <> '')
                ) AS broken (code, problem, remedy, key, place)
                GROUP BY code, problem, remedy
                ORDER BY problem
            LOOP
                problems = concat_ws(E'\\n', problems, format('%s row%s of %s, for example %s',
                    look.total, CASE WHEN look.total > 1 THEN 's' END,
                    look.problem, look.some));
                remedies = array_append(array_remove(remedies, look.remedy), look.remedy);
                code = coalesce(code, look.code);
            END LOOP;
            IF problems IS NOT NULL THEN
                RAISE EXCEPTION USING MESSAGE = problems, ERRCODE = code,
                    HINT = array_to_string(remedies, E'\\n');
            END IF;
        END $look$
        """
    )
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_titled"')
    op.execute(
        'ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words", '
        'ADD CONSTRAINT "ck_tasks_status_words_mixed" '
        "CHECK (\"status\" IN ('todo', 'canceled', 'done')) NOT VALID"
    )
    op.alter_column("tasks", "status", server_default=sa.text("'todo'"))
    op.execute(
        'ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words", '
        'ADD CONSTRAINT "ck_tasks_past_words_mixed" '
        "CHECK (\"past\" <@ ARRAY['todo', 'canceled', 'done']) NOT VALID"
    )
    op.execute(
        'ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_wish_words", '
        'ADD CONSTRAINT "ck_tasks_wish_words_mixed" '
        "CHECK (\"wish\" IN ('todo', 'canceled', 'done')) NOT VALID"
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    # What was canceled in tasks.wish stays what it has become.
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_wish_words_new" '
        "CHECK (\"wish\" IN ('todo', 'canceled', 'done')) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_wish_words_new"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_wish_words"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_wish_words_new" TO "ck_tasks_wish_words"'
    )

    # What was canceled in tasks.past stays what it has become.
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_past_words_new" '
        "CHECK (\"past\" <@ ARRAY['todo', 'canceled', 'done']) NOT VALID"
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
        "CHECK (\"status\" IN ('todo', 'canceled', 'done')) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_words_new"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_status_words_new" '
        'TO "ck_tasks_status_words"'
    )

    # This stops, and changes nothing, while a row breaks ck_tasks_titled.
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_titled" '
        "CHECK (status <> 'canceled' OR title <> '') NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_titled"')
