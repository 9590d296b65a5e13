"""Change length of name in jobs."""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "b3dc30fa0043-half"
snapshot = "b3dc30fa0043"
checksum = "64498f39c03e"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "jobs" DROP CONSTRAINT IF EXISTS "ck_jobs_name_length_new", '
            'ADD CONSTRAINT "ck_jobs_name_length_new" '
            'CHECK (char_length("name") BETWEEN 1 AND 120) NOT VALID'
        )
        op.execute('ALTER TABLE "jobs" VALIDATE CONSTRAINT "ck_jobs_name_length_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "jobs" DROP CONSTRAINT "ck_jobs_name_length"')
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_jobs_name_length_new" TO "ck_jobs_name_length"'
    )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "jobs" DROP CONSTRAINT IF EXISTS "ck_jobs_name_length_new", '
            'ADD CONSTRAINT "ck_jobs_name_length_new" '
            'CHECK (char_length("name") BETWEEN 1 AND 200) NOT VALID'
        )
        op.execute('ALTER TABLE "jobs" VALIDATE CONSTRAINT "ck_jobs_name_length_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "jobs" DROP CONSTRAINT "ck_jobs_name_length"')
    op.execute(
        'ALTER TABLE "jobs" RENAME CONSTRAINT "ck_jobs_name_length_new" TO "ck_jobs_name_length"'
    )
