"""Receipts of messages say who is working on them, and until when."""

from alembic import op
import sqlalchemy as sa

import store.database.types


revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A receipt that an older program writes has neither holder nor lease: it is done, as it was there.
    op.add_column('inbox', sa.Column('holder', sa.Text(), nullable=True))
    op.add_column('inbox', sa.Column('until', store.database.types.UtcDateTime(), nullable=True))
    op.add_column('inbox', sa.Column('kept', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        for name in ('kept', 'until', 'holder'):
            batch_op.drop_column(name)
