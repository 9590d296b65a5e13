"""Change reference project_id of tasks."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "ecdcf9714b9e-half"
snapshot = "ecdcf9714b9e"
checksum = "c0fc30c9803d"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "fk_tasks_project_id_new", '
            'ADD CONSTRAINT "fk_tasks_project_id_new" '
            'FOREIGN KEY ("user_id", "project_id") '
            'REFERENCES "projects" ("user_id", "id") '
            'ON DELETE SET NULL ("project_id") NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_project_id_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "tasks", "projects" IN ACCESS EXCLUSIVE MODE')

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_project_id"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "fk_tasks_project_id_new" TO "fk_tasks_project_id"'
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
                        SELECT '23502', 'tasks with no project',
                            'change these rows first',
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
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "fk_tasks_project_id_new", '
            'ADD CONSTRAINT "fk_tasks_project_id_new" '
            'FOREIGN KEY ("user_id", "project_id") '
            'REFERENCES "projects" ("user_id", "id") '
            "ON DELETE RESTRICT NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_project_id_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "tasks", "projects" IN ACCESS EXCLUSIVE MODE')

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_project_id"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "fk_tasks_project_id_new" TO "fk_tasks_project_id"'
    )
