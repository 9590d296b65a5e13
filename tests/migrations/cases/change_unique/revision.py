"""Change uq_task_title of tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "4b29ce100cd9"
snapshot = "1aa3101e8197"
checksum = "e5854b0da56b"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "uq_task_title_new"')
        op.execute(
            'CREATE UNIQUE INDEX CONCURRENTLY "uq_task_title_new" '
            'ON "tasks" ("user_id", "title", "size")'
        )
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "uq_task_title"')
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "uq_task_title" UNIQUE USING INDEX "uq_task_title_new"'
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
                        SELECT '23505',
                            'tasks with the same title as another row of the same owner',
                            'change these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM "tasks"
                        WHERE ("user_id", "title") IN (SELECT "user_id", "title" FROM "tasks"
                            GROUP BY "user_id", "title" HAVING count(*) > 1)
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
        op.execute("SET lock_timeout = 0")
        # This stops, and changes nothing, while two rows of tasks are alike.
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "uq_task_title_new"')
        op.execute(
            'CREATE UNIQUE INDEX CONCURRENTLY "uq_task_title_new" ON "tasks" ("user_id", "title")'
        )
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "uq_task_title"')
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "uq_task_title" UNIQUE USING INDEX "uq_task_title_new"'
    )
