"""How fast something is sent is kept where all processes see it."""

from alembic import op
import sqlalchemy as sa

import store.database.types


revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Worth nothing after a crash of the server, hence not in its log, where what was written stays for long.
    unlogged = ['UNLOGGED'] if op.get_bind().dialect.name == 'postgresql' else []
    op.create_table('paces',
    sa.Column('name', store.database.types.Plain(), nullable=False),
    sa.Column('next_at', store.database.types.UtcDateTime(), nullable=False),
    sa.Column('hour_at', store.database.types.UtcDateTime(), nullable=False),
    sa.Column('asked_at', store.database.types.UtcDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_paces')),
    prefixes=unlogged
    )


def downgrade() -> None:
    op.drop_table('paces')
