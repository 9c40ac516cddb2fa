"""Every press there is, by name. What a button carries with it is in ``cards/verbs.py``."""

from __future__ import annotations

from enum import StrEnum


class Verb(StrEnum):
    """Every press there is."""

    HELP = "help.show"
    SCHOOL_PICK = "school.pick"  # ref: school; arg: the text or the encoded press to go on with
    # arriving and people
    LEAD_CLAIM = "lead.claim"  # ref: school
    LEAD_CONFIRM = "lead.confirm"  # ref: school; arg: claimant
    LEAD_MYSELF = "lead.myself"  # the installer; ref: school
    LEAD_HAND_OVER = "lead.hand_over"  # the installer; ref: school; input: person
    PEOPLE_SHOW = "people.show"  # ref: school; arg: page
    PEOPLE_SAVE = "people.save"  # ref: school; arg: page; inputs: role_<person>
    SETTINGS_SHOW = "settings.show"  # ref: school
    SETTINGS_SAVE = "settings.save"  # ref: school; inputs: language, copies, limit, school_language, leaders_vote
    LIMITS_SHOW = "limits.show"  # ref: school; arg or input "indicator": the one to change, "" for the list
    LIMITS_SAVE = "limits.save"  # ref: school; arg: indicator; inputs: against, good, lift, apart, reach
    LIMITS_CLEAR = "limits.clear"  # ref: school; arg: indicator
    # catalogue and figures
    CATALOGUE_LIST = "catalogue.list"  # ref: school
    CATALOGUE_SHOW = "catalogue.show"  # ref: school; arg: characteristic
    CATALOGUE_TAKE = "catalogue.take"  # ref: school; arg: id of the previewed file
    CATALOGUE_BUILT_IN = "catalogue.built_in"  # ref: school
    FIGURES_SHOW = "figures.show"  # ref: school; arg: characteristic or ""
    FIGURES_EXPLAIN = "figures.explain"  # ref: meeting
    IMPORT_READ = "import.read"  # ref: school; the file that was sent before the question which school
    IMPORT_TAKE = "import.take"  # ref: school; arg: import
    IMPORT_LAST = "import.last"  # ref: school
    IMPORT_UNDO = "import.undo"  # ref: school; arg: import
    SURVEYS_SHOW = "surveys.show"  # ref: school; input: language
    OVERVIEW_SHOW = "overview.show"  # ref: school; arg: which rows are drawn, 0 the newest
    CHART_TEXT = "chart.text"  # ref: subject; arg: what ("trend", "result-1", "result-2"): "Vis som tekst"
    # planning
    MEETING_PLAN = "meeting.plan"  # ref: school; arg: characteristic or ""
    MEETING_LIST = "meeting.list"  # ref: school
    MEETING_SEND = "meeting.send"  # ref: meeting (dialog)
    MEETING_EDIT = "meeting.edit"  # ref: meeting (dialog)
    MEETING_SAVE = "meeting.save"  # ref: meeting (dialog)
    MEETING_BACK = "meeting.back"  # ref: meeting (dialog)
    MEETING_DISCARD = "meeting.discard"  # ref: meeting (dialog)
    MEETING_PREVIEW = "meeting.preview"  # ref: meeting (dialog)
    MEETING_FIND = "meeting.find"  # ref: meeting (dialog); the form's inputs and find: look for figures by a word
    MEETING_QUESTIONS = "meeting.questions"  # ref: meeting (dialog); the form's inputs: show the library of questions
    MEETING_QUESTIONS_SAVE = "meeting.questions_save"  # ref: meeting (dialog); inputs: picked, own
    MEETING_SHAPE = "meeting.shape"  # ref: meeting (dialog); the form's inputs: show the forms of meetings
    MEETING_SHAPE_SAVE = "meeting.shape_save"  # ref: meeting (dialog); arg: "" or own; inputs: form, m_<phase>, name
    MEETING_PICTURE = "meeting.picture"  # ref: meeting (dialog); arg: digest, or "" for none; input: shows
    MEETING_MOVE = "meeting.move"  # ref: meeting
    MEETING_MOVE_SAVE = "meeting.move_save"  # ref: meeting; inputs: date, time, minutes, place
    MEETING_CANCEL = "meeting.cancel"  # ref: meeting
    MEETING_CANCEL_SAVE = "meeting.cancel_save"  # ref: meeting; input: reason
    MEETING_PREPARE = "place.start"  # ref: meeting, or "" with arg: characteristic
    TIMES_SHOW = "times.show"  # ref: meeting: the times around it
    TIMES_SAVE = "times.save"  # ref: meeting; inputs: invite_date, invite_time, prepare_*, nudge_*, vote
    TIMES_PROPOSE = "times.propose"  # ref: meeting: the proposed times again
    COPIES_OFF = "copies.off"  # ref: school
    COPIES_ON = "copies.on"  # ref: school
    # the year
    DAYS_SHOW = "days.show"  # ref: school: skoleruta
    DAYS_SAVE = "days.save"  # ref: school; input: days
    YEAR_SHOW = "year.show"  # ref: school; arg: the year that the school year begins in, or ""
    YEAR_SAVE = "year.save"  # ref: school; arg: year; inputs: do_<slot>, day_<slot>
    YEAR_PROPOSE = "year.propose"  # ref: school; arg: year
    # the meeting
    CONDUCTOR = "meeting.conduct"  # ref: meeting
    MEETING_START = "meeting.start"  # ref: meeting
    ROUND_OPEN = "round.open"  # ref: meeting; arg: number
    VOTE = "vote.cast"  # ref: round; arg: 0-4 or prepared, then :now of a leader who does not wait
    VOTE_MINE = "vote.mine"  # ref: round: "Vis stemmen min"; arg: sentences, to tick before the level
    VOTE_HIDE = "vote.hide"  # ref: round
    VOTE_CHANGE = "vote.change"  # ref: round: back to the choices
    VOTE_REFRESH = "vote.refresh"  # ref: round; sent by clients, never an action of a person
    VOTE_TICKS = "vote.ticks"  # ref: round; rev; arg: "" or :now; inputs: ticks1..ticks4 (by comma), level
    ROUND_CLOSE = "round.close"  # ref: round
    ROUND_SHOW = "round.show"  # ref: round
    CONSENT_ASK = "consent.ask"  # ref: meeting
    CONSENT_ANSWER = "consent.answer"  # ref: meeting; arg: yes | no
    HANDS_FORM = "hands.form"  # ref: meeting
    HANDS_SAVE = "hands.save"  # ref: meeting; inputs: level1..level4, unsure
    AGREE_FORM = "agree.form"  # ref: meeting
    AGREE_SAVE = "agree.save"  # ref: meeting; inputs: level, aim, review, reasons
    AGREE_NOT = "agree.not"  # ref: meeting; inputs: review, reasons
    MEETING_END = "meeting.end"  # ref: meeting
    MEETING_END_SAVE = "meeting.end_save"  # ref: meeting: yes, end it although something is missing
    # placing the school (dialog; ref: the meeting or the school; subject: the meeting, or "characteristic:<id>")
    PLACE_ANSWER = "place.answer"  # arg: <subject>|<level>, or that and |sure; inputs: a_<sentence>, example
    PLACE_BACK = "place.back"  # arg: <subject>|<level or "level" (the last step)>; the same inputs
    PLACE_LATER = "place.later"  # the same
    PLACE_SAVE = "place.save"  # arg: <subject>|level, or that and |sure; inputs: level, thought
    PLACE_SHOW = "place.show"  # arg: <subject>: what I answered
    PLACE_DELETE = "place.delete"  # arg: <subject>
    # the phases of a meeting; ref: meeting, rev: version of its course
    PHASE_NEXT = "phase.next"
    PHASE_BACK = "phase.back"
    PHASE_PAUSE = "phase.pause"
    PHASE_RESUME = "phase.resume"
    PHASE_LONGER = "phase.longer"  # five more minutes
    MEETING_MORE = "meeting.more"  # ref: meeting: the leader's other ways
    PHASE_REFRESH = "phase.refresh"  # ref: meeting; the shared card, shown anew
    HERE = "here.press"  # ref: meeting: "Jeg er her"
    CATCH_UP_SHOW = "catch_up.show"  # ref: meeting
    THOUGHT_SAVE = "thought.save"  # ref: meeting; n: nonce; arg: "" or sure; input: thought
    # groups
    GROUPS_FORM = "groups.form"  # ref: meeting
    GROUPS_DRAW = "groups.draw"  # ref: meeting; inputs: size, by, parts
    GROUP_MINE = "group.mine"  # ref: meeting: my group's card
    GROUP_SAVE = "group.save"  # n: meeting; ref: group; rev; arg: "" or sure; inputs: finding, done
    # ideas
    IDEAS_OPEN = "ideas.open"  # ref: meeting
    IDEAS_SHOW = "ideas.show"  # ref: meeting; the leader's card of the ideas
    IDEA_ADD = "idea.add"  # ref: meeting; n: id of the new idea; arg: "" or sure; input: idea
    IDEAS_MINE = "ideas.mine"  # ref: meeting: my own, to withdraw
    IDEA_WITHDRAW = "idea.withdraw"  # ref: meeting; arg: idea
    IDEAS_JOIN_FORM = "ideas.join_form"  # ref: meeting
    IDEAS_JOIN = "ideas.join"  # ref: meeting; arg: ids by comma (a suggestion), or input: picked
    IDEA_PART = "idea.part"  # ref: meeting; arg: idea: take it out of what it was put together with
    DOTS_OPEN = "dots.open"  # ref: meeting
    DOTS_FORM = "dots.form"  # ref: meeting
    DOTS_SAVE = "dots.save"  # ref: meeting; input: dots
    DOTS_CLOSE = "dots.close"  # ref: meeting
    IDEA_MEASURE = "idea.measure"  # ref: meeting; arg: idea: the form of a measure, filled in
    # the wall
    WALL_SHOW = "wall.show"  # ref: meeting
    WORDS_GIVE = "words.give"  # ref: meeting; input: people: one-time words for those without Teams at hand
    # the minutes (ref: the meeting)
    MINUTES_LIST = "minutes.list"  # ref: school; arg: how many newer ones to leave out, or ""
    MINUTES_SHOW = "minutes.show"
    MINUTES_FORM = "minutes.form"
    MINUTES_SAVE = "minutes.save"  # rev; arg: "" or sure; inputs: findings
    MINUTES_SHARE = "minutes.share"  # rev: open them for remarks
    MINUTES_READ = "minutes.read"  # links to the documents, good for a quarter of an hour
    REMARK_SAVE = "remark.save"  # n: id of the remark; arg: "" or sure; input: remark
    TEMPLATE_SHOW = "template.show"  # ref: school
    TEMPLATE_DROP = "template.drop"  # ref: school: the built-in one again
    # measures
    MEASURE_FORM = "measure.form"  # ref: meeting (or school)
    MEASURE_SAVE = "measure.save"  # ref: meeting; n: id of the new measure; inputs: title, owner, due, effect
    MEASURE_LIST = "measure.list"  # ref: school
    MEASURE_MINE = "measure.mine"  # ref: school
    MEASURE_SHOW = "measure.show"  # ref: measure
    PROGRESS = "measure.progress"  # ref: measure; rev: version; arg: on_track | slow | stuck | done; input: note
    MEASURE_HELP = "measure.help"  # ref: measure
    DUE_FORM = "measure.due_form"  # ref: measure
    DUE_SAVE = "measure.due_save"  # ref: measure; input: due
    MEASURE_EDIT = "measure.edit"  # ref: measure: the whole form, filled in
    MEASURE_CHANGE = (
        "measure.change"  # ref: measure; rev; inputs as of MEASURE_SAVE, helpers, steps, from, to, seen_in, look
    )
    MEASURE_STEP = "measure.step"  # ref: measure; rev; input: steps (numbers of those that are done)
    MEASURE_GIVE_FORM = "measure.give_form"  # ref: measure
    MEASURE_GIVE = "measure.give"  # ref: measure; rev; inputs: owner, note
    MEASURE_HISTORY = "measure.history"  # ref: measure
    MEASURE_KEEP = "measure.keep"  # ref: measure; rev; arg: keep | drop | done, then :meeting it was looked at for
    MEASURES_AGAIN = "measure.again"  # ref: meeting; arg: measure or "": the last time's measures, one by one
    TOGETHER_SAVE = "together.save"  # ref: school; arg: <measure>:<rev> by comma; inputs: p_<measure>
    RHYTHM_SHOW = "rhythm.show"  # ref: school: when I may be reminded
    RHYTHM_SAVE = "rhythm.save"  # ref: school; rev; inputs: days, begin, end, wants, pause
    REMINDERS_SHOW = "reminders.show"  # ref: school: how the school reminds
    REMINDERS_SAVE = "reminders.save"  # ref: school; rev; inputs: ahead, after, digest, overdue
    EFFECT_SHOW = "effect.show"  # ref: meeting: before and after
    MEETING_AGAIN = "meeting.again"  # ref: a held meeting: propose the same one again
    # good practice and packages
    PRACTICE_LIST = "practice.list"  # ref: school; arg: characteristic or ""; input: word
    PRACTICE_SHOW = "practice.show"  # ref: practice
    PRACTICE_FORM = "practice.form"  # ref: measure, or a practice of one's own school
    PRACTICE_SAVE = (
        "practice.save"  # ref: measure or practice; n: id; rev; arg: "" or sure; inputs: title, did, changed, again
    )
    PRACTICE_SHARE = "practice.share"  # ref: practice; rev; arg: yes | no
    PRACTICE_DROP = "practice.drop"  # ref: practice
    PRACTICE_THANK = "practice.thank"  # ref: practice
    PRACTICE_TAKE = "practice.take"  # ref: practice: the form of a measure, filled in
    PACKAGE_SHOW = "package.show"  # ref: school: what a package would hold, and its file
    PACKAGE_TAKE = "package.take"  # ref: school; arg: offer; input: parts
    # the owner (municipality)
    OWNERS_SHOW = "owners.show"  # ref: school; inputs (of the form, while looking for a name): word, owners, days
    OWNERS_SAVE = "owners.save"  # ref: school; arg: ids of the owners that were shown; inputs: owners, days
    RELEASE_FORM = "release.form"  # ref: school
    RELEASE_SAVE = "release.save"  # ref: school; arg: "" or sure; inputs: characteristics, parts
    RELEASE_REVOKE = "release.revoke"  # ref: school; input: releases
    OWNED_SHOW = "owned.show"  # ref: school or ""; arg: page; inputs: school, word: the owner's own overview
    OWNED_REPORT = "owned.report"  # ref: school or ""; arg: form, to choose first; inputs: language, year
    # taking it along, and what concerns me
    EXPORT_SHOW = "export.show"  # ref: school
    MY_DATA_SHOW = "my_data.show"
    MY_DATA_DELETE = "my_data.delete"  # asks first
    MY_DATA_DELETE_SURE = "my_data.delete_sure"
    KEEPING_SHOW = "keeping.show"  # ref: school: how long what is kept, and what was deleted
    KEEPING_SAVE = "keeping.save"  # ref: school; input: years; or arg: years, said yes to


DIALOG_VERBS = frozenset(
    {
        Verb.MEETING_SEND,
        Verb.MEETING_EDIT,
        Verb.MEETING_SAVE,
        Verb.MEETING_BACK,
        Verb.MEETING_DISCARD,
        Verb.MEETING_PREVIEW,
        Verb.MEETING_FIND,
        Verb.MEETING_QUESTIONS,
        Verb.MEETING_QUESTIONS_SAVE,
        Verb.MEETING_SHAPE,
        Verb.MEETING_SHAPE_SAVE,
        Verb.MEETING_PICTURE,
        Verb.PLACE_ANSWER,
        Verb.PLACE_BACK,
        Verb.PLACE_LATER,
        Verb.PLACE_SAVE,
    }
)  # sent as Action.Submit, handled by the dialogs
