"""A spot: a name in the text with its generic noun, its list, and the places that it could mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gazetteer import Name, Place, Sense, words
from gazetteer.matcher import Hit
from gazetteer.spelling import careful, is_arabic, key
from gazetteer.words import Generic
from geo.lexicon import says
from geo.tokens import Tokens

_AND = frozenset(("و", "ف", "وب", "فب", "ول"))
BA = frozenset(("ب", "وب", "فب"))
_NEAR, _DIRECTIONS = 8, 4
_ADJECTIVE = re.compile(r"(?:ال)?\w{2,}ي(?:ه|تين)?|ال\w{3,}ه")
_PARTICLES = frozenset(("الي", "علي", "التي", "الذي", "حوالي", "والي", "بالتالي"))
_ABBREVIATION = re.compile(r"(?:[A-Z]\.?){2,3}")
_DEFINITE = re.compile(r"[وف]?(?:[بك]?ال|لل)\w{2}")
_QUOTES = ("«»", '""', "“”", "''", "‘’", "”“")
_OPENERS = re.compile(r"[\s\"'“”«»„()\[\]‘’]*")


@dataclass(slots=True, eq=False)
class Spot:
    """A name in the text, its words `first..last`, and what it could mean.

    `located` tells that في or ب stands before it, `road` that a road does; `anchored` is the number of the word that it
    says the place of («حي السلام بمدينة الموصل»), -1 for none. `namesakes` are all places of this name, those without
    evidence too. `generic` is the generic noun that goes with it; `head` the first word of noun and name together;
    `listed` tells that the noun stands once for a list. `follows` is the spot before it in the same list.
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    clitic: str
    senses: tuple[Sense, ...]
    namesakes: tuple[Place, ...] = ()
    located: bool = False
    anchored: int = -1
    road: bool = False
    generic: Generic | None = None
    listed: bool = False
    inside: str | None = None
    evidence: str = ""
    follows: Spot | None = field(default=None, repr=False)

    @property
    def strong(self) -> tuple[Sense, ...]:
        """The senses that need no evidence."""
        return tuple(sense for sense in self.senses if sense.toponym.strength == "strong")


def spot_of(tokens: Tokens, hit: Hit[Name], before: Spot | None, language: str) -> Spot | None:
    """The spot of a hit, with its noun and its list; None where it is a word, an adjective or a medium's name."""
    first, last = tokens.at(hit.start), tokens.at(hit.end - 1)
    surface = tokens.text[hit.start : hit.end]
    if not is_arabic(key(surface) or " ") and not any(letter.isupper() for letter in surface.split(" ")[0]):
        return None
    readable = {sense.place.id: sense for sense in reversed(hit.value.senses) if _readable(sense, surface, language)}
    senses = tuple(reversed(readable.values()))
    if not senses or (language != "ckb" and tokens.ends[last] > hit.end and is_arabic(key(surface) or " ")):
        return None
    if not hit.clitic and says("media", tokens.word(first - 1)) and touching(tokens, first, first):
        return None
    spot = Spot(hit.start, hit.end, first, last, first, hit.clitic, senses, tuple(sense.place for sense in senses))
    if _is_adjective(tokens, spot, before) or _is_no_name(tokens, spot, language):
        return None
    _attach_generic(tokens, spot)
    spot.located = spot.clitic in BA or tokens.word(spot.head - 1) in ("في", "وفي")
    spot.anchored = _anchored(tokens, spot)
    spot.road = says("roads", tokens.word(spot.head - 1))
    _link(tokens, spot, before)
    return spot


def _anchored(tokens: Tokens, spot: Spot) -> int:
    """The word before «في», «ب» or directions that stand before a name or its noun; -1 where none do."""
    number = spot.head - 1
    while number > spot.head - _DIRECTIONS and says("directions", tokens.word(number)):
        number -= 1
    if number < spot.head - 1:
        return number
    if tokens.word(number) == "في":
        return number - 1
    noun = tokens.word(spot.head) if spot.head < spot.first else ""
    return number if spot.clitic in BA or (noun.startswith("ب") and spot.generic is not None) else -1


def _is_no_name(tokens: Tokens, spot: Spot, language: str) -> bool:
    """«أبي فاطمة», «بقطر 122 ملم», «قالت «الشرق الأوسط»», "the Syrian border town", «قوات الحدود العراقية»."""
    before, after = tokens.word(spot.first - 1), tokens.word(spot.last + 1)
    surface = tokens.text[spot.start : spot.end]
    named = says("kunyas", before) and not key(surface).startswith("ال")
    if spot.clitic and (language == "ckb" or named):
        return True
    if language == "ckb" and tokens.ends[spot.last] > spot.end and says("first_names", before, "ckb"):
        return True
    if spot.clitic in BA and after.isdecimal() and says("lengths", tokens.word(spot.last + 2)):
        return True
    if key(surface) in words.titled() and _quoted(tokens, spot):
        return True
    if all(sense.place.kind != "border" for sense in spot.senses):
        return False
    return says("at_a_border", after, "en") or says("guards", before)


def _quoted(tokens: Tokens, spot: Spot) -> bool:
    """Whether a name fills a pair of quotation marks, and no noun of its kind stands before them."""
    around = tokens.text[spot.start - 1 : spot.start] + tokens.text[spot.end : spot.end + 1]
    return around in _QUOTES and tokens.word(spot.first - 1) not in words.generics()


def _is_adjective(tokens: Tokens, spot: Spot, before: Spot | None) -> bool:
    """«الحكومة السعودية», «قوات سورية», «عرعر السعودية», "U.S. warplanes": an adjective of origin is no mention."""
    surface = tokens.text[spot.start : spot.end]
    if _ABBREVIATION.fullmatch(surface):
        after = tokens.word(spot.last + 1)
        return (
            bool(after)
            and tokens.gap(spot.last + 1).strip(".") in (" ", "-")
            and not says("after_abbreviation", after, "en")
        )
    noun = tokens.word(spot.first - 1)
    if key(surface) not in words.adjectives() or spot.clitic or tokens.gap(spot.first).strip():
        return _is_sorani_adjective(tokens, spot)
    if key(surface).startswith("ال"):
        return definite(noun) or (before is not None and before.last == spot.first - 1)
    return (noun.endswith(("ه", "ات")) or noun in words.plurals()) and not definite(noun)


def _is_sorani_adjective(tokens: Tokens, spot: Spot) -> bool:
    """«باڵیۆزی ئێرانی»: a country's name with ی, after a noun with ی, is an adjective of origin."""
    if spot.senses[0].toponym.lang != "ckb" or spot.senses[0].place.kind != "country":
        return False
    ending = tokens.text[spot.end : tokens.ends[spot.last]]
    return key(ending or " ") in ("ي", "يان") and tokens.word(spot.first - 1).endswith("ي")


def definite(word: str) -> bool:
    """Whether a folded word has the article, so that no name stands in construct with it."""
    return _DEFINITE.match(word) is not None


def _readable(sense: Sense, surface: str, language: str) -> bool:
    """A Kurdish name counts in an Arabic article only in its own letters: سليماني is a man, سلێمانی the town."""
    kurdish = sense.toponym.lang == "ckb" and language != "ckb"
    return not kurdish or surface == sense.toponym.toponym


def _attach_generic(tokens: Tokens, spot: Spot) -> None:
    """Find the generic noun beside a name: before it, an adjective between them or none, or in English after it."""
    if not spot.clitic:
        for length, gap in ((2, 0), (1, 0), (1, 1)):
            head = spot.first - gap - length
            noun = " ".join(tokens.words[max(head, 0) : spot.first - gap])
            generic = words.generics().get(noun)
            if generic and touching(tokens, head + 1, spot.first) and (not gap or _adjective(tokens, spot.first - 1)):
                spot.generic, spot.head = generic, head
                return
    if not is_arabic(tokens.words[spot.first]):
        _attach_generic_after(tokens, spot)


def _attach_generic_after(tokens: Tokens, spot: Spot) -> None:
    for length in (2, 1):
        noun = " ".join(tokens.words[spot.last + 1 : spot.last + 1 + length])
        generic = words.generics().get(noun)
        if generic and touching(tokens, spot.last + 1, spot.last + length):
            spot.generic = generic
            return


def touching(tokens: Tokens, first: int, last: int) -> bool:
    """Whether nothing but blanks, quotation marks and brackets stands before each of these words."""
    return all(
        _OPENERS.fullmatch(tokens.gap(number)) and "\n" not in tokens.gap(number) for number in range(first, last + 1)
    )


def _adjective(tokens: Tokens, number: int) -> bool:
    word = tokens.word(number)
    return word not in _PARTICLES and not says("directions", word) and _ADJECTIVE.fullmatch(word) is not None


def _link(tokens: Tokens, spot: Spot, before: Spot | None) -> None:
    """Join a spot to the list that the one before it stands in; a plural noun goes with the whole list."""
    if before is None or (tokens.stops_before(spot.head) and not _dashed(tokens, spot.head)):
        return
    between = spot.head - before.last - 1
    bare_and = tokens.word(spot.head - 1) in ("و", "او", "and", "or")
    linked = joined(tokens, spot)
    if (between == 0 and (linked or tokens.listed_before(spot.head))) or (between == 1 and bare_and):
        spot.follows = before
    noun = before.generic
    if spot.generic or noun is None or not noun.many:
        return
    near = spot.follows is before or (linked and between <= _NEAR)
    if near and any(sense.place.kind in noun.kinds for sense in spot.senses):
        spot.generic, spot.listed, spot.follows = noun, True, before


def joined(tokens: Tokens, spot: Spot) -> bool:
    """Whether و stands before a name, or before its generic noun."""
    return spot.clitic in _AND if spot.head == spot.first else tokens.word(spot.head).startswith("و")


def _dashed(tokens: Tokens, number: int) -> bool:
    return tokens.gap(number).strip() in ("-", "–", "—")


def adjoining(tokens: Tokens, spot: Spot, other: Spot) -> bool:
    """Whether two names stand side by side in a list."""
    left, right = (spot, other) if spot.start < other.start else (other, spot)
    if right.head == left.last + 2:
        return tokens.word(left.last + 1) in ("و", "and")
    if right.head != left.last + 1 or (right.clitic and right.clitic not in _AND):
        return False
    return joined(tokens, right) or tokens.listed_before(right.head)


def spelt(tokens: Tokens, spot: Spot, sense: Sense) -> bool:
    """Whether a name is written as the toponym is, marks and hamza on alef aside; hasty outlets may write ه for ة."""
    surface = tokens.text[spot.start : spot.end]
    form = key if tokens.careless else careful
    name, written = (form(each).casefold().replace(" ", "") for each in (sense.toponym.toponym, surface))
    return name.endswith(written)


def common(tokens: Tokens, spot: Spot) -> bool:
    """Whether a name is so common a word that a place nearby is no evidence. In an English clause a capital tells."""
    surface = tokens.text[spot.start : spot.end]
    if surface[0].isupper() and not tokens.stops_before(spot.first):
        return False
    return key(surface) in words.common()
