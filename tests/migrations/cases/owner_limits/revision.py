"""Change length of user_id in tasks, and more.

- Change length of user_id in tasks.
- Change pattern of user_id in tasks.
- Change length of user_id in idempotency_keys.
- Change pattern of user_id in idempotency_keys.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "a44970a1566e"
snapshot = "4c5e85f55da0"
checksum = "ba54cd59d6e4"


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
                        SELECT '23514', 'tasks with a user_id longer than 20 characters',
                            'change these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM "tasks"
                        WHERE NOT (char_length("user_id") BETWEEN 1 AND 20)
                        UNION ALL
                        SELECT '23514', 'tasks with a user_id that does not match ^[a-z]+$',
                            'change these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM "tasks"
                        WHERE NOT ("user_id" ~ '^[a-z]+$')
                        UNION ALL
                        SELECT '23514',
                            'idempotency_keys with a user_id longer than 20 characters',
                            'change these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM "idempotency_keys"
                        WHERE NOT (char_length("user_id") BETWEEN 1 AND 20)
                        UNION ALL
                        SELECT '23514',
                            'idempotency_keys with a user_id that does not match ^[a-z]+$',
                            'change these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM "idempotency_keys"
                        WHERE NOT ("user_id" ~ '^[a-z]+$')
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
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_user_id_length_new", '
            'ADD CONSTRAINT "ck_tasks_user_id_length_new" '
            'CHECK (char_length("user_id") BETWEEN 1 AND 20) NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_user_id_length_new"')
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_user_id_pattern_new", '
            'ADD CONSTRAINT "ck_tasks_user_id_pattern_new" '
            "CHECK (\"user_id\" ~ '^[a-z]+$') NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_user_id_pattern_new"')
        op.execute(
            'ALTER TABLE "idempotency_keys" DROP CONSTRAINT IF EXISTS '
            '"ck_idempotency_keys_user_id_length_new", '
            'ADD CONSTRAINT "ck_idempotency_keys_user_id_length_new" '
            'CHECK (char_length("user_id") BETWEEN 1 AND 20) NOT VALID'
        )
        op.execute(
            'ALTER TABLE "idempotency_keys" VALIDATE CONSTRAINT '
            '"ck_idempotency_keys_user_id_length_new"'
        )
        op.execute(
            'ALTER TABLE "idempotency_keys" DROP CONSTRAINT IF EXISTS '
            '"ck_idempotency_keys_user_id_pattern_new", '
            'ADD CONSTRAINT "ck_idempotency_keys_user_id_pattern_new" '
            "CHECK (\"user_id\" ~ '^[a-z]+$') NOT VALID"
        )
        op.execute(
            'ALTER TABLE "idempotency_keys" VALIDATE CONSTRAINT '
            '"ck_idempotency_keys_user_id_pattern_new"'
        )
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "idempotency_keys", "tasks" IN ACCESS EXCLUSIVE MODE')

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_user_id_length"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_user_id_length_new" '
        'TO "ck_tasks_user_id_length"'
    )

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_user_id_pattern"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_user_id_pattern_new" '
        'TO "ck_tasks_user_id_pattern"'
    )

    op.execute(
        'ALTER TABLE "idempotency_keys" DROP CONSTRAINT "ck_idempotency_keys_user_id_length"'
    )
    op.execute(
        'ALTER TABLE "idempotency_keys" RENAME CONSTRAINT '
        '"ck_idempotency_keys_user_id_length_new" '
        'TO "ck_idempotency_keys_user_id_length"'
    )

    op.execute(
        'ALTER TABLE "idempotency_keys" DROP CONSTRAINT "ck_idempotency_keys_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "idempotency_keys" RENAME CONSTRAINT '
        '"ck_idempotency_keys_user_id_pattern_new" '
        'TO "ck_idempotency_keys_user_id_pattern"'
    )


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
                        SELECT '23514', 'tasks with a user_id that does not match '
                            '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$',
                            'change these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM "tasks"
                        WHERE NOT ("user_id" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$')
                        UNION ALL
                        SELECT '23514', 'idempotency_keys with a user_id that does not match '
                            '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$',
                            'change these rows first',
                            ROW("user_id", "id")::text, row_number() OVER ()
                        FROM "idempotency_keys"
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
        op.execute(
            'ALTER TABLE "idempotency_keys" DROP CONSTRAINT IF EXISTS '
            '"ck_idempotency_keys_user_id_pattern_new", '
            'ADD CONSTRAINT "ck_idempotency_keys_user_id_pattern_new" '
            "CHECK (\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$') NOT VALID"
        )
        op.execute(
            'ALTER TABLE "idempotency_keys" VALIDATE CONSTRAINT '
            '"ck_idempotency_keys_user_id_pattern_new"'
        )
        op.execute(
            'ALTER TABLE "idempotency_keys" DROP CONSTRAINT IF EXISTS '
            '"ck_idempotency_keys_user_id_length_new", '
            'ADD CONSTRAINT "ck_idempotency_keys_user_id_length_new" '
            'CHECK (char_length("user_id") BETWEEN 1 AND 64) NOT VALID'
        )
        op.execute(
            'ALTER TABLE "idempotency_keys" VALIDATE CONSTRAINT '
            '"ck_idempotency_keys_user_id_length_new"'
        )
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_user_id_pattern_new", '
            'ADD CONSTRAINT "ck_tasks_user_id_pattern_new" '
            "CHECK (\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$') NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_user_id_pattern_new"')
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_user_id_length_new", '
            'ADD CONSTRAINT "ck_tasks_user_id_length_new" '
            'CHECK (char_length("user_id") BETWEEN 1 AND 64) NOT VALID'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_user_id_length_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "idempotency_keys", "tasks" IN ACCESS EXCLUSIVE MODE')

    op.execute(
        'ALTER TABLE "idempotency_keys" DROP CONSTRAINT "ck_idempotency_keys_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "idempotency_keys" RENAME CONSTRAINT '
        '"ck_idempotency_keys_user_id_pattern_new" '
        'TO "ck_idempotency_keys_user_id_pattern"'
    )

    op.execute(
        'ALTER TABLE "idempotency_keys" DROP CONSTRAINT "ck_idempotency_keys_user_id_length"'
    )
    op.execute(
        'ALTER TABLE "idempotency_keys" RENAME CONSTRAINT '
        '"ck_idempotency_keys_user_id_length_new" '
        'TO "ck_idempotency_keys_user_id_length"'
    )

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_user_id_pattern"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_user_id_pattern_new" '
        'TO "ck_tasks_user_id_pattern"'
    )

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_user_id_length"')
    op.execute(
        'ALTER TABLE "tasks" RENAME CONSTRAINT "ck_tasks_user_id_length_new" '
        'TO "ck_tasks_user_id_length"'
    )
