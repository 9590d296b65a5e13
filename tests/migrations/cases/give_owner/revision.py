"""Drop uq_note_slug of notes, and more.

- Drop uq_note_slug of notes.
- Drop ix_tasks_note_id of tasks.
- Add user_id to notes.
- Change the key of notes.
- Make user_id, slug unique in notes.
- Add ix_tasks_note_id to tasks.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "5eb509c9378c"
snapshot = "f27ca2b71319"
checksum = "a655fa91f892"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "notes" DROP CONSTRAINT "uq_note_slug"')
    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_note_id"')
    op.execute('DROP INDEX "ix_tasks_note_id"')
    op.execute('ALTER TABLE "notes" DROP CONSTRAINT "pk_notes"')

    op.add_column(
        "notes", sa.Column("user_id", sa.Text(), server_default=sa.text("'alice'"), nullable=False)
    )
    op.alter_column("notes", "user_id", server_default=None)
    op.execute(
        'ALTER TABLE "notes" ADD CONSTRAINT "ck_notes_user_id_length" '
        'CHECK (char_length("user_id") BETWEEN 1 AND 64) NOT VALID'
    )
    op.execute('ALTER TABLE "notes" VALIDATE CONSTRAINT "ck_notes_user_id_length"')
    op.execute(
        'ALTER TABLE "notes" ADD CONSTRAINT "ck_notes_user_id_pattern" '
        "CHECK (\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$') NOT VALID"
    )
    op.execute('ALTER TABLE "notes" VALIDATE CONSTRAINT "ck_notes_user_id_pattern"')

    op.execute('ALTER TABLE "notes" ADD CONSTRAINT "pk_notes" PRIMARY KEY ("user_id", "id")')
    op.execute('ALTER TABLE "notes" ADD CONSTRAINT "uq_note_slug" UNIQUE ("user_id", "slug")')
    op.execute('CREATE INDEX "ix_tasks_note_id" ON "tasks" ("user_id", "note_id", "id")')

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "fk_tasks_note_id" '
        'FOREIGN KEY ("user_id", "note_id") '
        'REFERENCES "notes" ("user_id", "id") '
        "ON DELETE RESTRICT NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_note_id"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_note_id"')
    op.execute('DROP INDEX "ix_tasks_note_id"')
    op.execute('ALTER TABLE "notes" DROP CONSTRAINT "uq_note_slug"')
    op.execute('ALTER TABLE "notes" DROP CONSTRAINT "pk_notes"')
    op.drop_column("notes", "user_id")

    # This stops, and changes nothing, while two rows of notes have one key.
    op.execute('ALTER TABLE "notes" ADD CONSTRAINT "pk_notes" PRIMARY KEY ("id")')

    op.execute('CREATE INDEX "ix_tasks_note_id" ON "tasks" ("note_id", "user_id", "id")')

    op.execute(
        'ALTER TABLE "tasks" ADD CONSTRAINT "fk_tasks_note_id" '
        'FOREIGN KEY ("note_id") '
        'REFERENCES "notes" ("id") '
        "ON DELETE RESTRICT NOT VALID"
    )
    op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_note_id"')

    # This stops, and changes nothing, while two rows of notes are alike.
    op.execute('ALTER TABLE "notes" ADD CONSTRAINT "uq_note_slug" UNIQUE ("slug")')
