"""Finish: add budget to projects."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "167f8bdde8da-half"
snapshot = "167f8bdde8da"
checksum = "1fe86e5c94bb"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET timezone = 'UTC'")
        op.execute("SET lock_timeout = '500ms'")
        op.execute('ALTER TABLE "projects" VALIDATE CONSTRAINT "ck_projects_budget_range"')
        op.execute(
            """
            DO $$
            #variable_conflict use_column
            DECLARE
                low record;
                high record;
            BEGIN
                SELECT "user_id", "id" INTO low FROM "projects" ORDER BY "user_id", "id" LIMIT 1;
                WHILE low IS NOT NULL LOOP
                    PERFORM set_config('lock_timeout', '500ms', true);
                    SELECT "user_id", "id" INTO high
                    FROM (
                        SELECT "user_id", "id" FROM "projects"
                        WHERE ("user_id", "id") >= (low."user_id", low."id")
                        ORDER BY "user_id", "id" LIMIT 5000
                    ) AS batch
                    ORDER BY "user_id" DESC, "id" DESC LIMIT 1;
                    UPDATE "projects"
                    SET "budget" = (COALESCE((SELECT max(t.budget) FROM tasks t WHERE
                        t.user_id = projects.user_id AND t.project_id = projects.id), 0))
                    WHERE ("user_id", "id") >= (low."user_id", low."id")
                        AND ("user_id", "id") <= (high."user_id", high."id")
                        AND ("budget" IS NULL);
                    SELECT "user_id", "id" INTO low
                    FROM "projects"
                    WHERE ("user_id", "id") > (high."user_id", high."id")
                    ORDER BY "user_id", "id" LIMIT 1;
                    COMMIT;
                END LOOP;
            END
            $$
            """
        )
        op.execute(
            'ALTER TABLE "projects" DROP CONSTRAINT IF EXISTS "ck_projects_budget_present", '
            'ADD CONSTRAINT "ck_projects_budget_present" '
            'CHECK ("budget" IS NOT NULL) NOT VALID'
        )
        op.execute(
            'UPDATE "projects" '
            'SET "budget" = (COALESCE((SELECT max(t.budget) FROM tasks t WHERE t.user_id = '
            "projects.user_id AND t.project_id = projects.id), 0)) "
            'WHERE "budget" IS NULL'
        )
        op.execute('ALTER TABLE "projects" VALIDATE CONSTRAINT "ck_projects_budget_present"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")
    op.execute("SET LOCAL timezone = 'UTC'")

    op.alter_column("projects", "budget", nullable=False)
    op.execute('ALTER TABLE "projects" DROP CONSTRAINT "ck_projects_budget_present"')


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
                    SELECT '23514', 'tasks with a budget below 0',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM "tasks"
                    WHERE NOT ("budget" >= 0)
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
