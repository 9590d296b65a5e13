"""Forbid null for project_id in tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "abfe02ecbf3a"
snapshot = "0d348d59f710"
checksum = "816cad8e302e"


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
                        SELECT '23502', 'tasks with no project',
                            'add `backfill: ...` to `task.project`, or change these rows '
                                'first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM "tasks"
                        WHERE "project_id" IS NULL
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
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_project_id_present", '
            'ADD CONSTRAINT "ck_tasks_project_id_present" '
            'CHECK ("project_id" IS NOT NULL) NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_project_id_present"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.alter_column("tasks", "project_id", nullable=False)
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_project_id_present"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    # What was filled into tasks.project_id stays.
    op.alter_column("tasks", "project_id", nullable=True)
