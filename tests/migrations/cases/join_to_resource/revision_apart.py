"""Add ix_uses_task_id to uses, and more.

- Add ix_uses_task_id to uses.
- Change ix_uses_tag_id of uses.
- Change reference task_id of uses.
- Change reference tag_id of uses.
- Finish: add note to uses.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "a033f9e0b425-half"
snapshot = "a033f9e0b425"
checksum = "1e140fa4a9e9"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute('ALTER TABLE "uses" VALIDATE CONSTRAINT "ck_uses_note_length"')
        op.execute(
            'ALTER TABLE "uses" DROP CONSTRAINT IF EXISTS "fk_uses_task_id_new", '
            'ADD CONSTRAINT "fk_uses_task_id_new" '
            'FOREIGN KEY ("user_id", "task_id") '
            'REFERENCES "tasks" ("user_id", "id") '
            "ON DELETE RESTRICT NOT VALID"
        )
        op.execute('ALTER TABLE "uses" VALIDATE CONSTRAINT "fk_uses_task_id_new"')
        op.execute(
            'ALTER TABLE "uses" DROP CONSTRAINT IF EXISTS "fk_uses_tag_id_new", '
            'ADD CONSTRAINT "fk_uses_tag_id_new" '
            'FOREIGN KEY ("user_id", "tag_id") '
            'REFERENCES "tags" ("user_id", "id") '
            "ON DELETE RESTRICT NOT VALID"
        )
        op.execute('ALTER TABLE "uses" VALIDATE CONSTRAINT "fk_uses_tag_id_new"')
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_uses_task_id"')
        op.execute(
            'CREATE INDEX CONCURRENTLY "ix_uses_task_id" ON "uses" ("user_id", "task_id", "id")'
        )
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_uses_tag_id_new"')
        op.execute(
            'CREATE INDEX CONCURRENTLY "ix_uses_tag_id_new" ON "uses" ("user_id", "tag_id", "id")'
        )
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "uses", "tags", "tasks" IN ACCESS EXCLUSIVE MODE')

    op.execute('DROP INDEX IF EXISTS "ix_uses_tag_id"')
    op.execute('ALTER INDEX "ix_uses_tag_id_new" RENAME TO "ix_uses_tag_id"')

    op.execute('ALTER TABLE "uses" DROP CONSTRAINT "fk_uses_task_id"')
    op.execute('ALTER TABLE "uses" RENAME CONSTRAINT "fk_uses_task_id_new" TO "fk_uses_task_id"')

    op.execute('ALTER TABLE "uses" DROP CONSTRAINT "fk_uses_tag_id"')
    op.execute('ALTER TABLE "uses" RENAME CONSTRAINT "fk_uses_tag_id_new" TO "fk_uses_tag_id"')


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
                        SELECT '23505',
                            'uses with the same task and tag as another row of the same '
                            'owner',
                            'change these rows first',
                            ROW("user_id", "task_id", "tag_id")::text, row_number() OVER ()
                        FROM "uses"
                        WHERE ("user_id", "task_id", "tag_id") IN (SELECT "user_id", "task_id",
                            "tag_id" FROM "uses" GROUP BY "user_id", "task_id", "tag_id" HAVING
                            count(*) > 1)
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
            'ALTER TABLE "uses" DROP CONSTRAINT IF EXISTS "fk_uses_tag_id_new", '
            'ADD CONSTRAINT "fk_uses_tag_id_new" '
            'FOREIGN KEY ("user_id", "tag_id") '
            'REFERENCES "tags" ("user_id", "id") '
            "ON DELETE CASCADE NOT VALID"
        )
        op.execute('ALTER TABLE "uses" VALIDATE CONSTRAINT "fk_uses_tag_id_new"')
        op.execute(
            'ALTER TABLE "uses" DROP CONSTRAINT IF EXISTS "fk_uses_task_id_new", '
            'ADD CONSTRAINT "fk_uses_task_id_new" '
            'FOREIGN KEY ("user_id", "task_id") '
            'REFERENCES "tasks" ("user_id", "id") '
            "ON DELETE CASCADE NOT VALID"
        )
        op.execute('ALTER TABLE "uses" VALIDATE CONSTRAINT "fk_uses_task_id_new"')
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_uses_tag_id_new"')
        op.execute('CREATE INDEX CONCURRENTLY "ix_uses_tag_id_new" ON "uses" ("user_id", "tag_id")')
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_uses_task_id"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "uses", "tags", "tasks" IN ACCESS EXCLUSIVE MODE')

    op.execute('ALTER TABLE "uses" DROP CONSTRAINT "fk_uses_tag_id"')
    op.execute('ALTER TABLE "uses" RENAME CONSTRAINT "fk_uses_tag_id_new" TO "fk_uses_tag_id"')

    op.execute('ALTER TABLE "uses" DROP CONSTRAINT "fk_uses_task_id"')
    op.execute('ALTER TABLE "uses" RENAME CONSTRAINT "fk_uses_task_id_new" TO "fk_uses_task_id"')

    op.execute('DROP INDEX IF EXISTS "ix_uses_tag_id"')
    op.execute('ALTER INDEX "ix_uses_tag_id_new" RENAME TO "ix_uses_tag_id"')
