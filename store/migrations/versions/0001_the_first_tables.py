"""The first tables."""

from alembic import op
import sqlalchemy as sa


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('charts',
    sa.Column('digest', sa.Text(), nullable=False),
    sa.Column('spec', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_charts'))
    )
    op.create_table('dialogs',
    sa.Column('conversation_id', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('conversation_id', 'person_id', name=op.f('pk_dialogs'))
    )
    op.create_table('inbox',
    sa.Column('conversation_id', sa.Text(), nullable=False),
    sa.Column('activity_id', sa.Text(), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('conversation_id', 'activity_id', name=op.f('pk_inbox'))
    )
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_inbox_seen_at'), ['seen_at'], unique=False)

    op.create_table('people',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('tenant_id', sa.Text(), nullable=False),
    sa.Column('aad_id', sa.Text(), nullable=False),
    sa.Column('user_id', sa.Text(), server_default='', nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('given_name', sa.Text(), server_default='', nullable=False),
    sa.Column('language', sa.Text(), nullable=True),
    sa.Column('conversation_id', sa.Text(), nullable=True),
    sa.Column('service_url', sa.Text(), server_default='', nullable=False),
    sa.Column('reachable', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.Column('personal_copies', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.Column('welcomed', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('version', sa.Integer(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_people')),
    sa.UniqueConstraint('tenant_id', 'aad_id', name=op.f('uq_people_tenant_id_aad_id'))
    )
    op.create_table('schools',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('tenant_id', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), server_default='', nullable=False),
    sa.Column('team_id', sa.Text(), nullable=False),
    sa.Column('channel_id', sa.Text(), nullable=False),
    sa.Column('service_url', sa.Text(), server_default='', nullable=False),
    sa.Column('bot_id', sa.Text(), server_default='', nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('zone', sa.Text(), nullable=False),
    sa.Column('active', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.Column('whole_team', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.Column('ballot_limit', sa.Integer(), server_default='5', nullable=False),
    sa.Column('installer_id', sa.Text(), nullable=True),
    sa.Column('claimant_id', sa.Text(), nullable=True),
    sa.Column('roster_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='0', nullable=False),
    sa.Column('bound_to', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_schools')),
    sa.UniqueConstraint('tenant_id', 'team_id', 'bound_to', name=op.f('uq_schools_tenant_id_team_id_bound_to'))
    )
    op.create_table('catalogue_offers',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('put_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_catalogue_offers_school_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_catalogue_offers'))
    )
    with op.batch_alter_table('catalogue_offers', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_catalogue_offers_school_id'), ['school_id'], unique=False)

    op.create_table('catalogues',
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('put_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_catalogues_school_id')),
    sa.PrimaryKeyConstraint('school_id', 'version', name=op.f('pk_catalogues'))
    )
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
    op.create_table('meetings',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('characteristic_id', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('created_by', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('place', sa.Text(), server_default='', nullable=False),
    sa.Column('form', sa.Text(), nullable=False),
    sa.Column('problem', sa.Text(), server_default='', nullable=False),
    sa.Column('unseen', sa.Text(), server_default='', nullable=False),
    sa.Column('comment', sa.Text(), server_default='', nullable=False),
    sa.Column('indicators', sa.Text(), nullable=False),
    sa.Column('questions', sa.Text(), nullable=False),
    sa.Column('catalogue_version', sa.Integer(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='0', nullable=False),
    sa.Column('agreed', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('agreed_level', sa.Integer(), nullable=True),
    sa.Column('agreed_aim', sa.Integer(), nullable=True),
    sa.Column('agreed_review_on', sa.Date(), nullable=True),
    sa.Column('agreed_reasons', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_meetings_school_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_meetings'))
    )
    with op.batch_alter_table('meetings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_meetings_school_id_starts_at'), ['school_id', 'starts_at'], unique=False)

    op.create_table('members',
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Text(), nullable=False),
    sa.Column('role', sa.String(length=32), nullable=False),
    sa.Column('here', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_members_person_id')),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_members_school_id')),
    sa.PrimaryKeyConstraint('school_id', 'person_id', name=op.f('pk_members'))
    )
    with op.batch_alter_table('members', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_members_person_id'), ['person_id'], unique=False)

    op.create_table('notices',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('subject_id', sa.Text(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Text(), nullable=True),
    sa.Column('data', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('attempts', sa.Integer(), server_default='0', nullable=False),
    sa.Column('lease_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('error', sa.Text(), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_notices_school_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notices')),
    sa.UniqueConstraint('key', name=op.f('uq_notices_key'))
    )
    with op.batch_alter_table('notices', schema=None) as batch_op:
        batch_op.create_index('ix_notices_due', ['due_at', 'id'], unique=False, sqlite_where=sa.text("state = 'pending'"), postgresql_where=sa.text("state = 'pending'"))
        batch_op.create_index(batch_op.f('ix_notices_school_id'), ['school_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_notices_subject_id'), ['subject_id'], unique=False)

    op.create_table('posts',
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('subject_id', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('conversation_id', sa.Text(), nullable=False),
    sa.Column('activity_id', sa.Text(), nullable=False),
    sa.Column('service_url', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_posts_school_id')),
    sa.PrimaryKeyConstraint('kind', 'subject_id', 'person_id', name=op.f('pk_posts'))
    )
    with op.batch_alter_table('posts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_posts_subject_id'), ['subject_id'], unique=False)

    op.create_table('box_keys',
    sa.Column('meeting_id', sa.Text(), nullable=False),
    sa.Column('key', sa.LargeBinary(length=32), nullable=False),
    sa.Column('mark', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_box_keys_meeting_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('meeting_id', name=op.f('pk_box_keys'))
    )
    op.create_table('measures',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('school_id', sa.Text(), nullable=False),
    sa.Column('meeting_id', sa.Text(), nullable=True),
    sa.Column('characteristic_id', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), server_default='', nullable=False),
    sa.Column('owner_id', sa.Text(), nullable=False),
    sa.Column('due', sa.Date(), nullable=False),
    sa.Column('effect', sa.Text(), server_default='', nullable=False),
    sa.Column('progress', sa.String(length=32), nullable=False),
    sa.Column('note', sa.Text(), server_default='', nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_by', sa.Text(), server_default='', nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_measures_meeting_id')),
    sa.ForeignKeyConstraint(['owner_id'], ['people.id'], name=op.f('fk_measures_owner_id')),
    sa.ForeignKeyConstraint(['school_id'], ['schools.id'], name=op.f('fk_measures_school_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_measures'))
    )
    with op.batch_alter_table('measures', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_measures_meeting_id'), ['meeting_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_measures_school_id_due'), ['school_id', 'due'], unique=False)

    op.create_table('rounds',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('meeting_id', sa.Text(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=32), nullable=False),
    sa.Column('mode', sa.String(length=32), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), server_default='0', nullable=False),
    sa.Column('level_1', sa.Integer(), nullable=True),
    sa.Column('level_2', sa.Integer(), nullable=True),
    sa.Column('level_3', sa.Integer(), nullable=True),
    sa.Column('level_4', sa.Integer(), nullable=True),
    sa.Column('unsure', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['meeting_id'], ['meetings.id'], name=op.f('fk_rounds_meeting_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rounds')),
    sa.UniqueConstraint('meeting_id', 'number', name=op.f('uq_rounds_meeting_id_number'))
    )
    op.create_table('boxes',
    sa.Column('meeting_id', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['box_keys.meeting_id'], name=op.f('fk_boxes_meeting_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('meeting_id', 'name', name=op.f('pk_boxes'))
    )


def downgrade() -> None:
    op.drop_table('boxes')
    op.drop_table('rounds')
    with op.batch_alter_table('measures', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_measures_school_id_due'))
        batch_op.drop_index(batch_op.f('ix_measures_meeting_id'))

    op.drop_table('measures')
    op.drop_table('box_keys')
    with op.batch_alter_table('posts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_posts_subject_id'))

    op.drop_table('posts')
    with op.batch_alter_table('notices', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_notices_subject_id'))
        batch_op.drop_index(batch_op.f('ix_notices_school_id'))
        batch_op.drop_index('ix_notices_due', sqlite_where=sa.text("state = 'pending'"), postgresql_where=sa.text("state = 'pending'"))

    op.drop_table('notices')
    with op.batch_alter_table('members', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_members_person_id'))

    op.drop_table('members')
    with op.batch_alter_table('meetings', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_meetings_school_id_starts_at'))

    op.drop_table('meetings')
    op.drop_table('figures')
    op.drop_table('catalogues')
    with op.batch_alter_table('catalogue_offers', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_catalogue_offers_school_id'))

    op.drop_table('catalogue_offers')
    op.drop_table('schools')
    op.drop_table('people')
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_inbox_seen_at'))

    op.drop_table('inbox')
    op.drop_table('dialogs')
    op.drop_table('charts')
