"""Drop uq_task_slug of tasks, and more.

- Drop uq_task_slug of tasks.
- Purge deleted rows of tasks.
- Drop deleted_at from tasks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "86d5dd2b54da"
snapshot = "90981806414a-half"
checksum = "792c576849df"


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
                    SELECT '23505',
                        'tasks with the same slug as another row of the same owner',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM (SELECT "id", "user_id", "slug" FROM "tasks" WHERE "deleted_at" IS
                        NULL) AS "tasks"
                    WHERE ("user_id", "slug") IN (SELECT "user_id", "slug" FROM (SELECT
                        "user_id", "slug" FROM "tasks" WHERE "deleted_at" IS NULL) AS "tasks"
                        GROUP BY "user_id", "slug" HAVING count(*) > 1)
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

    op.execute('DROP INDEX IF EXISTS "uq_task_slug"')
    op.execute('DELETE FROM "tasks" WHERE "deleted_at" IS NOT NULL')
    op.drop_column("tasks", "deleted_at")


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    # This restores tasks.deleted_at, not the values that it had.
    op.add_column("tasks", sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))

    op.execute(
        'CREATE UNIQUE INDEX "uq_task_slug" '
        'ON "tasks" ("user_id", "slug") '
        'WHERE "deleted_at" IS NULL'
    )
