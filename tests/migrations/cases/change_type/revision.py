"""Drop ix_task_large of tasks, and more.

- Drop ix_task_large of tasks.
- Change type of size and views in tasks.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "9edd317ac460"
snapshot = "e692095c90ff-half"
checksum = "c9564442aa48"


def upgrade() -> None:
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
                    SELECT '22003', 'tasks with a size that cannot become numeric(9,2)',
                        'add `convert: ...` to `task.size`, or change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM "tasks"
                    WHERE NOT (abs(round("size"::numeric, 2)) < 1e7)
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
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_size_range"')
    op.execute(
        'ALTER TABLE "tasks" ALTER COLUMN "size" DROP DEFAULT, '
        'ALTER COLUMN "size" TYPE numeric(9,2), '
        "ALTER COLUMN \"size\" SET DEFAULT '3.00', "
        'ALTER COLUMN "views" DROP DEFAULT, '
        'ALTER COLUMN "views" TYPE bigint, '
        'ALTER COLUMN "views" SET DEFAULT 0'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "tasks" ALTER COLUMN "size" DROP DEFAULT, '
        'ALTER COLUMN "size" TYPE integer, '
        'ALTER COLUMN "size" SET DEFAULT 3, '
        'ALTER COLUMN "views" DROP DEFAULT, '
        'ALTER COLUMN "views" TYPE integer, '
        'ALTER COLUMN "views" SET DEFAULT 0'
    )

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_size_range" CHECK ("size" >= 0) NOT VALID'
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_size_range"')

    op.execute('CREATE INDEX "ix_task_large" ON "tasks" ("user_id", "size") WHERE size > 5')
