"""Drop ix_uses_task_id of uses, and more.

- Drop ix_uses_task_id of uses.
- Drop ix_uses_tag_id of uses.
- Drop the id of uses.
- Drop note from uses.
- Change the key of uses.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "91be19e4b60b"
snapshot = "a43106da0acb-half"
checksum = "d8dd1b6364b4"


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
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('DROP INDEX IF EXISTS "ix_uses_task_id"')
    op.execute('DROP INDEX IF EXISTS "ix_uses_tag_id"')
    op.execute('ALTER TABLE "uses" DROP CONSTRAINT "pk_uses"')
    op.execute('ALTER TABLE "uses" DROP COLUMN "id"')
    op.drop_column("uses", "note")
    op.execute(
        'ALTER TABLE "uses" ADD CONSTRAINT "pk_uses" PRIMARY KEY ("user_id", "task_id", "tag_id")'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "uses" DROP CONSTRAINT "pk_uses"')

    # This restores uses.note, not the values that it had.
    op.add_column("uses", sa.Column("note", sa.Text(), nullable=True))
    op.execute(
        'ALTER TABLE "uses" ADD CONSTRAINT "ck_uses_note_length" '
        'CHECK (char_length("note") <= 200) NOT VALID'
    )
    op.execute('ALTER TABLE "uses" VALIDATE CONSTRAINT "ck_uses_note_length"')

    # This gives each row of uses another id than it had.
    op.execute('ALTER TABLE "uses" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL')
    op.execute('ALTER TABLE "uses" ALTER COLUMN "id" DROP DEFAULT')

    # This stops, and changes nothing, while two rows of uses have one key.
    op.execute('ALTER TABLE "uses" ADD CONSTRAINT "pk_uses" PRIMARY KEY ("user_id", "id")')

    op.execute('CREATE INDEX "ix_uses_tag_id" ON "uses" ("user_id", "tag_id", "id")')
    op.execute('CREATE INDEX "ix_uses_task_id" ON "uses" ("user_id", "task_id", "id")')
