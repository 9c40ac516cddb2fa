"""Presses about meetings."""

from cards.verbs import MEETING, SCHOOL, Verb

# the form of a draft stands on two cards; older cards have all of it on one
_FORM = (
    "characteristic?",
    "chart?",
    "comment?",
    "date?",
    "eyes?",
    "find?",
    "form?",
    "indicators?",
    "minutes?",
    "picture_alt?",
    "place?",
    "problem?",
    "q1?",
    "q2?",
    "q3?",
    "time?",
    "unseen?",
)

# ``arg``: characteristic or "", and "|" with the id of a meeting whose time it takes
MEETING_PLAN = Verb("meeting.plan", about=(SCHOOL,))
# the meeting that is natural next, proposed as it is
MEETING_READY = Verb("meeting.ready", about=(SCHOOL,), dialog=True)
MEETING_LIST = Verb("meeting.list", about=(SCHOOL,), shows=True, for_one=False)
# asks whether all of one's own drafts are to go
DRAFTS_ASK = Verb("drafts.ask", about=(SCHOOL,), shows=True)
# ``arg``: when it was asked; what was made since stays
DRAFTS_DISCARD = Verb("drafts.discard", about=(SCHOOL,))
MEETING_SEND = Verb("meeting.send", about=(MEETING,), dialog=True)
MEETING_EDIT = Verb("meeting.edit", about=(MEETING,), dialog=True)
# ``arg`` of these: the part of the form, "" where a card has the whole of it, missing where it asks for the rest
MEETING_SAVE = Verb(
    "meeting.save",
    about=(MEETING,),
    inputs=_FORM,
    dialog=True,
)
# keeps what stands in one part of the form, and shows the other; ``arg``: the part that it stands on
MEETING_OTHER = Verb(
    "meeting.other",
    about=(MEETING,),
    inputs=_FORM,
    dialog=True,
)
MEETING_BACK = Verb("meeting.back", about=(MEETING,), dialog=True)
MEETING_DISCARD = Verb("meeting.discard", about=(MEETING,), dialog=True)
MEETING_PREVIEW = Verb("meeting.preview", about=(MEETING,), dialog=True)
# looks for figures by a word
MEETING_FIND = Verb(
    "meeting.find",
    about=(MEETING,),
    inputs=_FORM,
    dialog=True,
)
# keeps what stands in the form
MEETING_QUESTIONS = Verb(
    "meeting.questions",
    about=(MEETING,),
    inputs=_FORM,
    dialog=True,
)
MEETING_QUESTIONS_SAVE = Verb(
    "meeting.questions_save",
    about=(MEETING,),
    inputs=("away", "own", "picked_characteristic", "picked_own"),
    dialog=True,
)
# keeps what stands in the form
MEETING_SHAPE = Verb(
    "meeting.shape",
    about=(MEETING,),
    inputs=_FORM,
    dialog=True,
)
# ``arg``: "" or own
MEETING_SHAPE_SAVE = Verb("meeting.shape_save", about=(MEETING,), inputs=("away", "form", "m_*", "name"), dialog=True)
# ``arg``: digest, or "" for none
MEETING_PICTURE = Verb(
    "meeting.picture",
    about=(MEETING,),
    inputs=(*_FORM, "shows?"),
    dialog=True,
)
MEETING_MOVE = Verb("meeting.move", about=(MEETING,), shows=True)
MEETING_MOVE_SAVE = Verb("meeting.move_save", about=(MEETING,), inputs=("date", "minutes", "place", "time", "which?"))
MEETING_CANCEL = Verb("meeting.cancel", about=(MEETING,), shows=True)
MEETING_CANCEL_SAVE = Verb("meeting.cancel_save", about=(MEETING,), inputs=("reason", "which?"))
TIMES_SHOW = Verb("times.show", about=(MEETING,), shows=True)
TIMES_SAVE = Verb(
    "times.save",
    about=(MEETING,),
    inputs=("invite_date", "invite_time", "nudge_date", "nudge_time", "prepare_date", "prepare_time", "vote"),
)
TIMES_PROPOSE = Verb("times.propose", about=(MEETING,))
