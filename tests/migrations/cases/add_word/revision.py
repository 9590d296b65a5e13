"""Change words of status in tasks, and more.

- Change words of status in tasks.
- Change words of past in tasks.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "7cc006ff0d6b"
snapshot = "8a618d1090cc"
checksum = "cc5f5f8a0ded"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_status_words_new", '
            'ADD CONSTRAINT "ck_tasks_status_words_new" '
            "CHECK (\"status\" IN ('todo', 'canceled', 'done')) NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_words_new"')
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_past_words_new", '
            'ADD CONSTRAINT "ck_tasks_past_words_new" '
            "CHECK (\"past\" <@ ARRAY['todo', 'canceled', 'done']) NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_past_words_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_status_words_new" '
        'TO "ck_tasks_status_words"'
    )

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_past_words_new" TO "ck_tasks_past_words"'
    )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
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
                        SELECT '23514', 'tasks with a status that is done',
                            'change these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM "tasks"
                        WHERE NOT ("status" IN ('todo', 'canceled'))
                        UNION ALL
                        SELECT '23514', 'tasks with past that hold done',
                            'change these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM "tasks"
                        WHERE NOT ("past" <@ ARRAY['todo', 'canceled'])
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
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_past_words_new", '
            'ADD CONSTRAINT "ck_tasks_past_words_new" '
            "CHECK (\"past\" <@ ARRAY['todo', 'canceled']) NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_past_words_new"')
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_status_words_new", '
            'ADD CONSTRAINT "ck_tasks_status_words_new" '
            "CHECK (\"status\" IN ('todo', 'canceled')) NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_words_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_past_words_new" TO "ck_tasks_past_words"'
    )

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_status_words_new" '
        'TO "ck_tasks_status_words"'
    )
