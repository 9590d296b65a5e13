"""Add ix_tasks_project_id to tasks, and more.

- Add ix_tasks_project_id to tasks.
- Let project_id of tasks refer to projects.
- Finish: add project_id to tasks.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "f4ce81dda944-half"
snapshot = "f4ce81dda944"
checksum = "eceaaa741297"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET timezone = 'UTC'")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            """
            DO $$
            #variable_conflict use_column
            DECLARE
                low record;
                high record;
            BEGIN
                SELECT "user_id", "id" INTO low FROM "tasks" ORDER BY "user_id", "id" LIMIT 1;
                WHILE low IS NOT NULL LOOP
                    PERFORM set_config('lock_timeout', '500ms', true);
                    SELECT "user_id", "id" INTO high
                    FROM (
                        SELECT "user_id", "id" FROM "tasks"
                        WHERE ("user_id", "id") >= (low."user_id", low."id")
                        ORDER BY "user_id", "id" LIMIT 5000
                    ) AS batch
                    ORDER BY "user_id" DESC, "id" DESC LIMIT 1;
                    UPDATE "tasks"
                    SET "project_id" = ((SELECT id FROM projects WHERE projects.user_id =
                        tasks.user_id ORDER BY id LIMIT 1))
                    WHERE ("user_id", "id") >= (low."user_id", low."id")
                        AND ("user_id", "id") <= (high."user_id", high."id")
                        AND ("project_id" IS NULL);
                    SELECT "user_id", "id" INTO low
                    FROM "tasks"
                    WHERE ("user_id", "id") > (high."user_id", high."id")
                    ORDER BY "user_id", "id" LIMIT 1;
                    COMMIT;
                END LOOP;
            END
            $$
            """
        )
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "ck_tasks_project_id_present", '
            'ADD CONSTRAINT "ck_tasks_project_id_present" '
            'CHECK ("project_id" IS NOT NULL) NOT VALID'
        )
        op.execute(
            'UPDATE "tasks" '
            'SET "project_id" = ((SELECT id FROM projects WHERE projects.user_id = '
            "tasks.user_id ORDER BY id LIMIT 1)) "
            'WHERE "project_id" IS NULL'
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "ck_tasks_project_id_present"')
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "fk_tasks_project_id", '
            'ADD CONSTRAINT "fk_tasks_project_id" '
            'FOREIGN KEY ("user_id", "project_id") '
            'REFERENCES "projects" ("user_id", "id") '
            "ON DELETE CASCADE NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_project_id"')
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_tasks_project_id"')
        op.execute(
            'CREATE INDEX CONCURRENTLY "ix_tasks_project_id" '
            'ON "tasks" ("user_id", "project_id", "id")'
        )
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")
    op.execute("SET LOCAL timezone = 'UTC'")

    op.alter_column("tasks", "project_id", nullable=False)
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "ck_tasks_project_id_present"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "tasks", "projects" IN ACCESS EXCLUSIVE MODE')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_project_id"')
    op.execute('DROP INDEX IF EXISTS "ix_tasks_project_id"')
