"""Change reference board_id of cards."""

from alembic import op

revision = "0002"
down_revision = "0001"
base_snapshot = "e3633536b016"
snapshot = "8d7c9176f413"
checksum = "0c2bb80f7916"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "cards" DROP CONSTRAINT IF EXISTS "fk_cards_board_id_new", '
            'ADD CONSTRAINT "fk_cards_board_id_new" '
            'FOREIGN KEY ("user_id", "board_id") '
            'REFERENCES "boards" ("user_id", "id") '
            "ON DELETE RESTRICT NOT VALID"
        )
        op.execute('ALTER TABLE "cards" VALIDATE CONSTRAINT "fk_cards_board_id_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "cards", "boards" IN ACCESS EXCLUSIVE MODE')

    op.execute('ALTER TABLE "cards" DROP CONSTRAINT "fk_cards_board_id"')
    op.execute(
        'ALTER TABLE "cards" RENAME CONSTRAINT "fk_cards_board_id_new" TO "fk_cards_board_id"'
    )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("SET statement_timeout = 0")
        op.execute("SET lock_timeout = '500ms'")
        op.execute(
            'ALTER TABLE "cards" DROP CONSTRAINT IF EXISTS "fk_cards_board_id_new", '
            'ADD CONSTRAINT "fk_cards_board_id_new" '
            'FOREIGN KEY ("user_id", "board_id") '
            'REFERENCES "boards" ("user_id", "id") '
            "ON DELETE CASCADE NOT VALID"
        )
        op.execute('ALTER TABLE "cards" VALIDATE CONSTRAINT "fk_cards_board_id_new"')
        op.execute("RESET ALL")

    op.execute("SET LOCAL lock_timeout = '500ms'")
    op.execute("SET LOCAL statement_timeout = '1min'")

    op.execute('LOCK TABLE "cards", "boards" IN ACCESS EXCLUSIVE MODE')

    op.execute('ALTER TABLE "cards" DROP CONSTRAINT "fk_cards_board_id"')
    op.execute(
        'ALTER TABLE "cards" RENAME CONSTRAINT "fk_cards_board_id_new" TO "fk_cards_board_id"'
    )
