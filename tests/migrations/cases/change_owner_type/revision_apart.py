"""Let project_id of tasks refer to projects."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "2610938ec2c7-half"
snapshot = "2610938ec2c7"
checksum = "2bc1b0bb7b5e"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "fk_tasks_project_id", '
            'ADD CONSTRAINT "fk_tasks_project_id" '
            'FOREIGN KEY ("user_id", "project_id") '
            'REFERENCES "projects" ("user_id", "id") '
            "ON DELETE RESTRICT NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_project_id"')
        op.execute("RESET ALL")


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
                    SELECT '23514',
                        'projects with a user_id shorter than 1 or longer than 64 '
                        'characters',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM (SELECT "id", "user_id"::text AS "user_id" FROM "projects")
                        AS "projects"
                    WHERE NOT (char_length("user_id") BETWEEN 1 AND 64)
                    UNION ALL
                    SELECT '23514', 'projects with a user_id that does not match '
                        '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM (SELECT "id", "user_id"::text AS "user_id" FROM "projects")
                        AS "projects"
                    WHERE NOT ("user_id" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$')
                    UNION ALL
                    SELECT '23514', 'tasks with a user_id shorter than 1 or longer than 64 '
                        'characters',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM (SELECT "id", "user_id"::text AS "user_id" FROM "tasks") AS "tasks"
                    WHERE NOT (char_length("user_id") BETWEEN 1 AND 64)
                    UNION ALL
                    SELECT '23514', 'tasks with a user_id that does not match '
                        '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM (SELECT "id", "user_id"::text AS "user_id" FROM "tasks") AS "tasks"
                    WHERE NOT ("user_id" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$')
                    UNION ALL
                    SELECT '23514',
                        'idempotency_keys with a user_id shorter than 1 or longer than '
                        '64 characters',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM (SELECT "id", "user_id"::text AS "user_id" FROM "idempotency_keys")
                        AS "idempotency_keys"
                    WHERE NOT (char_length("user_id") BETWEEN 1 AND 64)
                    UNION ALL
                    SELECT '23514', 'idempotency_keys with a user_id that does not match '
                        '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM (SELECT "id", "user_id"::text AS "user_id" FROM "idempotency_keys")
                        AS "idempotency_keys"
                    WHERE NOT ("user_id" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$')
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

    op.execute('LOCK TABLE "tasks", "projects" IN ACCESS EXCLUSIVE MODE')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_project_id"')
