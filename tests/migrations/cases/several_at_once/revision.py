"""Drop estimate from tasks, and more.

- Drop estimate from tasks.
- Rename tasks to jobs.
- Rename title to name in jobs.
- Add priority to jobs.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "e4178072df6e"
snapshot = "b3dc30fa0043-half"
checksum = "bfcfa5312143"


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
                    SELECT '23514', 'jobs with a name longer than 120 characters',
                        'add `convert: left(name, 120)` to `job.name`, or change these '
                            'rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM (SELECT "id", "user_id", "title" AS "name" FROM "tasks") AS "jobs"
                    WHERE NOT (char_length("name") BETWEEN 1 AND 120)
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

    op.drop_column("tasks", "estimate")
    op.rename_table("tasks", "jobs")
    op.execute('ALTER TABLE "jobs" RENAME CONSTRAINT "pk_tasks" TO "pk_jobs"')
    op.alter_column("jobs", "title", new_column_name="name")
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_tasks_user_id_length" TO "ck_jobs_user_id_length"'
    )
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_tasks_user_id_pattern" '
        'TO "ck_jobs_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_tasks_title_length" TO "ck_jobs_name_length"'
    )
    op.add_column(
        "jobs", sa.Column("priority", sa.Integer(), server_default=sa.text("3"), nullable=False)
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("jobs", "priority")
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_jobs_name_length" TO "ck_tasks_title_length"'
    )
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_jobs_user_id_pattern" '
        'TO "ck_tasks_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_jobs_user_id_length" TO "ck_tasks_user_id_length"'
    )
    op.alter_column("jobs", "name", new_column_name="title")
    op.execute('ALTER TABLE "jobs" RENAME CONSTRAINT "pk_jobs" TO "pk_tasks"')
    op.rename_table("jobs", "tasks")

    # This restores tasks.estimate, not the values that it had.
    op.add_column("tasks", sa.Column("estimate", sa.Integer(), nullable=True))
