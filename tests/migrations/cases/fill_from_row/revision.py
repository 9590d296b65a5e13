"""Add search to tasks, and more.

- Add search to tasks.
- Add token to tasks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "a44970a1566e"
snapshot = "450f5a186f9e-half"
checksum = "da91d4c68adc"


def upgrade() -> None:
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
                    SELECT '23502', 'tasks with no search',
                        'add `backfill: ...` to `task.search`, or change these rows '
                            'first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM (SELECT "id", "user_id", (lower(title)) AS "search" FROM "tasks")
                        AS "tasks"
                    WHERE "search" IS NULL
                    UNION ALL
                    SELECT '23514', 'tasks with a search longer than 200 characters',
                        'add `convert: left(search, 200)` to `task.search`, or change '
                            'these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM (SELECT "id", "user_id", (lower(title)) AS "search" FROM "tasks")
                        AS "tasks"
                    WHERE NOT (char_length("search") <= 200)
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

    op.add_column("tasks", sa.Column("search", sa.Text(), nullable=True))
    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_search_length" '
        'CHECK (char_length("search") <= 200) NOT VALID'
    )

    op.add_column("tasks", sa.Column("token", sa.Uuid(), nullable=True))


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("tasks", "token")
    op.drop_column("tasks", "search")
