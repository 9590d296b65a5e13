"""Drop length of user_id in projects, and more.

- Drop length of user_id in projects.
- Drop pattern of user_id in projects.
- Drop length of user_id in tasks.
- Drop pattern of user_id in tasks.
- Drop length of user_id in idempotency_keys.
- Drop pattern of user_id in idempotency_keys.
- Change user_id of projects to uuid.
- Change user_id of tasks to uuid.
- Change user_id of idempotency_keys to uuid.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "abfe02ecbf3a"
snapshot = "2610938ec2c7-half"
checksum = "ea514e6859a6"


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
                    SELECT '22P02', 'projects with a user_id that is no UUID in lower case',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM "projects"
                    WHERE "user_id" !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                    UNION ALL
                    SELECT '22P02', 'tasks with a user_id that is no UUID in lower case',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM "tasks"
                    WHERE "user_id" !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                    UNION ALL
                    SELECT '22P02',
                        'idempotency_keys with a user_id that is no UUID in lower case',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM "idempotency_keys"
                    WHERE "user_id" !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
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

    op.execute('LOCK TABLE "idempotency_keys", "tasks", "projects" IN ACCESS EXCLUSIVE MODE')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_project_id"')
    op.execute('ALTER TABLE "projects" DROP CONSTRAINT "ck_projects_user_id_length"')
    op.execute('ALTER TABLE "projects" DROP CONSTRAINT "ck_projects_user_id_pattern"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_user_id_length"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_user_id_pattern"')
    op.execute(
        'ALTER TABLE "idempotency_keys" DROP CONSTRAINT "ck_idempotency_keys_user_id_length"'
    )
    op.execute(
        'ALTER TABLE "idempotency_keys" DROP CONSTRAINT "ck_idempotency_keys_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "projects" ALTER COLUMN "user_id" TYPE uuid '
        'USING CASE WHEN "user_id" '
        "~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' "
        'THEN "user_id"::uuid END'
    )
    op.execute(
        'ALTER TABLE "tasks" ALTER COLUMN "user_id" TYPE uuid '
        'USING CASE WHEN "user_id" '
        "~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' "
        'THEN "user_id"::uuid END'
    )
    op.execute(
        'ALTER TABLE "idempotency_keys" ALTER COLUMN "user_id" TYPE uuid '
        'USING CASE WHEN "user_id" '
        "~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' "
        'THEN "user_id"::uuid END'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "idempotency_keys", "tasks", "projects" IN ACCESS EXCLUSIVE MODE')
    op.execute(
        'ALTER TABLE "idempotency_keys" ALTER COLUMN "user_id" TYPE text USING "user_id"::text'
    )
    op.execute('ALTER TABLE "tasks" ALTER COLUMN "user_id" TYPE text USING "user_id"::text')
    op.execute('ALTER TABLE "projects" ALTER COLUMN "user_id" TYPE text USING "user_id"::text')

    op.execute(
        'ALTER TABLE "idempotency_keys" ADD CONSTRAINT '
        '"ck_idempotency_keys_user_id_pattern" '
        "CHECK (\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$') NOT VALID"
    )
    op.execute(
        'ALTER TABLE "idempotency_keys" VALIDATE CONSTRAINT "ck_idempotency_keys_user_id_pattern"'
    )

    op.execute(
        'ALTER TABLE "idempotency_keys" ADD CONSTRAINT '
        '"ck_idempotency_keys_user_id_length" '
        'CHECK (char_length("user_id") BETWEEN 1 AND 64) NOT VALID'
    )
    op.execute(
        'ALTER TABLE "idempotency_keys" VALIDATE CONSTRAINT "ck_idempotency_keys_user_id_length"'
    )

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_user_id_pattern" '
        "CHECK (\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$') NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_user_id_pattern"')

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "ck_tasks_user_id_length" '
        'CHECK (char_length("user_id") BETWEEN 1 AND 64) NOT VALID'
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_user_id_length"')

    op.execute(
        'ALTER TABLE "projects" ADD CONSTRAINT "ck_projects_user_id_pattern" '
        "CHECK (\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$') NOT VALID"
    )
    op.execute('ALTER TABLE "projects" VALIDATE CONSTRAINT "ck_projects_user_id_pattern"')

    op.execute(
        'ALTER TABLE "projects" ADD CONSTRAINT "ck_projects_user_id_length" '
        'CHECK (char_length("user_id") BETWEEN 1 AND 64) NOT VALID'
    )
    op.execute('ALTER TABLE "projects" VALIDATE CONSTRAINT "ck_projects_user_id_length"')

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "fk_tasks_project_id" '
        'FOREIGN KEY ("user_id", "project_id") '
        'REFERENCES "projects" ("user_id", "id") '
        "ON DELETE RESTRICT NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_project_id"')
