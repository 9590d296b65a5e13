"""Drop ix_task_points of tasks, and more.

- Drop ix_task_points of tasks.
- Retire points of tasks.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "92b635ae94d7"
snapshot = "6f7bb15b5b71"
checksum = "219fa7ba43af"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('DROP INDEX IF EXISTS "ix_task_points"')

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_points_range"')
    op.alter_column("tasks", "points", nullable=True)


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
                        SELECT '23502', 'tasks with no points',
                            'change these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM "tasks"
                        WHERE "points" IS NULL
                        UNION ALL
                        SELECT '23514', 'tasks with a points below 0',
                            'change these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM "tasks"
                        WHERE NOT ("points" >= 0)
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
        # This stops, and changes nothing, while a row was written without tasks.points.
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_points_range", '
            'ADD CONSTRAINT "ck_tasks_points_range" '
            'CHECK ("points" >= 0) NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_points_range"')
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_points_present", '
            'ADD CONSTRAINT "ck_tasks_points_present" '
            'CHECK ("points" IS NOT NULL) NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_points_present"')
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_task_points"')
        op.execute('CREATE INDEX CONCURRENTLY "ix_task_points" ON "tasks" ("user_id", "points")')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "points", nullable=False)
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_points_present"')
