"""Add ix_uses_tag_id to uses, and more.

- Add ix_uses_tag_id to uses.
- Change reference task_id of uses.
- Change reference tag_id of uses.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "a43106da0acb-half"
snapshot = "a43106da0acb"
checksum = "f9f1714fe33c"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "uses" DROP CONSTRAINT IF EXISTS "fk_uses_task_id_new", '
            'ADD CONSTRAINT "fk_uses_task_id_new" '
            'FOREIGN KEY ("user_id", "task_id") '
            'REFERENCES "tasks" ("user_id", "id") '
            "ON DELETE CASCADE NOT VALID"
        )
        op.execute('ALTER TABLE "uses" VALIDATE CONSTRAINT "fk_uses_task_id_new"')
        op.execute(
            'ALTER TABLE "uses" DROP CONSTRAINT IF EXISTS "fk_uses_tag_id_new", '
            'ADD CONSTRAINT "fk_uses_tag_id_new" '
            'FOREIGN KEY ("user_id", "tag_id") '
            'REFERENCES "tags" ("user_id", "id") '
            "ON DELETE CASCADE NOT VALID"
        )
        op.execute('ALTER TABLE "uses" VALIDATE CONSTRAINT "fk_uses_tag_id_new"')
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_uses_tag_id"')
        op.execute('CREATE INDEX CONCURRENTLY "ix_uses_tag_id" ON "uses" ("user_id", "tag_id")')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "uses", "tags", "tasks" IN ACCESS EXCLUSIVE MODE')

    op.execute('ALTER TABLE "uses" DROP CONSTRAINT "fk_uses_task_id"')
    op.execute('ALTER TABLE "uses" RENAME CONSTRAINT "fk_uses_task_id_new" TO "fk_uses_task_id"')

    op.execute('ALTER TABLE "uses" DROP CONSTRAINT "fk_uses_tag_id"')
    op.execute('ALTER TABLE "uses" RENAME CONSTRAINT "fk_uses_tag_id_new" TO "fk_uses_tag_id"')


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "uses" DROP CONSTRAINT IF EXISTS "fk_uses_tag_id_new", '
            'ADD CONSTRAINT "fk_uses_tag_id_new" '
            'FOREIGN KEY ("user_id", "tag_id") '
            'REFERENCES "tags" ("user_id", "id") '
            "ON DELETE RESTRICT NOT VALID"
        )
        op.execute('ALTER TABLE "uses" VALIDATE CONSTRAINT "fk_uses_tag_id_new"')
        op.execute(
            'ALTER TABLE "uses" DROP CONSTRAINT IF EXISTS "fk_uses_task_id_new", '
            'ADD CONSTRAINT "fk_uses_task_id_new" '
            'FOREIGN KEY ("user_id", "task_id") '
            'REFERENCES "tasks" ("user_id", "id") '
            "ON DELETE RESTRICT NOT VALID"
        )
        op.execute('ALTER TABLE "uses" VALIDATE CONSTRAINT "fk_uses_task_id_new"')
        op.execute("SET lock_timeout = 0")
        op.execute('DROP INDEX CONCURRENTLY IF EXISTS "ix_uses_tag_id"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "uses", "tags", "tasks" IN ACCESS EXCLUSIVE MODE')

    op.execute('ALTER TABLE "uses" DROP CONSTRAINT "fk_uses_tag_id"')
    op.execute('ALTER TABLE "uses" RENAME CONSTRAINT "fk_uses_tag_id_new" TO "fk_uses_tag_id"')

    op.execute('ALTER TABLE "uses" DROP CONSTRAINT "fk_uses_task_id"')
    op.execute('ALTER TABLE "uses" RENAME CONSTRAINT "fk_uses_task_id_new" TO "fk_uses_task_id"')
