"""Add user_id to notes, and more.

- Add user_id to notes.
- Change the key of notes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "5eb509c9378c"
snapshot = "f27ca2b71319-half"
checksum = "8f8e1bb6971b"


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
                    SELECT '23503', 'tasks with a note that is not there',
                        'change these rows first',
                        ROW("user_id", "id")::text, row_number() OVER ()
                    FROM "tasks"
                    WHERE "note_id" IS NOT NULL AND NOT EXISTS (SELECT FROM (SELECT "id",
                        'alice'::text AS "user_id" FROM "notes") AS "target" WHERE
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
    op.execute('ALTER TABLE "notes" DROP CONSTRAINT "pk_notes"')

    op.add_column(
        "notes", sa.Column("user_id", sa.Text(), server_default=sa.text("'alice'"), nullable=False)
    )
    op.alter_column("notes", "user_id", server_default=None)
    op.execute(
        'ALTER TABLE "notes" ADD CONSTRAINT "ck_notes_user_id_length" '
        'CHECK (char_length("user_id") BETWEEN 1 AND 64) NOT VALID'
    )
    op.execute(
        'ALTER TABLE "notes" ADD CONSTRAINT "ck_notes_user_id_pattern" '
        "CHECK (\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$') NOT VALID"
    )

    op.execute('ALTER TABLE "notes" ADD CONSTRAINT "pk_notes" PRIMARY KEY ("user_id", "id")')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "notes" DROP CONSTRAINT "pk_notes"')
    op.drop_column("notes", "user_id")

    # This stops, and changes nothing, while two rows of notes have one key.
    op.execute('ALTER TABLE "notes" ADD CONSTRAINT "pk_notes" PRIMARY KEY ("id")')

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "fk_tasks_note_id" '
        'FOREIGN KEY ("note_id") '
        'REFERENCES "notes" ("id") '
        "ON DELETE RESTRICT NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_note_id"')
