"""Finish: add search to tasks, and more.

- Finish: add search to tasks.
- Finish: add token to tasks.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "450f5a186f9e-half"
snapshot = "450f5a186f9e"
checksum = "88edfb6326c9"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET timezone = 'UTC'")
        op.execute("SET lock_timeout = '500ms'")
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_search_length"')
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
                    SET "search" = (lower(title))
                    WHERE ("user_id", "id") >= (low."user_id", low."id")
                        AND ("user_id", "id") <= (high."user_id", high."id")
                        AND ("search" IS NULL);
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
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_search_present", '
            'ADD CONSTRAINT "ck_tasks_search_present" '
            'CHECK ("search" IS NOT NULL) NOT VALID'
        )
        op.execute('UPDATE "tasks" SET "search" = (lower(title)) WHERE "search" IS NULL')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_search_present"')
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
                    SET "token" = gen_random_uuid()
                    WHERE ("user_id", "id") >= (low."user_id", low."id")
                        AND ("user_id", "id") <= (high."user_id", high."id")
                        AND ("token" IS NULL);
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
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_token_present", '
            'ADD CONSTRAINT "ck_tasks_token_present" '
            'CHECK ("token" IS NOT NULL) NOT VALID'
        )
        op.execute('UPDATE "tasks" SET "token" = gen_random_uuid() WHERE "token" IS NULL')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_token_present"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")
    op.execute("SET LOCAL timezone = 'UTC'")

    op.alter_column("tasks", "search", nullable=False)
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_search_present"')

    op.alter_column("tasks", "token", nullable=False)
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_token_present"')


def downgrade() -> None:
    pass
