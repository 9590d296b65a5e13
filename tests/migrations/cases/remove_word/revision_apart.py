"""Finish: map canceled to todo in status of tasks, and more.

- Finish: map canceled to todo in status of tasks.
- Finish: map canceled to todo in past of tasks.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "ddd55959cbc1-half"
snapshot = "ddd55959cbc1"
checksum = "b4cc5d6326c9"


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
                        WHEN 'canceled' THEN 'todo'
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
            "CHECK (\"status\" IN ('todo')) NOT VALID"
        )
        op.execute(
            'UPDATE "tasks" '
            'SET "status" = CASE "status" '
            "WHEN 'canceled' THEN 'todo' "
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
                        WHEN 'canceled' THEN 'todo'
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
            "CHECK (\"past\" <@ ARRAY['todo']) NOT VALID"
        )
        op.execute(
            'UPDATE "tasks" '
            'SET "past" = ARRAY(SELECT CASE word '
            "WHEN 'canceled' THEN 'todo' "
            "ELSE word END "
            'FROM unnest("past") WITH ORDINALITY AS items (word, place) '
            "ORDER BY place) "
            "WHERE \"past\" && ARRAY['canceled']"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_past_words_new"')
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


def downgrade() -> None:
    pass
