"""Change uq_note_slug of notes, and more.

- Change uq_note_slug of notes.
- Change ix_tasks_note_id of tasks.
- Finish: add user_id to notes.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "f27ca2b71319-half"
snapshot = "f27ca2b71319"
checksum = "6c975d65cd33"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '2s'")
        op.execute('ALTER TABLE "notes" VALIDATE CONSTRAINT "ck_notes_user_id_length"')
        op.execute('ALTER TABLE "notes" VALIDATE CONSTRAINT "ck_notes_user_id_pattern"')
        op.execute(
            'ALTER TABLE "tasks" DROP CONSTRAINT IF EXISTS "fk_tasks_note_id", '
            'ADD CONSTRAINT "fk_tasks_note_id" '
            'FOREIGN KEY ("user_id", "note_id") '
            'REFERENCES "notes" ("user_id", "id") '
            "ON DELETE RESTRICT NOT VALID"
        )
        op.execute('ALTER TABLE "tasks" VALIDATE CONSTRAINT "fk_tasks_note_id"')
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "uq_note_slug_new"')
        op.execute(
            'CREATE UNIQUE INDEX CONCURRENTLY "uq_note_slug_new" ON "notes" ("user_id", "slug")'
        )
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_tasks_note_id_new"')
        op.execute(
            'CREATE INDEX CONCURRENTLY "ix_tasks_note_id_new" '
            'ON "tasks" ("user_id", "note_id", "id")'
        )
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "notes" DROP CONSTRAINT "uq_note_slug"')
    op.execute(
        'ALTER TABLE "notes" ADD CONSTRAINT "uq_note_slug" UNIQUE USING INDEX "uq_note_slug_new"'
    )

    op.execute('DROP INDEX IF EXISTS "ix_tasks_note_id"')
    op.execute('ALTER INDEX "ix_tasks_note_id_new" RENAME TO "ix_tasks_note_id"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "tasks" DROP CONSTRAINT "fk_tasks_note_id"')

    op.execute('CREATE INDEX "ix_tasks_note_id_new" ON "tasks" ("note_id", "user_id", "id")')
    op.execute('DROP INDEX IF EXISTS "ix_tasks_note_id"')
    op.execute('ALTER INDEX "ix_tasks_note_id_new" RENAME TO "ix_tasks_note_id"')

    # This stops, and changes nothing, while two rows of notes are alike.
    op.execute('CREATE UNIQUE INDEX "uq_note_slug_new" ON "notes" ("slug")')
    op.execute('ALTER TABLE "notes" DROP CONSTRAINT "uq_note_slug"')
    op.execute(
        'ALTER TABLE "notes" ADD CONSTRAINT "uq_note_slug" UNIQUE USING INDEX "uq_note_slug_new"'
    )
