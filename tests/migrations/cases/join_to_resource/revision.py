"""Add note to uses, and more.

- Add note to uses.
- Give the rows of uses an id.
- Change the key of uses.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "4e48b9fafa72"
snapshot = "a033f9e0b425-half"
checksum = "e1b5238a4e4a"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "uses" DROP CONSTRAINT "pk_uses"')

    op.add_column("uses", sa.Column("note", sa.Text(), nullable=True))
    op.execute(
        'ALTER TABLE "uses" ADD CONSTRAINT "ck_uses_note_length" '
        'CHECK (char_length("note") <= 200) NOT VALID'
    )

    op.execute('ALTER TABLE "uses" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL')
    op.execute('ALTER TABLE "uses" ALTER COLUMN "id" DROP DEFAULT')

    op.execute('ALTER TABLE "uses" ADD CONSTRAINT "pk_uses" PRIMARY KEY ("user_id", "id")')


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('ALTER TABLE "uses" DROP CONSTRAINT "pk_uses"')
    op.execute('ALTER TABLE "uses" DROP COLUMN "id"')
    op.drop_column("uses", "note")

    # This stops, and changes nothing, while two rows of uses have one key.
    op.execute(
        'ALTER TABLE "uses" ADD CONSTRAINT "pk_uses" PRIMARY KEY ("user_id", "task_id", "tag_id")'
    )
