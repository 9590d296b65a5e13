"""Convert title in tasks to its new limits."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "a44970a1566e"
snapshot = "1533cc97ca94"
checksum = "0244073c201b"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET timezone = 'UTC'")
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
                        SELECT '23502', 'tasks with no title',
                            'add `backfill: ...` to `task.title`, or change these rows '
                                'first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM (SELECT "id", "user_id", CASE WHEN NOT (char_length("title") <= 80)
                            THEN (left(title, 80)) ELSE "title" END AS "title" FROM "tasks")
                            AS "tasks"
                        WHERE "title" IS NULL
                        UNION ALL
                        SELECT '23514', 'tasks with a title longer than 80 characters',
                            'add `convert: left(title, 80)` to `task.title`, or change '
                                'these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM (SELECT "id", "user_id", CASE WHEN NOT (char_length("title") <= 80)
                            THEN (left(title, 80)) ELSE "title" END AS "title" FROM "tasks")
                            AS "tasks"
                        WHERE NOT (char_length("title") <= 80)
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
            """
            DO $$
            #variable_conflict use_column
            DECLARE
                low record;
                high record;
            BEGIN
                SELECT "user_id", "id" INTO low FROM "tasks" ORDER BY "user_id", "id" LIMIT 1;
                WHILE low IS NOT NULL LOOP
                    PERFORM set_config('lock_timeout', '500ms', true);
                    SELECT "user_id", "id" INTO high
                    FROM (
                        SELECT "user_id", "id" FROM "tasks"
                        WHERE ("user_id", "id") >= (low."user_id", low."id")
                        ORDER BY "user_id", "id" LIMIT 5000
                    ) AS batch
                    ORDER BY "user_id" DESC, "id" DESC LIMIT 1;
                    UPDATE "tasks"
                    SET "title" = (left(title, 80))
                    WHERE ("user_id", "id") >= (low."user_id", low."id")
                        AND ("user_id", "id") <= (high."user_id", high."id")
                        AND (NOT (char_length("title") <= 80));
                    SELECT "user_id", "id" INTO low
                    FROM "tasks"
                    WHERE ("user_id", "id") > (high."user_id", high."id")
                    ORDER BY "user_id", "id" LIMIT 1;
                    COMMIT;
                END LOOP;
            END
            $$
            """
        )
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_title_length_new", '
            'ADD CONSTRAINT "ck_tasks_title_length_new" '
            'CHECK (char_length("title") <= 80) NOT VALID'
        )
        op.execute(
            'UPDATE "tasks" SET "title" = (left(title, 80)) WHERE NOT (char_length("title") <= 80)'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_title_length_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")
    op.execute("SET LOCAL timezone = 'UTC'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_title_length"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_title_length_new" '
        'TO "ck_tasks_title_length"'
    )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        # What tasks.title was converted to stays.
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_title_length_new", '
            'ADD CONSTRAINT "ck_tasks_title_length_new" '
            'CHECK (char_length("title") <= 200) NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_title_length_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_title_length"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_title_length_new" '
        'TO "ck_tasks_title_length"'
    )
