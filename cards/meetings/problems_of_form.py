"""Sentences for what is wrong when an invitation is designed: figures, questions, forms of meeting, pictures."""

from locales import N_

TEXTS = {
    "no_word": N_("Write a word to look for, for instance waiting list."),
    "figure_not_found": N_("I know no figure with «{words}». Try a shorter word."),
    "figure_without_values": N_("There is such a figure, but the school has no values of it yet: «{words}»."),
    "too_many_questions": N_("Choose at most {most} questions. Fewer questions give a better conversation."),
    "form_minutes": N_("The parts take {given} minutes in all. A meeting takes from {least} to {most}."),
    "picture_words_missing": N_("Write in a few words what the picture shows."),
    "picture_no_proposal": N_("Write first what the meeting is about. Then send the picture again."),
    "picture_many_pixels": N_("The picture is too large: {megapixels} megapixels. I take up to {most}."),
    "picture_many_bytes": N_("The file is too large. I take pictures up to {megabytes} MB."),
    "picture_kind": N_("I cannot read this as a picture. Send it as JPEG or PNG."),
    "picture_broken": N_("The picture is damaged, or not whole. Send it once more."),
    "picture_shape": N_("The picture is too small or too narrow to be seen in an invitation. Send another."),
}
