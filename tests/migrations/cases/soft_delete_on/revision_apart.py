"""Change uq_task_slug of tasks."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "86d5dd2b54da-half"
snapshot = "86d5dd2b54da"
checksum = "83a63d04b58a"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "uq_task_slug_new"')
        op.execute(
            'CREATE UNIQUE INDEX CONCURRENTLY "uq_task_slug_new" '
            'ON "tasks" ("user_id", "slug") '
            'WHERE "deleted_at" IS NULL'
        )
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "uq_task_slug"')
    op.execute('ALTER INDEX "uq_task_slug_new" RENAME TO "uq_task_slug"')


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
                    SELECT '23505',
                        'tasks with the same slug as another row of the same owner',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM (SELECT "id", "user_id", "slug" FROM "tasks" WHERE "deleted_at" IS
                        NULL) AS "tasks"
                    WHERE ("user_id", "slug") IN (SELECT "user_id", "slug" FROM (SELECT
                        "user_id", "slug" FROM "tasks" WHERE "deleted_at" IS NULL) AS "tasks"
                        GROUP BY "user_id", "slug" HAVING count(*) > 1)
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

    # The rows of tasks that were deleted softly go for good.
    op.execute('DELETE FROM "tasks" WHERE "deleted_at" IS NOT NULL')

    # This stops, and changes nothing, while two rows of tasks are alike.
    op.execute('CREATE UNIQUE INDEX "uq_task_slug_new" ON "tasks" ("user_id", "slug")')
    op.execute('DROP INDEX IF EXISTS "uq_task_slug"')
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "uq_task_slug" UNIQUE USING INDEX "uq_task_slug_new"'
    )
