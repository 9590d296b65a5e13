"""Add ck_tasks_titled to tasks, and more.

- Add ck_tasks_titled to tasks.
- Change ix_task_open of tasks.
- Finish: map canceled to done in status of tasks.
- Finish: map canceled to done in past of tasks.
- Finish: map canceled to done in wish of tasks.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "ef655812c988-half"
snapshot = "ef655812c988"
checksum = "c5c08361f28d"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
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
                    SET "status" = CASE "status"
                        WHEN 'canceled' THEN 'done'
                        ELSE "status" END
                    WHERE ("user_id", "id") >= (low."user_id", low."id")
                        AND ("user_id", "id") <= (high."user_id", high."id")
                        AND ("status" IN ('canceled'));
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
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_status_words_new", '
            'ADD CONSTRAINT "ck_tasks_status_words_new" '
            "CHECK (\"status\" IN ('todo', 'done')) NOT VALID"
        )
        op.execute(
            'UPDATE "tasks" '
            'SET "status" = CASE "status" '
            "WHEN 'canceled' THEN 'done' "
            'ELSE "status" END '
            "WHERE \"status\" IN ('canceled')"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_words_new"')
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
                    SET "past" = ARRAY(SELECT CASE word
                        WHEN 'canceled' THEN 'done'
                        ELSE word END
                        FROM unnest("past") WITH ORDINALITY AS items (word, place)
                        ORDER BY place)
                    WHERE ("user_id", "id") >= (low."user_id", low."id")
                        AND ("user_id", "id") <= (high."user_id", high."id")
                        AND ("past" && ARRAY['canceled']);
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
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_past_words_new", '
            'ADD CONSTRAINT "ck_tasks_past_words_new" '
            "CHECK (\"past\" <@ ARRAY['todo', 'done']) NOT VALID"
        )
        op.execute(
            'UPDATE "tasks" '
            'SET "past" = ARRAY(SELECT CASE word '
            "WHEN 'canceled' THEN 'done' "
            "ELSE word END "
            'FROM unnest("past") WITH ORDINALITY AS items (word, place) '
            "ORDER BY place) "
            "WHERE \"past\" && ARRAY['canceled']"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_past_words_new"')
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
                    SET "wish" = CASE "wish"
                        WHEN 'canceled' THEN 'done'
                        ELSE "wish" END
                    WHERE ("user_id", "id") >= (low."user_id", low."id")
                        AND ("user_id", "id") <= (high."user_id", high."id")
                        AND ("wish" IN ('canceled'));
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
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_wish_words_new", '
            'ADD CONSTRAINT "ck_tasks_wish_words_new" '
            "CHECK (\"wish\" IN ('todo', 'done')) NOT VALID"
        )
        op.execute(
            'UPDATE "tasks" '
            'SET "wish" = CASE "wish" '
            "WHEN 'canceled' THEN 'done' "
            'ELSE "wish" END '
            "WHERE \"wish\" IN ('canceled')"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_wish_words_new"')
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_titled", '
            'ADD CONSTRAINT "ck_tasks_titled" '
            "CHECK (status <> 'done' OR title <> '') NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_titled"')
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_task_open_new"')
        op.execute(
            'CREATE INDEX CONCURRENTLY "ix_task_open_new" '
            'ON "tasks" ("user_id", "title") '
            "WHERE status <> 'done'"
        )
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words_mixed"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_status_words_new" '
        'TO "ck_tasks_status_words"'
    )

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words_mixed"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_past_words_new" TO "ck_tasks_past_words"'
    )

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_wish_words_mixed"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_wish_words_new" TO "ck_tasks_wish_words"'
    )

    op.execute('DROP INDEX IF EXISTS "ix_task_open"')
    op.execute('ALTER INDEX "ix_task_open_new" RENAME TO "ix_task_open"')


def downgrade() -> None:
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
                    FROM "tasks"
                    WHERE NOT (status <> 'canceled' OR title <> '')
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

    op.execute(
        'CREATE INDEX "ix_task_open_new" '
        'ON "tasks" ("user_id", "title") '
        "WHERE status <> 'canceled'"
    )
    op.execute('DROP INDEX IF EXISTS "ix_task_open"')
    op.execute('ALTER INDEX "ix_task_open_new" RENAME TO "ix_task_open"')

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_titled"')
