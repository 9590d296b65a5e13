"""Add ix_task_large to tasks."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "e692095c90ff-half"
snapshot = "e692095c90ff"
checksum = "ee49a21ef38c"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_size_range", '
            'ADD CONSTRAINT "ck_tasks_size_range" '
            "CHECK (\"size\" BETWEEN '0'::numeric AND 'Infinity'::numeric) NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_size_range"')
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_views_range", '
            'ADD CONSTRAINT "ck_tasks_views_range" '
            'CHECK ("views" BETWEEN -9007199254740991 AND 9007199254740991) NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_views_range"')
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_task_large"')
        op.execute(
            'CREATE INDEX CONCURRENTLY "ix_task_large" '
            'ON "tasks" ("user_id", "size") '
            "WHERE size > 5"
        )
        op.execute("RESET ALL")


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
                    SELECT '22003', 'tasks with a size that cannot become integer',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM "tasks"
                    WHERE NOT (round("size"::numeric) BETWEEN -2147483648 AND 2147483647)
                    UNION ALL
                    SELECT '22000', 'tasks with a size that would lose something as integer',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM "tasks"
                    WHERE CASE WHEN round("size"::numeric) BETWEEN -2147483648 AND 2147483647
                        THEN NOT ("size"::numeric = trunc("size"::numeric)) ELSE false END
                    UNION ALL
                    SELECT '22003', 'tasks with a views that cannot become integer',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM "tasks"
                    WHERE NOT ("views" BETWEEN -2147483648 AND 2147483647)
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

    op.execute('DROP INDEX IF EXISTS "ix_task_large"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_views_range"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_size_range"')
