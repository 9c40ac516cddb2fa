"""Which language a sentence is in: its small words say."""

from __future__ import annotations

import re

# Words that one of the languages has and the others have not; a word of two languages speaks for both.
_WORDS = {
    "nb": (
        "ikke jeg hva hvem hvor hvordan hvorfor hvilke hvilket hvilken noe noen mye være blir ble vært gjør deres "
        "en et de dere hun uke uka uken kommer fra flere bare når også annenhver hver morgen tallene tiltakene "
        "møtene hvis resultatet spørre spørsmål vise foreldrene sende sendt stemme stemt stemte forberedt "
        "innstillinger fortell måned måneden tirsdag lørdag ukentlig månedlig første ganger frem"
    ),
    "nn": (
        "ikkje eg kva kven kor korleis kvifor kvar noko nokon nokre mykje vere vert vart vorte gjer dykkar ein "
        "eit ei dei de me ho veke veka kjem frå fleire berre òg annakvar morgon tala tiltaka møta dersom viss "
        "resultatet spørje spørsmål vise foreldra sende sendt røyste røysta stemte førebudd førebu innstillingar "
        "når handlar handla skulen elevane saman heile mi mitt seia seie køyr leggje annankvar månad månaden "
        "tysdag måndag laurdag vekentleg månadleg fyrste gonger møtast møtest startar sluttar kostar varar"
    ),
    "en": (
        "the is are was were what who when where how why which my me i'm im you your we our it this that not don't "
        "dont can could am today tomorrow would should will have has had do does did be been about of and with from "
        "please show tell give next meeting meetings measures figures vote votes voted nobody anybody there any all "
        "out need want let let's move cancel thanks thank english every other month monday tuesday wednesday thursday "
        "friday first second until weekly monthly who's what's where's when's how's it's there's i've i'll we're "
        "doesn't didn't isn't aren't won't can't couldn't know everything delete"
    ),
}
_ONLY = {
    language: frozenset(words.split())
    - frozenset().union(*(set(o.split()) for k, o in _WORDS.items() if k != language))
    for language, words in _WORDS.items()
}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def language_of(text: str) -> str:
    """The language (nb, nn or en) of a sentence, or "" where its words do not tell."""
    words = [word.casefold() for word in _WORD.findall(text[:600].replace("’", "'"))]
    counts = sorted(((sum(word in only for word in words), language) for language, only in _ONLY.items()), reverse=True)
    (most, language), (second, _) = counts[:2]
    return language if most > second else ""
