"""Rename persons to people."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "8348d2dae843"
snapshot = "802f9effe1c6"
checksum = "6d3969c7b3e6"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.rename_table("persons", "people")
    op.execute('ALTER TABLE "people" RENAME CONSTRAINT "pk_persons" TO "pk_people"')
    op.execute(
        'ALTER TABLE "people" RENAME CONSTRAINT "ck_persons_user_id_length" '
        'TO "ck_people_user_id_length"'
    )
    op.execute(
        'ALTER TABLE "people" RENAME CONSTRAINT "ck_persons_user_id_pattern" '
        'TO "ck_people_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "people" RENAME CONSTRAINT "ck_persons_name_length" TO "ck_people_name_length"'
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute(
        'ALTER TABLE "people" RENAME CONSTRAINT "ck_people_name_length" TO "ck_persons_name_length"'
    )
    op.execute(
        'ALTER TABLE "people" RENAME CONSTRAINT "ck_people_user_id_pattern" '
        'TO "ck_persons_user_id_pattern"'
    )
    op.execute(
        'ALTER TABLE "people" RENAME CONSTRAINT "ck_people_user_id_length" '
        'TO "ck_persons_user_id_length"'
    )
    op.execute('ALTER TABLE "people" RENAME CONSTRAINT "pk_people" TO "pk_persons"')
    op.rename_table("people", "persons")
