"""What the columns and answer words of a school's own tables mean."""

from alembic import op
import sqlalchemy as sa


revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('table_keys',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('signature', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('respondents', sa.Boolean(), nullable=False),
    sa.Column('timed', sa.Boolean(), nullable=False),
    sa.Column('survey', sa.Text(), server_default='', nullable=False),
    sa.Column('columns', sa.Text(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('by', sa.Text(), server_default='', nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_table_keys_school_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_table_keys'))
    )
    op.create_index(op.f('ix_table_keys_school_id_signature'), 'table_keys', ['school_id', 'signature'], unique=True)


def downgrade() -> None:
    op.drop_index(op.f('ix_table_keys_school_id_signature'), table_name='table_keys')
    op.drop_table('table_keys')
