"""Drop uq_note_slug of notes, and more.

- Drop uq_note_slug of notes.
- Drop user_id from notes.
- Change the key of notes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "ee1d52c19e77"
snapshot = "5eb509c9378c-half"
checksum = "3b0d71729f69"


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
                    SELECT '23505', 'notes with the same id as another row',
                        'change these rows first',
                        ROW("id")::text, row_number() OVER ()
                    FROM "notes"
                    WHERE "id" IN (SELECT "id" FROM "notes" GROUP BY "id" HAVING count(*) > 1)
                    UNION ALL
                    SELECT '23505', 'notes with the same slug as another row',
                        'change these rows first',
                        ROW("id")::text, row_number() OVER ()
                    FROM "notes"
                    WHERE "slug" IN (SELECT "slug" FROM "notes" GROUP BY "slug" HAVING
                        count(*) > 1)
                    UNION ALL
                    SELECT '23503', 'tasks with a note that is not there',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM "tasks"
                    WHERE "note_id" IS NOT NULL AND NOT EXISTS (SELECT FROM "notes"
                        AS "target" WHERE "target"."id" = "tasks"."note_id")
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
    op.execute('ALTER TABLE "notes" DROP CONSTRAINT "uq_note_slug"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_note_id"')
    op.execute('ALTER TABLE "notes" DROP CONSTRAINT "pk_notes"')
    op.drop_column("notes", "user_id")
    op.execute('ALTER TABLE "notes" ADD CONSTRAINT "pk_notes" PRIMARY KEY ("id")')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "notes" DROP CONSTRAINT "pk_notes"')

    # This restores notes.user_id, not the values that it had.
    op.add_column("notes", sa.Column("user_id", sa.Text(), nullable=False))
    op.execute(
        'ALTER TABLE "notes" ADD CONSTRAINT "ck_notes_user_id_length" '
        'CHECK (char_length("user_id") BETWEEN 1 AND 64) NOT VALID'
    )
    op.execute(
        'ALTER TABLE "notes" ADD CONSTRAINT "ck_notes_user_id_pattern" '
        "CHECK (\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$') NOT VALID"
    )
    op.execute('ALTER TABLE "notes" VALIDATE CONSTRAINT "ck_notes_user_id_length"')
    op.execute('ALTER TABLE "notes" VALIDATE CONSTRAINT "ck_notes_user_id_pattern"')

    # This stops, and changes nothing, while two rows of notes have one key.
    op.execute('ALTER TABLE "notes" ADD CONSTRAINT "pk_notes" PRIMARY KEY ("user_id", "id")')

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "fk_tasks_note_id" '
        'FOREIGN KEY ("user_id", "note_id") '
        'REFERENCES "notes" ("user_id", "id") '
        "ON DELETE RESTRICT NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_note_id"')

    # This stops, and changes nothing, while two rows of notes are alike.
    op.execute('CREATE UNIQUE INDEX "uq_note_slug" ON "notes" ("user_id", "slug")')
    op.execute(
        'ALTER TABLE "notes" ADD CONSTRAINT "uq_note_slug" UNIQUE USING INDEX "uq_note_slug"'
    )
