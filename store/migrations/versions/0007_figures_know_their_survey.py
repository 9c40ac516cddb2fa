"""Figures know their survey, their group and their place."""

from alembic import op
import sqlalchemy as sa

from domain.figures.instruments import instrument_said


revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

BEFORE = ('school_id', 'indicator_id', 'year', 'scope', 'value', 'answers', 'source', 'counted_on', 'derived')


def upgrade() -> None:
    # Nothing refers to figures, so they are moved to a new table on both databases: the primary key grows.
    _aside('figures_before')
    op.create_table('figures',
    *_columns(),
    sa.Column('instrument', sa.Text(), server_default='', nullable=False),
    sa.Column('group', sa.Text(), server_default='', nullable=False),
    sa.Column('place', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_figures_school_id')),
    sa.PrimaryKeyConstraint('school_id', 'indicator_id', 'year', 'scope', 'instrument', 'group',
                            name=op.f('pk_figures'))
    )
    columns = ', '.join(BEFORE)
    op.execute(f'INSERT INTO figures ({columns}) SELECT {columns} FROM figures_before')
    op.drop_table('figures_before')
    # Figures that count answers come from a survey; which one, their source says where anything does.
    figures = sa.table('figures', *(sa.column(name) for name in ('source', 'answers', 'instrument')))
    sources = op.get_bind().execute(
        sa.select(figures.c.source).where(figures.c.answers.is_not(None)).distinct()
    ).scalars().all()
    for source in sources:
        if name := instrument_said(source):
            op.execute(
                sa.update(figures)
                .where(figures.c.source == source, figures.c.answers.is_not(None))
                .values(instrument=name)
            )


def downgrade() -> None:
    _aside('figures_after')
    op.create_table('figures',
    *_columns(),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_figures_school_id')),
    sa.PrimaryKeyConstraint('school_id', 'indicator_id', 'year', 'scope', name=op.f('pk_figures'))
    )
    columns = ', '.join(BEFORE)
    # Of several there is room for one: that of all, else the one with the most answers.
    op.execute(
        f'INSERT INTO figures ({columns}) SELECT {columns} FROM (SELECT *, row_number() OVER ('
        'PARTITION BY school_id, indicator_id, year, scope '
        'ORDER BY CASE WHEN "group" = \'\' THEN 0 ELSE 1 END, answers DESC, instrument, "group") AS place_in_line '
        'FROM figures_after) AS kept WHERE place_in_line = 1'
    )
    op.drop_table('figures_after')


def _aside(name: str) -> None:
    op.rename_table('figures', name)
    if op.get_bind().dialect.name == 'postgresql':
        for kind in ('pk_figures', 'fk_figures_school_id'):
            op.execute(f'ALTER TABLE {name} RENAME CONSTRAINT {kind} TO {kind}_{name}')


def _columns() -> list[sa.Column]:
    return [
        sa.Column('school_id', sa.Text(), nullable=False),
        sa.Column('indicator_id', sa.Text(), nullable=False),
        sa.Column('year', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('scope', sa.Text(), server_default='school', nullable=False),
        sa.Column('value', sa.Double(), nullable=False),
        sa.Column('answers', sa.Integer(), nullable=True),
        sa.Column('source', sa.Text(), server_default='', nullable=False),
        sa.Column('counted_on', sa.Date(), nullable=True),
        sa.Column('derived', sa.Boolean(), server_default=sa.false(), nullable=False),
    ]
