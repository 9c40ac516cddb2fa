"""Rules that hold whatever the classifier says: what must never be done on a sentence, and what always comes first."""

from __future__ import annotations

import re

from dialogs.understanding.concepts import concepts_at
from dialogs.understanding.intents import INTENTS, Effect
from dialogs.understanding.masks import PERSON
from dialogs.understanding.text import folded, tokens

_I = re.IGNORECASE
_SEE = r"(?:ser|se|sjå|ser på|sett|vet|vite|veit|lese[rn]?|les|finne ut|sees?|know|read|tell|find out|look at|shown?)"
_MINE = (
    r"(?:jeg|eg|meg|mitt|min|mine|vi|svar\w*|stemm?\w*|røyst\w*|skriv\w*|skrev|i|me|my|mine|votes?|voted?|answers?|"
    r"write|wrote|said)"
)
_WHO = (
    r"(?:hvem|kven|noen|nokon|sjefen|rektor|leder\w*|leiar\w*|kommunen|andre|alle|kollega\w*|who|anyone|anybody|others|"
    r"boss|principal|everyone|they|colleagues?)"
)
_OURS = r"(?:vi|me|jeg|eg|dere|de|dykk|we|i|you|skolen|skulen)"  # of these it is asked for oneself, or all
PRIVACY = re.compile(
    r"\b(?:anonym\w*|personvern\w*|gdpr|hemmelig\w*|hemmeleg\w*|konfidensi\w*|taushet\w*|teieplikt\w*|privacy|"
    r"confidential\w*|anonymous\w*|secret|spor(?:es|bar\w*)|overvåk\w*|tracked|surveillance)\b"
    r"|\b(?:hvem ser hva|kven ser kva|who sees what|who can see what)\b"
    rf"|\b{_WHO}\b(?: \w+){{0,3}} {_SEE}\b(?: \w+){{0,4}} {_MINE}\b"
    rf"|\b(?:kan|blir|er|vert|can|could|will|is|are)\b(?: \w+){{0,3}} {_WHO}\b(?: \w+){{0,2}} {_SEE}\b"
    r"|\b(?:hva|kva|what)\b(?: \w+){0,3} \b(?:lagr\w+|stored|logg\w+|kept|recorded)\b"
    r"|\b(?:lagres|lagra|stored|recorded|logged)\b.*(?:\?|\b(?:om meg|mitt|mine|about me|my)\b)"
    r"|\b(?:kan|får|can|could|may) \w+ (?:få )?(?:se|sjå|vite|veta|see|know) (?:hva|kva|what|how) (?:\w+ ){1,2}"
    r"(?:stemte|stemt|stemmer|røysta|røyst|røystar|voted|votes?)\b"
    rf"|^(?:hva|kva|what) (?:stemte|røysta) (?!{_OURS}\b)\w+"
    rf"|^(?:hva|kva|what|how) (?:har|did|has) (?!{_OURS}\b)\w+ (?:stemt|røysta|vote|voted)\b",
    _I,
)
COUNTS = re.compile(
    r"\b(?:hvem|hvor mange|har alle|har noen|kven|kor mange|har nokon|who|how many|has everyone|have all)\b"
    r"(?: \w+){0,4} \b(?:stemt|stemte|røysta|røyst|forberedt|førebudd|voted|prepared)\b",
    _I,
)
DELETE = re.compile(
    r"\b(?:slett\w*|stryk\w*|fjern\w*|glem\w*|gløym\w*|delet\w*|erase|remove|forget|wipe)\b(?: \w+){0,3}"
    r" (?:data\w*|opplysning\w*|opplysing\w*|info\w*|personopplys\w*|alt om meg|everything about me)\b"
    r"|\b(?:slett|glem|gløym|delete|forget|erase) (?:alt om )?(?:meg|me)(?: (?:helt|heilt|completely|please))?[.!?]*$"
    r"|\b(?:slett|stryk|fjern|delete|erase|remove)\b(?: \w+){0,2} (?:alt|everything)\b.*\b(?:om meg|about me)\b",
    _I,
)
ILL = re.compile(
    r"\b(?:syk|sjuk|sykt|sjukt|sjukemeld\w*|sykmeld\w*|influensa\w*|feber\w*|forkjøl\w*|omgangssyk\w*|omgangssjuk\w*|"
    r"migrene|oppkast|sick|ill|flu|fever|migraine|throwing up)\b",
    _I,
)
_LET_BE = r"(?:la (?:være|vere|vær)|lat (?:vere|være)|unngå|avoid|refrain from)"  # a "not" without that word
NOT = re.compile(
    rf"\b(?:ikke|ikkje|ikkj|aldri|ingen|not|never|no longer|cannot|cant|dont|wont|\w+n't|nt|{_LET_BE})\b", _I
)
ABSENT = re.compile(
    r"\b(?:kan|får|rekk\w*|klarer|greier|vil|can|am|be able to)\b(?: \w+){0,2} (?:ikke|ikkje|not)\b(?: \w+){0,2}"
    r" (?:komme|kome|møte|være med|vere med|delta|stille|come|make it|attend|be there|join)\b"
    r"|\b(?:kommer|kjem|møter|deltar|deltek) (?:\w+ )?(?:ikke|ikkje)\b|\bcan't (?:make|come|attend|join|be there)\b"
    r"|\b(?:rekk\w*|når) (?:dessverre )?(?:ikke|ikkje) (?:fram |frem )?(?:til )?møtet\b(?! \w)"
    r"|\b(?:not coming|won't be (?:there|coming)|melder forfall|melde forfall|melder fråfall)\b",
    _I,
)
_MYSELF = re.compile(r"\b(?:jeg|eg|i|im|i'm|me)\b|^(?:kan|kommer|kjem|får|rekk\w*|can't|cannot|not|won't|melder)\b", _I)
_AFTER_ALL = re.compile(r"\b(?:likevel|allikevel|lell|anyway|after all|nevertheless)\b", _I)
_NO_FURTHER = re.compile(
    r"\b(?:ikke|ikkje) (?:i mål|i gang|i gong|på tale|lenger|videre|vidare|fram|frem|utenom|utanom)\b", _I
)
_ABOUT_OTHERS = frozenset({"ill", "cancel_meeting", "last_meeting", "minutes", "measure_stuck", "next_phase"})
_WELL_AGAIN = (_ABOUT_OTHERS - {"ill"}) | {"coming"}  # somebody else is ill, or has been
QUESTION_WORD = re.compile(
    r"^(?:hva|hvem|hvor|hvordan|hvorfor|hvilke\w*|når|kva|kven|kor|korleis|kvifor|kva for|kvar|"
    r"what|who|where|when|how|why|which)\b",
    _I,
)
VERB_FIRST = re.compile(
    r"^(?:er|har|blir|vert|ble|vart|skal|må|får|ser|vet|veit|is|are|was|were|do|does|did|has|have|am|should)\b", _I
)
_REQUEST = re.compile(
    r"\b(?:kan|kunne|vil|ville|can|could|would|will|may|might|shall)\b (?:du|vi|jeg|eg|me|you|we|i|noen|nokon)\b"
    r"|^(?:skal vi|skal me|should we|er det (?:mulig|mogleg)|går det an|is it possible|kva om|hva med|hva om|kva med|"
    r"what about|how about|why don't we)\b",
    _I,
)
_WANTED = re.compile(
    r"\b(?:bør|burde|skal|skulle|må|kan|kunne|la oss|lat oss|vil|ønsk\w*|foreslå\w*|føreslå\w*|legg\w*|skriv\w*|"
    r"noter\w*|før|sett|set|tiltak\w*|oppgave\w*|oppgåve\w*|should|let's|let us|need|needs|want|add|note|put|write|"
    r"measure|task|could|would|propose|suggest|must|ought)\b",
    _I,
)
_STANDS = re.compile(  # that a meeting is not to be called off; "I cannot come, cancel it" is no such thing
    r"\b(?:ikke|ikkje|aldri|don't|dont|do not|never|not) (?:å |to )?(?:avlys\w*|kanseller\w*|cancel\w*|call off)\b"
    r"|\b(?:avlys\w*|kanseller\w*) (?:ikke|ikkje)\b"
    rf"|\b{_LET_BE} (?:å )?(?:avlys\w*|kanseller\w*|cancel\w*|call\w* off)\b"
    r"|\b(?:avlys|kanseller|cancel)\b.*\b(?:nei|no|wait|vent)\b,? (?:forresten |likevel )?(?:ikke|ikkje|don't)[.!]*$",
    _I,
)
_PREPARED = re.compile(
    r"\b(?:har|have|i've) (?:(?:alt|allerede|allereie|nå|no|already|now) )?(?:forberedt|førebudd|prepared)\b", _I
)
_MORE_MINUTES = re.compile(
    r"^(?:gi|gje|vi trenger|me treng|vi treng|vi må ha|kan vi få|kan me få|give|we need|can we have)\b"
    r"(?: (?:oss|dem|dei|us))?"
    r" (?:\d{1,2}|fem|ti|noen|nokre|five|ten|a few)(?: minutt\w*| min)? (?:til|mer|meir|more)(?: minutes)?[.!?]*$",
    _I,
)
_WHEN = re.compile(r"^(?:når|hvor lenge|kor lenge|when|how long)\b", _I)
_VOTING_OPEN = re.compile(
    r"\b(?:avstemning\w*|avstemming\w*|avrøysting\w*|røysting\w*|vote|voting)\b.*"
    r"\b(?:åpen|open|opa|steng\w*|lukk\w*|close\w*|last)\b",
    _I,
)
_LANGUAGE = re.compile(
    r"\b(?:bytte?r?|byter?|endrer?|skiftar?|skifter?|change|switch) "
    r"(?:\w+ )?(?:språk|språket|målform|målforma|language)\b",
    _I,
)
_PLANNED = re.compile(
    r"^(?:er|har|is|have|has)\b(?: \w+){0,2} "
    r"(?:planlagt (?:noe|noko)|(?:noe|noko|anything) (?:\w+ )?(?:planlagt|planned))\b",
    _I,
)
_DID = re.compile(
    r"^(?:har|has|did) \w+ (?:\w+ )?(?:laget|laga|gjort|fullført|ringt|sendt|skrevet|skrive|ordnet|ordna|done|made|"
    r"finish\w*|written|called|sent)\b",
    _I,
)
_HOMEWORK = re.compile(r"\b(?:leks\w*|hjemmelekse\w*|(?:hjemme|heime)arbeid\w*|homework|før|before)\b", _I)
_ANOTHER = re.compile(
    rf"\b{PERSON} (?:og {PERSON} |and {PERSON} )?(?:er|har|kommer|kjem|kan|får|blir|ble|blei|vart|is|are|has|have|can|"
    r"cannot|can't|won't|will|isn't|aren't|ligger|ligg|rekker|rekk|melder|meldte)\b"
    r"|^(?:han|hun|ho|hen|de|dei|he|she|they|kollega\w*|(?:min|ein|en|my|a) (?:kollega|colleague)) (?!som\b)\w+",
)
_SELF = re.compile(
    r"\b(?:jeg|eg|meg|vi|i'm|i am|i've|i'll)\b|^(?:i|me|we|beklager|kan|kommer|kjem|får|rekk\w*|må|can't|"
    r"cannot|sorry)\b"
    r"|\bi (?:can|cannot|can't|will|won't|have)\b",
    _I,
)
_MANY_ILL = re.compile(r"\b(?:syke|sjuke)\b", _I)
_OTHERS_ILL = re.compile(
    rf"^(?:er|is|har|has|ble|blei|vart) (?:{PERSON}|han|hun|ho|hen|de|dei|noen|nokon|he|she|they|anyone|anybody)\b"
    r"|^(?:hvem|kven|who|hvor mange|kor mange|how many)\b"
)
_SHOWS_IT = {  # what is guessed only where a word of it was said: the guess would be an odd one otherwise
    "ill": re.compile(
        rf"{ILL.pattern}|\b(?:dårlig\w*|dårleg\w*|form|seng\w*|lege\w*|host\w*|barn\w*|uvel|slapp|kast\w*|vond\w*|"
        r"hjemme|heime|frisk\w*|unwell|bed|doctor|home|well|s[jy]{1,2}k\w?)\b",
        _I,
    ),
    "delete_my_data": re.compile(r"\b(?:slett|stryk|fjern|glem|gløym|delet|eras|remov|forget|wipe|data|opplys)", _I),
}
_SPEAKS_OF = {
    "ill": frozenset({"ill", "child_ill"}),
    "delete_my_data": frozenset({"delete"}),
}  # concepts that do as well
_NEVER_NEGATED = frozenset(
    {
        "plan",
        "move",
        "new_measure",
        "start_meeting",
        "next_phase",
        "open_vote",
        "show_result",
        "close_meeting",
        "remind_others",
    }
    | {"prepare", "measure_done"}
)
_OF_MINE = frozenset({"privacy", "my_data", "delete_my_data"})


def asks(text: str) -> bool:
    """Whether a sentence is a question, by its first word or its mark; a request put as one is none."""
    if _REQUEST.search(text):
        return False
    return bool(QUESTION_WORD.search(text) or text.rstrip().endswith("?") or VERB_FIRST.search(text))


def settled(text: str, likely: str) -> str:
    """The intent that the rules demand for a plain text, or "" where they leave it to the classifier."""
    if _STANDS.search(text):
        return "next_meeting"
    if _MORE_MINUTES.search(text):
        return "next_phase"
    if DELETE.search(text):
        return "delete_my_data"
    if PRIVACY.search(text):
        return likely if likely in _OF_MINE else "privacy"
    if asks(text) and COUNTS.search(text) and likely not in ("last_meeting", "privacy", "vote"):
        return "counts"
    if _WHEN.search(text) and (likely in ("show_result", "open_vote") or _VOTING_OPEN.search(text)):
        return "vote"
    if _LANGUAGE.search(text):
        return "language"
    if _PLANNED.search(text):
        return "meetings"
    if _DID.search(text) and likely in ("people", "counts") and not _HOMEWORK.search(text):
        return "measures"
    if not asks(text):
        if ILL.search(text) and _MYSELF.search(text) and likely not in _WELL_AGAIN:
            return "ill"
        if _absent(text) and likely not in _ABOUT_OTHERS:
            return "not_coming"
    if likely == "coming" and NOT.search(text) and _MYSELF.search(text) and not _AFTER_ALL.search(text):
        return "not_coming"
    return ""


def _absent(text: str) -> bool:
    """Whether somebody says of themselves that they are not coming."""
    if _AFTER_ALL.search(text) or _NO_FURTHER.search(text):
        return False
    return bool(ABSENT.search(text) and _MYSELF.search(text))


def holds_back(text: str, likely: str) -> bool:
    """Whether a sentence must not open or do what is likely: it asks about it, or says not to."""
    intent = INTENTS.get(likely)
    if intent is None or intent.effect is Effect.ANSWERS:
        return False
    if likely in _NEVER_NEGATED and NOT.search(text):
        return True
    if (likely == "cancel_meeting" and _STANDS.search(text)) or (likely == "prepare" and _PREPARED.search(text)):
        return True
    if likely == "new_measure" and not _WANTED.search(text):  # what is told of practice is no wish
        return True
    return asks(text)


def of_another(masked: str) -> bool:
    """Whether who comes, or is ill, is said of somebody else; ``masked`` has placeholders for names."""
    return bool(_ANOTHER.search(masked)) and not _SELF.search(masked)


def asks_who_is_ill(text: str, masked: str) -> bool:
    """Whether it is asked if somebody else is ill: nobody is told, but who is not coming may be seen."""
    ill = ILL.search(text) or _MANY_ILL.search(text)
    return bool(ill) and asks(text) and bool(_OTHERS_ILL.search(masked))


def odd_guess(text: str, name: str) -> bool:
    """Whether nothing in a sentence shows what would be guessed."""
    shows = _SHOWS_IT.get(name)
    if shows is None or shows.search(text):
        return False
    return not any(_SPEAKS_OF[name] & said for said in concepts_at(tokens(folded(text))))
