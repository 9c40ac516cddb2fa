"""Presses about people."""

from cards.verbs import SCHOOL, Verb

HELP = Verb("help.show", about=(SCHOOL,), shows=True, for_one=False)
# ``arg``: the text or the encoded press to go on with
SCHOOL_PICK = Verb("school.pick", about=(SCHOOL,), for_one=True)
LEAD_CLAIM = Verb("lead.claim", about=(SCHOOL,))
# ``arg``: claimant
LEAD_CONFIRM = Verb("lead.confirm", about=(SCHOOL,))
# who added the bot
LEAD_MYSELF = Verb("lead.myself", about=(SCHOOL,))
# who added the bot
LEAD_HAND_OVER = Verb("lead.hand_over", about=(SCHOOL,), inputs=("person",))
# ``arg``: page
PEOPLE_SHOW = Verb("people.show", about=(SCHOOL,), shows=True, for_one=True)
# ``arg``: page
PEOPLE_SAVE = Verb("people.save", about=(SCHOOL,), inputs=("role_*",))
SETTINGS_SHOW = Verb("settings.show", about=(SCHOOL,), shows=True, for_one=True)
SETTINGS_SAVE = Verb(
    "settings.save",
    about=(SCHOOL,),
    inputs=("copies", "language", "leaders_vote?", "limit?", "remark_days?", "school_language?", "subject"),
)
COPIES_OFF = Verb("copies.off", about=(SCHOOL,))
COPIES_ON = Verb("copies.on", about=(SCHOOL,))
# ``arg``: the intent that was meant, "|", and what was said
MEANT = Verb("said.meant", about=(SCHOOL,))
# ``arg``: the language that was written
LANGUAGE_KEEP = Verb("language.keep", about=(SCHOOL,), for_one=True)
LANGUAGE_SHOW = Verb("language.show", about=(SCHOOL,), shows=True, for_one=True)
MORE_SHOW = Verb("more.show", about=(SCHOOL,), shows=True, for_one=True)
MORE_GO = Verb("more.go", about=(SCHOOL,), inputs=("what",), for_one=True)
