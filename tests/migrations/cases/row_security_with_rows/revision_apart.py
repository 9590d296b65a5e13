"""Forbid null for size in tasks."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "8f06897465bd-half"
snapshot = "8f06897465bd"
checksum = "35f6b81f33a2"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET app.migrating = 'on'")
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
                    SET "size" = 3
                    WHERE ("user_id", "id") >= (low."user_id", low."id")
                        AND ("user_id", "id") <= (high."user_id", high."id")
                        AND ("size" IS NULL);
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
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_size_present", '
            'ADD CONSTRAINT "ck_tasks_size_present" '
            'CHECK ("size" IS NOT NULL) NOT VALID'
        )
        op.execute('UPDATE "tasks" SET "size" = 3 WHERE "size" IS NULL')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_size_present"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")
    op.execute("SET LOCAL app.migrating = 'on'")

    op.alter_column("tasks", "size", nullable=False)
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_size_present"')

    op.execute('DROP POLICY "migration" ON "tasks"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")
    op.execute("SET LOCAL app.migrating = 'on'")

    op.execute(
        'CREATE POLICY "migration" ON "tasks" '
        "USING (current_setting('app.migrating', true) = 'on')"
    )

    # What was filled into tasks.size stays.
    op.alter_column("tasks", "size", nullable=True)
