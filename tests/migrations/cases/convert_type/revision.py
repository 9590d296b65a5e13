"""Change type of estimate and seen in tasks."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "f7a0efcf24e8"
snapshot = "c532efd51940"
checksum = "75cd1d5eb274"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")
    op.execute("SET LOCAL timezone = 'UTC'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_estimate_range"')
    op.execute(
        'ALTER TABLE "tasks" ALTER COLUMN "estimate" TYPE integer USING '
        "(round(estimate)), "
        'ALTER COLUMN "seen" TYPE timestamp with time zone USING (to_timestamp(seen))'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")
    op.execute("SET LOCAL timezone = 'UTC'")

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
                    SELECT '22003', 'tasks with an estimate that cannot become numeric(6,2)',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM "tasks"
                    WHERE "estimate" IS NOT NULL AND NOT (abs(round("estimate"::numeric, 2)) <
                        1e4)
                    UNION ALL
                    SELECT '22000',
                        'tasks that hold a seen, and nothing says what it is as integer',
                        'write in this downgrade what it becomes, in place of what '
                            'stops it here',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM "tasks"
                    WHERE "seen" IS NOT NULL
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

    # This stops, and changes nothing, while seen holds a value.
    op.execute("""
        DO $$ BEGIN
            IF EXISTS (SELECT FROM "tasks" WHERE "seen" IS NOT NULL) THEN
                RAISE EXCEPTION 'tasks.seen holds values, and nothing says what they are as integer'
                    USING HINT = 'Write what they become behind USING, in this downgrade.';
            END IF;
        END $$
        """)
    op.execute(
        'ALTER TABLE "tasks" ALTER COLUMN "estimate" TYPE numeric(6,2), '
        'ALTER COLUMN "seen" TYPE integer USING NULL'
    )

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_estimate_range" '
        "CHECK (\"estimate\" <= 'Infinity'::numeric) NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_estimate_range"')
