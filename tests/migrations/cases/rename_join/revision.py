"""Rename task_tag to uses."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "aae41f60cf0c"
snapshot = "1a43f557caa1"
checksum = "ea0f7b0d33c0"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.rename_table("task_tag", "uses")
    op.execute('ALTER TABLE "uses" RENAME CONSTRAINT "pk_task_tag" TO "pk_uses"')
    op.execute('ALTER INDEX "ix_task_tag_tag_id" RENAME TO "ix_uses_tag_id"')
    op.execute(
        'ALTER TABLE "uses" RENAME CONSTRAINT "ck_task_tag_user_id_length" '
        'TO "ck_uses_user_id_length"'
    )
    op.execute(
        'ALTER TABLE "uses" RENAME CONSTRAINT "ck_task_tag_user_id_pattern" '
        'TO "ck_uses_user_id_pattern"'
    )
    op.execute('ALTER TABLE "uses" RENAME CONSTRAINT "fk_task_tag_task_id" TO "fk_uses_task_id"')
    op.execute('ALTER TABLE "uses" RENAME CONSTRAINT "fk_task_tag_tag_id" TO "fk_uses_tag_id"')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "uses" RENAME CONSTRAINT "fk_uses_tag_id" TO "fk_task_tag_tag_id"')
    op.execute('ALTER TABLE "uses" RENAME CONSTRAINT "fk_uses_task_id" TO "fk_task_tag_task_id"')
    op.execute(
        'ALTER TABLE "uses" RENAME CONSTRAINT "ck_uses_user_id_pattern" '
        'TO "ck_task_tag_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "uses" RENAME CONSTRAINT "ck_uses_user_id_length" '
        'TO "ck_task_tag_user_id_length"'
    )
    op.execute('ALTER INDEX "ix_uses_tag_id" RENAME TO "ix_task_tag_tag_id"')
    op.execute('ALTER TABLE "uses" RENAME CONSTRAINT "pk_uses" TO "pk_task_tag"')
    op.rename_table("uses", "task_tag")
