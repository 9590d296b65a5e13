"""Make slug unique in notes, and more.

- Make slug unique in notes.
- Change ix_tasks_note_id of tasks.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "5eb509c9378c-half"
snapshot = "5eb509c9378c"
checksum = "b2c5cee2137b"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "fk_tasks_note_id", '
            'ADD CONSTRAINT "fk_tasks_note_id" '
            'FOREIGN KEY ("note_id") '
            'REFERENCES "notes" ("id") '
            "ON DELETE RESTRICT NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_note_id"')
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "uq_note_slug"')
        op.execute('CREATE UNIQUE INDEX CONCURRENTLY "uq_note_slug" ON "notes" ("slug")')
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_tasks_note_id_new"')
        op.execute(
            'CREATE INDEX CONCURRENTLY "ix_tasks_note_id_new" '
            'ON "tasks" ("note_id", "user_id", "id")'
        )
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "notes" ADD CONSTRAINT "uq_note_slug" UNIQUE USING INDEX "uq_note_slug"'
    )

    op.execute('DROP INDEX IF EXISTS "ix_tasks_note_id"')
    op.execute('ALTER INDEX "ix_tasks_note_id_new" RENAME TO "ix_tasks_note_id"')


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
                    SELECT '23502', 'notes with no user_id',
                        'notes.user_id was required, and its values are gone: empty '
                            'notes, or say in this downgrade what its rows get',
                        ROW("id")::text, row_number() OVER ()
                    FROM (SELECT "id", NULL::text AS "user_id" FROM "notes") AS "notes"
                    WHERE "user_id" IS NULL
                    UNION ALL
                    SELECT '23503', 'tasks with a note that is not there',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM "tasks"
                    WHERE "note_id" IS NOT NULL AND NOT EXISTS (SELECT FROM (SELECT "id",
                        NULL::text AS "user_id" FROM "notes") AS "target" WHERE
                        "target"."user_id" = "tasks"."user_id" AND "target"."id" =
                        "tasks"."note_id")
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

    op.execute('LOCK TABLE "tasks", "notes" IN ACCESS EXCLUSIVE MODE')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_note_id"')

    op.execute('CREATE INDEX "ix_tasks_note_id_new" ON "tasks" ("user_id", "note_id", "id")')
    op.execute('DROP INDEX IF EXISTS "ix_tasks_note_id"')
    op.execute('ALTER INDEX "ix_tasks_note_id_new" RENAME TO "ix_tasks_note_id"')

    op.execute('ALTER TABLE "notes" DROP CONSTRAINT "uq_note_slug"')
