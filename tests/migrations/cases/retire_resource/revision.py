"""Retire remarks, and more.

- Retire remarks.
- Let task_id of remarks refer to nothing.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "fa3faa5c0fad"
snapshot = "84eac59013ac"
checksum = "64c28a4de8a4"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "remarks", "tasks" IN ACCESS EXCLUSIVE MODE')
    op.execute('ALTER TABLE "remarks" DROP CONSTRAINT "fk_remarks_task_id"')


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
                        SELECT '23503', 'remarks with a task that is not there',
                            'change these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM "remarks"
                        WHERE NOT EXISTS (SELECT FROM "tasks" AS "target" WHERE "target"."user_id"
                            = "remarks"."user_id" AND "target"."id" = "remarks"."task_id")
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
            'ALTER TABLE "remarks" DROP CONSTRAINT IF EXISTS "fk_remarks_task_id", '
            'ADD CONSTRAINT "fk_remarks_task_id" '
            'FOREIGN KEY ("user_id", "task_id") '
            'REFERENCES "tasks" ("user_id", "id") '
            "ON DELETE RESTRICT NOT VALID"
        )
        op.execute('ALTER TABLE "remarks" VALIDATE CONSTRAINT "fk_remarks_task_id"')
        op.execute("RESET ALL")
