"""Add ck_tasks_sized to tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "87da34282882"
snapshot = "46db5c08ae57"
checksum = "ef79b2b42fe6"


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
                        SELECT '23514', 'tasks that break the check sized',
                            'change these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM "tasks"
                        WHERE NOT (size IS NULL OR title <> 'none')
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
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_sized", '
            'ADD CONSTRAINT "ck_tasks_sized" '
            "CHECK (size IS NULL OR title <> 'none') NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_sized"')
        op.execute("RESET ALL")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_sized"')
