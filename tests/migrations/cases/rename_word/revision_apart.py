"""Rename canceled to cancelled in status of tasks, and more.

- Rename canceled to cancelled in status of tasks.
- Limit words of status in tasks.
- Rename canceled to cancelled in past of tasks.
- Limit words of past in tasks.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "e7ac70d776db-half"
snapshot = "e7ac70d776db"
checksum = "a173f2b4448f"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '2s'")
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
                    PERFORM set_config('lock_timeout', '2s', true);
                    SELECT "user_id", "id" INTO high
                    FROM (
                        SELECT "user_id", "id" FROM "tasks"
                        WHERE ("user_id", "id") >= (low."user_id", low."id")
                        ORDER BY "user_id", "id" LIMIT 5000
                    ) AS batch
                    ORDER BY "user_id" DESC, "id" DESC LIMIT 1;
                    UPDATE "tasks"
                    SET "status" = CASE "status"
                        WHEN 'canceled' THEN 'cancelled'
                        END
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
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_status_words", '
            'ADD CONSTRAINT "ck_tasks_status_words" '
            "CHECK (\"status\" IN ('todo', 'cancelled')) NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_status_words"')
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
                    PERFORM set_config('lock_timeout', '2s', true);
                    SELECT "user_id", "id" INTO high
                    FROM (
                        SELECT "user_id", "id" FROM "tasks"
                        WHERE ("user_id", "id") >= (low."user_id", low."id")
                        ORDER BY "user_id", "id" LIMIT 5000
                    ) AS batch
                    ORDER BY "user_id" DESC, "id" DESC LIMIT 1;
                    UPDATE "tasks"
                    SET "past" = (SELECT array_agg(CASE word
                        WHEN 'canceled' THEN 'cancelled'
                        ELSE word END ORDER BY place)
                        FROM unnest("past") WITH ORDINALITY AS items (word, place))
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
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_past_words", '
            'ADD CONSTRAINT "ck_tasks_past_words" '
            "CHECK (\"past\" <@ ARRAY['todo', 'cancelled']) NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_past_words"')
        op.execute("RESET ALL")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_past_words"')
    op.execute(
        'UPDATE "tasks" '
        'SET "past" = (SELECT array_agg(CASE word '
        "WHEN 'cancelled' THEN 'canceled' "
        "ELSE word END ORDER BY place) "
        'FROM unnest("past") WITH ORDINALITY AS items (word, place)) '
        "WHERE \"past\" && ARRAY['cancelled']"
    )
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_status_words"')
    op.execute(
        'UPDATE "tasks" '
        'SET "status" = CASE "status" '
        "WHEN 'cancelled' THEN 'canceled' "
        "END "
        "WHERE \"status\" IN ('cancelled')"
    )
