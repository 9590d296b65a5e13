"""Drop estimate from tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "d79c1b546049"
snapshot = "37f1fb776eda"
checksum = "ad5226a64394"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.drop_column("tasks", "estimate")


def downgrade() -> None:
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
                    SELECT '23502', 'tasks with no estimate',
                        'tasks.estimate was required, and its values are gone: empty '
                            'tasks, or say in this downgrade what its rows get',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM (SELECT "id", "user_id", NULL::integer AS "estimate" FROM "tasks")
                        AS "tasks"
                    WHERE "estimate" IS NULL
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

    # This restores tasks.estimate, not the values that it had.
    op.add_column("tasks", sa.Column("estimate", sa.Integer(), nullable=False))
