"""Figures that explain themselves: scopes, limits, imports, what a school keeps, its year."""

from alembic import op
import sqlalchemy as sa


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

WORDS = (("eyes", ""), ("picture", ""), ("picture_alt", ""), ("chart", "trend"))
TIMES = ("invite_at", "prepare_at", "nudge_at", "vote_at")


def upgrade() -> None:
    # Columns are added and dropped one by one: batch mode would make the table anew on SQLite, and dropping the old one
    # would take with it, by their foreign keys, the rounds and boxes of its meetings.
    for name, default in WORDS:
        op.add_column('meetings', sa.Column(name, sa.Text(), server_default=default, nullable=False))
    for name in TIMES:
        op.add_column('meetings', sa.Column(name, sa.DateTime(timezone=True), nullable=True))

    # Nothing refers to figures, so they are moved to a new table on both databases.
    op.rename_table('figures', 'figures_before')
    if op.get_bind().dialect.name == 'postgresql':
        for kind in ('pk_figures', 'fk_figures_school_id'):
            op.execute(f'ALTER TABLE figures_before RENAME CONSTRAINT {kind} TO {kind}_before')
    op.create_table('figures',
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('indicator_id', sa.Text(), nullable=False),
    sa.Column('year', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('scope', sa.Text(), server_default='school', nullable=False),
    sa.Column('value', sa.Double(), nullable=False),
    sa.Column('answers', sa.Integer(), nullable=True),
    sa.Column('source', sa.Text(), server_default='', nullable=False),
    sa.Column('counted_on', sa.Date(), nullable=True),
    sa.Column('derived', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_figures_school_id')),
    sa.PrimaryKeyConstraint('school_id', 'indicator_id', 'year', 'scope', name=op.f('pk_figures'))
    )
    _move('figures_before', 'figures')
    # From here on what must not be shown is not kept either.
    op.execute('UPDATE figures SET value = 0, answers = 0 WHERE answers < 5')

    op.create_table('statistics',
    sa.Column('digest', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('fetched_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_statistics'))
    )
    op.create_table('limits',
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('indicator_id', sa.Text(), nullable=False),
    sa.Column('good_from', sa.Double(), nullable=True),
    sa.Column('lift_below', sa.Double(), nullable=True),
    sa.Column('yardstick', sa.Text(), server_default='', nullable=False),
    sa.Column('margin', sa.Double(), nullable=False),
    sa.Column('set_by', sa.Text(), server_default='', nullable=False),
    sa.Column('set_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_limits_school_id')),
    sa.PrimaryKeyConstraint('school_id', 'indicator_id', name=op.f('pk_limits'))
    )
    op.create_table('imports',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('digest', sa.Text(), nullable=False),
    sa.Column('file_name', sa.Text(), server_default='', nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('by', sa.Text(), server_default='', nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('figures', sa.Text(), nullable=False),
    sa.Column('changes', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_imports_school_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_imports'))
    )
    op.create_index(op.f('ix_imports_school_id_state_at'), 'imports', ['school_id', 'state', 'at'], unique=False)
    op.create_table('own_questions',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('characteristic_id', sa.Text(), server_default='', nullable=False),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('digest', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_own_questions_school_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_own_questions')),
    sa.UniqueConstraint('school_id', 'digest', name=op.f('uq_own_questions_school_id_digest'))
    )
    op.create_table('own_forms',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('phases', sa.Text(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_own_forms_school_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_own_forms'))
    )
    op.create_index(op.f('ix_own_forms_school_id'), 'own_forms', ['school_id'], unique=False)
    op.create_table('pictures',
    sa.Column('digest', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('png', sa.LargeBinary(), nullable=False),
    sa.Column('width', sa.Integer(), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_pictures_school_id')),
    sa.PrimaryKeyConstraint('digest', 'school_id', name=op.f('pk_pictures'))
    )
    op.create_table('school_days',
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_school_days_school_id')),
    sa.PrimaryKeyConstraint('school_id', 'first', 'last', 'kind', name=op.f('pk_school_days'))
    )
    op.create_table('year_slots',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('school_year', sa.Integer(), nullable=False),
    sa.Column('characteristic_id', sa.Text(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('minute_of_day', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), server_default='', nullable=False),
    sa.Column('state', sa.Text(), server_default='', nullable=False),
    sa.Column('meeting_id', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_year_slots_school_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_year_slots'))
    )
    op.create_index(op.f('ix_year_slots_school_id_school_year'), 'year_slots', ['school_id', 'school_year'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_year_slots_school_id_school_year'), table_name='year_slots')
    op.drop_table('year_slots')
    op.drop_table('school_days')
    op.drop_table('pictures')
    op.drop_index(op.f('ix_own_forms_school_id'), table_name='own_forms')
    op.drop_table('own_forms')
    op.drop_table('own_questions')
    op.drop_index(op.f('ix_imports_school_id_state_at'), table_name='imports')
    op.drop_table('imports')
    op.drop_table('limits')
    op.drop_table('statistics')

    op.rename_table('figures', 'figures_after')
    if op.get_bind().dialect.name == 'postgresql':
        for kind in ('pk_figures', 'fk_figures_school_id'):
            op.execute(f'ALTER TABLE figures_after RENAME CONSTRAINT {kind} TO {kind}_after')
    op.create_table('figures',
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('indicator_id', sa.Text(), nullable=False),
    sa.Column('year', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('value', sa.Double(), nullable=False),
    sa.Column('answers', sa.Integer(), nullable=True),
    sa.Column('source', sa.Text(), server_default='', nullable=False),
    sa.Column('counted_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_figures_school_id')),
    sa.PrimaryKeyConstraint('school_id', 'indicator_id', 'year', name=op.f('pk_figures'))
    )
    _move('figures_after', 'figures', "WHERE scope = 'school'")

    for name in (*TIMES, *(word for word, _ in WORDS)):
        op.drop_column('meetings', name)


def _move(source: str, target: str, where: str = '') -> None:
    columns = 'school_id, indicator_id, year, value, answers, source, counted_on'
    op.execute(f'INSERT INTO {target} ({columns}) SELECT {columns} FROM {source} {where}')
    op.drop_table(source)
