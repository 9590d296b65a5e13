"""Revive points of tasks, and more.

- Revive points of tasks.
- Limit range of points in tasks.
- Forbid null for points in tasks.
- Add ix_task_points to tasks.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "6f7bb15b5b71"
snapshot = "25cac49847b8"
checksum = "3fbc5719efa9"


def upgrade() -> None:
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
                        SELECT '23514', 'tasks with a points below 0',
                            'add `convert: greatest(points, 0)` to `task.points`, or '
                                'change these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM (SELECT "id", "user_id", COALESCE("points", 1) AS "points"
                            FROM "tasks") AS "tasks"
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
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_points_range", '
            'ADD CONSTRAINT "ck_tasks_points_range" '
            'CHECK ("points" >= 0) NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_points_range"')
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
                    SET "points" = 1
                    WHERE ("user_id", "id") >= (low."user_id", low."id")
                        AND ("user_id", "id") <= (high."user_id", high."id")
                        AND ("points" IS NULL);
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
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_points_present", '
            'ADD CONSTRAINT "ck_tasks_points_present" '
            'CHECK ("points" IS NOT NULL) NOT VALID'
        )
        op.execute('UPDATE "tasks" SET "points" = 1 WHERE "points" IS NULL')
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_points_present"')
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_task_points"')
        op.execute('CREATE INDEX CONCURRENTLY "ix_task_points" ON "tasks" ("user_id", "points")')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "points", nullable=False)
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_points_present"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('DROP INDEX IF EXISTS "ix_task_points"')

    # What was filled into tasks.points stays.
    op.alter_column("tasks", "points", nullable=True)

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_points_range"')
