"""Finish: rename head to tail and tail to head in side of coins, and more.

- Finish: rename head to tail and tail to head in side of coins.
- Finish: rename head to tail and tail to head in thrown of coins.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
base_snapshot = "0f150bbb3f9b-half"
snapshot = "0f150bbb3f9b"
checksum = "c8d8336326c9"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute('ALTER TABLE "coins" VALIDATE CONSTRAINT "ck_coins_side_words"')
        op.execute('ALTER TABLE "coins" VALIDATE CONSTRAINT "ck_coins_thrown_words"')
        op.execute("RESET ALL")


def downgrade() -> None:
    pass
