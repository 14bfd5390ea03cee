"""Tokens to counts: which number is of which weapon, what was done with it, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sources.news.words import KILLS, OF_SUBJECT, Act, Form, Token, model_of, words_of
from sources.records import Qualifier, WeaponClass
from sources.regions import Place

MISSILES = frozenset((WeaponClass.CRUISE, WeaponClass.BALLISTIC, WeaponClass.ANTI_SHIP, WeaponClass.MISSILE))


@dataclass(slots=True)
class Count:
    """A number with what it counts. `act` is `None` where the sentence does not say what was done.

    `weapon` is `None` where a noun is missing ("110 of which"). `places` are the regions that the number is of (more
    than one: together), `also_at` regions named without a number ("including Moscow"); `is_spread`: there are more.
    `is_part`: a part of an earlier count, `is_listed_part`: one of a list; `is_but`: what is left of it ("all but
    four"); `is_all`: all of it; `is_whole_of`: the whole that another is a part of. `are_locations`: it counts places.
    """

    start: int
    end: int
    value: int
    upper: int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    weapon: WeaponClass | None = None
    model: str | None = None
    has_noun: bool = False
    act: Act | None = None
    places: list[Place] = field(default_factory=list)
    also_at: list[Place] = field(default_factory=list)
    is_spread: bool = False
    is_each: bool = False
    is_part: bool = False
    is_listed_part: bool = False
    is_more: bool = False
    is_but: bool = False
    is_all: bool = False
    is_whole_of: bool = False
    are_locations: bool = False
    verb: str = ""
    at: int = 0


def counts_of(tokens: Sequence[Token]) -> list[Count]:
    """The counts of one clause or sentence, in order."""
    return _Reader(tokens).read()


class _Reader:
    """Walks over a sentence once.

    `active` is the act whose objects may follow; `waiting` are subjects whose verb is still to come.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.counts: list[Count] = []
        self.waiting: list[Count] = []
        self.active: Act | None = None
        self.active_word = ""
        self.outer: Act | None = None
        self.distance = 0
        self.had_object = False
        self.in_relative = False
        self.last_act: Act | None = None
        self.event: Act | None = None
        self.is_listing = False
        self.is_modal = False
        self.are_hits_told = False
        self.previous: Count | None = None
        self.whole_weapon: WeaponClass | None = None
        self.places_before: list[Place] = []
        self.latest: list[Count] = []
        self.preposition = ""

    def read(self) -> list[Count]:
        """All counts."""
        index = 0
        while index < len(self.tokens):
            index = self._step(index)
        self._finish()
        return self.counts

    def _kind(self, index: int) -> str:
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else "."

    def _step(self, index: int) -> int:  # noqa: PLR0912 - one case a kind of word
        token = self.tokens[index]
        kind = token.kind
        self.distance += 1
        if kind == "N":
            return self._number(index)
        if kind == "V":
            return self._verb(index)
        if kind == "E":
            return self._all_but(index)
        if kind == "Q":
            return self._all(index)
        if kind == "l":
            self._place(token)
        elif kind == "S":
            self._subset(index)
        elif kind in "pt":
            self._go(index)
        elif kind == "e":
            if self.latest:
                self.latest[-1].is_each = True
        elif kind == ";":
            self._break(token)
        elif kind == "–" and self._kind(index - 1) == "N" and self._kind(index + 1) in "lf":
            self.preposition = "over"  # "14 – Bryansk region"
        elif kind in ":–(":
            self.is_listing = self.is_listing or self.last_act is not None
        elif kind == "w":
            if self.had_object:
                self.active = None
            self.preposition = "@"
        elif kind == "x":
            is_place = token.word in _PLACE_WORDS or "R" in (self._kind(index + 1), self._kind(index + 2))
            self.preposition = self.preposition if is_place else ""
        elif kind == "Z":
            return self._vague(index)
        elif kind == "R":
            self._count_regions()
        elif kind == "." and token.word in ".!?…":
            self._break(token)
        return index + 1

    # --- numbers ---

    def _number(self, index: int) -> int:
        if self._are_hits(index):
            return self._hits(index)
        count, end = self._count(index)
        if count is None:
            return end
        self.preposition = ""
        partner, after = self._partner(end)
        if partner is not None:
            if count.weapon is None:
                count.weapon = partner.weapon
            elif partner.weapon is None:
                partner.weapon = count.weapon
            count.is_part = partner.is_whole_of = True
            end = after
        elif self._kind(end) == "S" and self.tokens[end].word.startswith(("of", "out", "among")):
            count.is_part = True
            self.is_listing = False
            end += 1
        if count.are_locations:
            self._locations(count)
            return end
        self.previous, self.latest = (self.latest[-1] if self.latest else None), [count]
        self._govern(count, partner, index, end)
        if partner is not None:
            self._place_between(count, partner)
        return end

    def _are_hits(self, index: int) -> bool:
        """As in "nine missile hits and 54 drone strikes at 33 locations": strikes only beside hits or their places."""
        words = [token.word for token in self.tokens[index + 1 : index + 4]]
        if len(words) < 2 or words[0] not in _HITTING:
            return False
        are_placed = self._kind(index + 4) == "N" and self._kind(index + 5) == "C" and words[2:] in (["at"], ["in"])
        return words[1] == "hits" or (words[1] == "strikes" and (self.event is Act.HIT or are_placed))

    def _hits(self, index: int) -> int:
        token = self.tokens[index]
        count = Count(token.start, token.end, token.value, token.upper, token.qualifier, at=index)
        count.weapon, count.has_noun, count.act = _HITTING[self.tokens[index + 1].word], True, Act.HIT
        self.event, self.latest = Act.HIT, [count]
        self.counts.append(count)
        return index + 3

    def _count(self, index: int) -> tuple[Count | None, int]:  # noqa: PLR0911, PLR0912 - one case a kind of word
        """The count that begins at a number, and the index after its noun; `None` for a number of something else."""
        token = self.tokens[index]
        count = Count(
            token.start, token.end, token.value, token.upper, token.qualifier, is_more=token.is_more, at=index
        )
        at = index + 1
        weapons: list[Token] = []
        is_joined = True
        while True:
            kind = self._kind(at)
            if kind == "a":
                at += 1
            elif kind == "W" and not self.tokens[at].is_plural and self._kind(at + 1) == "W":
                at += 1  # "22 drone imitators"
            elif kind == "W" and (self.tokens[at].is_plural or token.value == 1):
                weapons.append(self.tokens[at])
                at += 1
            elif kind in ",&" and (weapons or at > index + 1) and (beyond := self._next_noun(at)):
                is_joined = False
                at = beyond
            elif (
                (kind == "f" and self.tokens[at].word in ("total", "combined", "the", "its") and at == index + 1)
                or (
                    kind == "o"
                    and self.tokens[at - 1].word in ("types", "type", "kinds")
                    and self.tokens[at].word == "of"
                )
                or (kind == "x" and at <= index + 2 and not weapons and self._names_model(at))
            ):
                at += 1
            elif (
                kind == "o"
                and at == index + 1
                and self.tokens[at].word == "of"
                and self._kind(at + 1 + (self._kind(at + 1) == "f")) in "aW"
            ):
                # "18 of the drones" is a part of a whole that stands elsewhere.
                count.is_part = True
                at += 1 + (self._kind(at + 1) == "f")
            elif kind == '"' and self._kind(at + 1) in "Wa":
                at += 1
            elif kind == "(":
                beyond = at + 1
                if self._kind(beyond) == "W" and self._kind(beyond + 1) == ")":
                    at = beyond + 2
                else:
                    break
            else:
                break
        if weapons:
            count.has_noun = True
            count.model = model_of(weapons[0].word) if len(weapons) == 1 or weapons[-1].weapon in MISSILES else None
            count.weapon, is_counted = _class_of(weapons, is_joined=is_joined)
            return (count if is_counted else None), at
        if self._kind(at) == "a" or (self._kind(at) == "W" and token.value != 1):
            return None, at
        if (
            self._kind(at) == "C"
            and self.tokens[at].word == "others"
            and (self.event is None or self._verb_after(at + 1))
        ):
            return count, at + 1
        if self._kind(at) == "C":
            count.are_locations = True
            return count, at + 1
        if self._kind(at) == "R":
            self._count_regions()
        if self._kind(at) in "xR":
            return (None, at) if self._kind(at) == "R" or not self._is_bare(at) else (count, at)
        if token.word in ("a", "an", "the", "another"):
            return None, at
        return count, at

    def _names_model(self, at: int) -> bool:
        """Whether an unknown word is a model's name before its noun: "three Neptune missiles"."""
        word = self.tokens[at].word
        if word.endswith("s") or word.isdigit() or word in _NO_NOUNS:
            return False
        beyond = at + 1
        while self._kind(beyond) in "a" and beyond < at + 3:
            beyond += 1
        return self._kind(beyond) == "W" and self.tokens[beyond].is_plural

    def _next_noun(self, at: int) -> int | None:
        """Past "and", commas and adjectives, the index of a weapon's noun that the same number counts."""
        while self._kind(at) in ",&a" or (self._kind(at) == "f" and self.tokens[at].word in ("the", "its")):
            at += 1
        if (
            self._kind(at) == "W"
            and self.tokens[at].is_plural
            and (self._kind(at - 1) != "," or self.tokens[at].word not in _GENERIC)
        ):
            return at
        return None

    def _is_bare(self, at: int) -> bool:
        """Whether a number without a noun stands before a word that is no noun."""
        return self.tokens[at].word in _NO_NOUNS or self.tokens[at].word.endswith(("ly",))

    def _partner(self, end: int) -> tuple[Count | None, int]:
        """The whole of "18 of the 24 drones", "57 drones over Moscow out of 437"."""
        at = end
        places: list[Place] = []
        while self._kind(at) in "pl" or (self._kind(at - 1) == "p" and self._kind(at) == "f"):
            if self._kind(at) == "l":
                place = self.tokens[at].place
                if place is not None:
                    places.append(place)
            at += 1
        if self._kind(at) != "o" or (places and self.tokens[at].word == "of"):
            return None, end
        of = self.tokens[at].word
        at += 1
        while self._kind(at) == "f" and self.tokens[at].word in ("the", "its", "a", "total", "some", "all"):
            at += 1
        if self._kind(at) == "o":
            at += 1
        if self._kind(at) != "N" or of == "out":
            return None, end
        partner, after = self._count(at)
        if partner is None or partner.are_locations:
            return None, end
        partner.places = places
        return partner, after

    @staticmethod
    def _place_between(count: Count, partner: Count) -> None:
        count.places, partner.places = partner.places, []

    def _govern(self, count: Count, partner: Count | None, index: int, end: int) -> None:
        """Gives a count its act: that of the verb before it, or leaves it waiting for the verb after it."""
        is_direct = self.active is not None and not self.had_object
        following = self._verb_after(end) or self._verb_after_list(end)
        if self._kind(end) == "b" and self._is_placed(end + 1) and count.is_part:
            end += 1
        if (
            count.is_part
            and partner is None
            and following is None
            and self.last_act is not None
            and self._is_placed(end)
        ):
            count.is_listed_part = True
            self._settle(count, partner, self.last_act)
        elif self.is_listing and following is None and self.last_act is not None:
            count.is_part = True
            # "367 targets – 69 missiles and 298 drones": parts by weapon stand beside a total over weapons.
            count.is_listed_part = not (
                self.whole_weapon is WeaponClass.ALL
                and count.weapon is not None
                and count.weapon is not WeaponClass.ALL
            )
            self._settle(count, partner, self.last_act)
        elif count.is_part and not count.has_noun and partner is None and self.active is not None and not is_direct:
            self.active = None
            self._wait(count, partner)
        elif (
            self.active is not None
            and (is_direct or self._conjoined(index))
            and not (not is_direct and following)
            and not (is_direct and self._is_subject(end))
        ):
            if not is_direct:
                count.is_listed_part = self._is_placed(end) and self.active is not Act.LAUNCHED
                self._inherit_qualifier(count, index)
            self._settle(count, partner, self.active)
            self.had_object = True
            if self.outer is not None and not count.has_noun:
                self.active, self.outer = self.outer, None
        elif following is None and self.last_act is not None and not self.waiting and self._is_placed(end):
            count.is_listed_part = True
            self._settle(count, partner, self.last_act)
        else:
            self.active = None
            self._wait(count, partner)

    def _verb_after_list(self, end: int) -> Token | None:
        """The verb of several subjects: "of which 40 drones and two missiles were shot down"."""
        at = end
        while self._kind(at) in "&," and self._kind(at + 1) == "N":
            count, at = self._count(at + 1)
            if count is None or not count.has_noun:
                return None
        return self._verb_after(at) if at > end and self._kind(at) in "bh" else None

    def _inherit_qualifier(self, count: Count, index: int) -> None:
        """As in "At least 805 drones and 13 missiles": the words before the first number hold for both."""
        before = self.previous
        if (
            (
                before is not None
                and self._kind(index - 1) == "&"
                and before.has_noun
                and count.has_noun
                and before.weapon is not count.weapon
            )
            and count.qualifier is Qualifier.EXACT
            and before.qualifier in (Qualifier.AT_LEAST, Qualifier.ABOUT)
        ):
            count.qualifier = before.qualifier

    def _settle(self, count: Count, partner: Count | None, act: Act) -> None:
        count.act, count.verb = act, self.active_word
        self.counts.append(count)
        if not self.is_listing:
            self.whole_weapon = count.weapon
        if partner is not None:
            # "57 downed over Moscow out of 437": see `figures` for whose attack it was.
            self.counts.append(partner)
        self.last_act = act
        self.latest = [count]

    def _wait(self, count: Count, partner: Count | None) -> None:
        self.waiting.append(count)
        self.counts.append(count)
        if partner is not None:
            self.counts.append(partner)

    def _is_placed(self, end: int) -> bool:
        if self._kind(end) == "–":
            return self._kind(end + 1) == "l"
        return self._kind(end) == "p" or (self._kind(end) == "e" and self._kind(end + 1) == "p")

    def _conjoined(self, index: int) -> bool:
        """Whether only "and" or a comma parts this number from the object before it."""
        before = index - 1
        while before >= 0 and self._kind(before) in ",&fTq":
            before -= 1
        if self._kind(before) == "t" and self._kind(before + 1) == "T":
            return True
        return before < 0 or self._kind(before) in "WNlaTC)pZ" or self.distance <= 3

    def _verb_after(self, end: int) -> Token | None:
        """The verb whose subject a count is: the next words are an auxiliary and a verb, or a verb in the past."""
        at = end
        steps = 0
        while self._kind(at) in "bhf" and steps < 5:
            at += 1
            steps += 1
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None or token.kind != "V" or token.form is Form.NOUN:
            return None
        if steps == 0 and token.act is Act.LAUNCHED:
            return None
        return token

    def _is_subject(self, end: int) -> bool:
        """Whether an auxiliary right after a count makes it the subject of its own verb."""
        return self._kind(end) in "bh" and self._verb_after(end) is not None

    def _locations(self, count: Count) -> None:
        """As in "At 11 locations": hits or debris, whichever the sentence spoke of last."""
        event = self.event
        if event is None:
            return
        count.act = event
        self.counts.append(count)

    # --- verbs ---

    def _verb(self, index: int) -> int:  # noqa: PLR0911, PLR0912 - one case a kind of word
        token = self.tokens[index]
        self.preposition = ""
        act = token.act
        if act in (Act.HIT, Act.DEBRIS):
            self.event = act
            self.latest = []
        if token.word in _HITS:
            self.are_hits_told = True
            if (
                self._kind(index + 1) in "tfo"
                and self.tokens[index + 1].word in ("by", "from", "of")
                and self._kind(index + 2) in "Nf"
            ):
                self.event = Act.HIT
                self._open(token, Act.HIT)
                return index + 1
        if act is Act.LAUNCHED and token.word in _OBSERVED and self.are_hits_told:
            act = Act.HIT
            if not self.waiting:
                return index + 1
        if act is None or self._is_modal(index) or self._is_denied(index):
            self.active = None
            self.is_modal = True
            self.waiting.clear()
            return index + 1
        if act is Act.DEBRIS or token.form is Form.NOUN:
            if act is Act.LAUNCHED and self.active is None and not self.waiting and self._has_with(index):
                self._open(token)
            return index + 1
        if token.word == "lost" and not self.waiting:
            self.active = None  # "Russia lost 15 drones" tells of losses, not of radars.
            return index + 1
        if act in OF_SUBJECT:
            if self.waiting:
                self._give(act, token)
            elif act is Act.HIT and self._has_with(index):
                self._open(token, Act.LAUNCHED)
            else:
                self.active = None
            return index + 1
        is_passive = self._is_passive(index)
        if is_passive or not self._has_object(index):
            if self.waiting:
                if act is Act.LAUNCHED and not is_passive and self._verb_later(index):
                    self._launched_relative()
                    return index + 1
                self._give(act, token)
                if self._kind(index + 1) in "tp;wf":
                    self.active = None
            elif self._relates_to_noun(index):
                self._relate(act)
            elif not is_passive:
                self._open(token)
            self.last_act = act if act in KILLS else self.last_act
            return index + 1
        self._open(token)
        return index + 1

    def _open(self, token: Token, act: Act | None = None) -> None:
        """From here on numbers are this verb's objects."""
        if self.in_relative and self.active is not None and self.had_object:
            self.outer = self.active
        elif self.in_relative and self.last_act is not None:
            self.outer = self.last_act
        else:
            self.outer = None
        self.in_relative = False
        self.active = act or token.act
        self.active_word = token.word
        self.last_act = self.active
        self.had_object = False
        self.is_listing = False
        self.distance = 0
        self.waiting.clear()

    def _give(self, act: Act, token: Token) -> None:
        """The waiting subjects get their verb."""
        given = list(self.waiting)
        for count in given:
            if count.act is None:
                count.act, count.verb = act, token.word
        self.latest = given[-1:]
        self.waiting.clear()
        self.last_act = act
        self.active = None
        self.in_relative = False
        self.is_listing = False
        self.whole_weapon = given[0].weapon if given else self.whole_weapon

    def _launched_relative(self) -> None:
        """As in "Of the 90 drones launched overnight, 80 were": the number before is what was launched."""
        count = self.waiting[-1]
        if not count.is_part and count.act is None:
            count.act = Act.LAUNCHED
            self.waiting.pop()

    def _relates_to_noun(self, index: int) -> bool:
        return self._kind(index - 1) in "W)" or (self._kind(index - 1) == "f" and self._kind(index - 2) == "W")

    def _relate(self, act: Act) -> None:
        """As in "Drones launched by Russia" adds nothing to a number that has its act."""
        if self.active is not act:
            self.active = None if act is Act.LAUNCHED and self.had_object else self.active

    def _is_modal(self, index: int) -> bool:
        before = index - 1
        while self._kind(before) in "bhf":
            before -= 1
        if self._kind(before) == "m":
            return True
        return (
            self._kind(before) == "t"
            and self.tokens[before].word == "to"
            and self.tokens[index].form is not Form.PAST
            and self._kind(before - 1) not in "kx"
        )

    def _is_denied(self, index: int) -> bool:
        before = index - 1
        while self._kind(before) in "bhf":
            if self.tokens[before].word == "not" or self.tokens[before].word.endswith("n't"):
                return True
            before -= 1
        return False

    def _is_passive(self, index: int) -> bool:
        before = index - 1
        while self._kind(before) in "f":
            before -= 1
        return self._kind(before) == "b" and self.tokens[index].form is Form.PAST

    def _has_object(self, index: int) -> bool:
        """Whether a number follows that the verb governs: nothing between but fillers and adjectives."""
        at = index + 1
        steps = 0
        while self._kind(at) in "faoTlZ" and steps < 8:
            if self._kind(at) == "f" and self.tokens[at].word == "by":
                return False
            at += 1
            steps += 1
        return self._kind(at) in "NEQ" or (self._kind(at) == "w" and self._kind(at + 1) in "NfZ" and not self.waiting)

    def _has_with(self, index: int) -> bool:
        at = index + 1
        while at < len(self.tokens) and self._kind(at) in "lxfTpta" and at < index + 8:
            at += 1
        return (self._kind(at) == "w" and self._kind(at + 1) in "NfZ") or (
            self._kind(at) == "o" and self._kind(at + 1) in "NZ"
        )

    def _verb_later(self, index: int) -> bool:
        """Whether the clause has another verb, so that this one only describes the number before it."""
        for at in range(index + 1, len(self.tokens)):
            kind = self.tokens[at].kind
            if kind in ";." or (kind == "," and self._kind(at + 1) != "N"):
                return False
            if kind == "b" or (kind == "," and self._kind(at + 1) == "N" and self._verb_after(at + 2)):
                return True
        return False

    # --- the rest ---

    def _all_but(self, index: int) -> int:
        """As in "All but four of them": what is left of a whole."""
        at = index + 1
        while self._kind(at) == "f":
            at += 1
        if self._kind(at) != "N":
            return index + 1
        first = len(self.counts)
        end = self._number(at)
        for count in self.counts[first:]:
            if not count.is_whole_of:
                count.is_but, count.start = True, self.tokens[index].start
        # "All but 26 drones and 31 missiles"
        while self._kind(end) in "&," and self._kind(end + 1) == "N":
            first, end = len(self.counts), self._number(end + 1)
            for count in self.counts[first:]:
                count.is_but = not count.is_whole_of
        return end

    def _all(self, index: int) -> int:
        """As in "All 24 drones", "all of them were", "both": a number of its own or the whole of an earlier one."""
        token = self.tokens[index]
        if token.word in ("the rest", "the others", "the remaining"):
            self.latest = [count for count in self.counts if count.act in KILLS and not count.is_listed_part][:1]
            self.is_listing = bool(self.latest)
            return index + 1
        at = index + 1
        while self._kind(at) in "fo" or (self._kind(at) == "S"):
            at += 1
        if token.word == "none":
            whole, end = self._count(at) if self._kind(at) == "N" else (None, at)
            if whole is not None:
                whole.is_whole_of = True
                self.counts.append(whole)
            self.waiting.clear()
            return end
        if self._kind(at) == "N":
            first = len(self.counts)
            end = self._number(at)
            if token.word == "all" and first < len(self.counts):
                self.counts[first].is_all = True
            return end
        if token.word in ("all", "both"):
            count = Count(token.start, token.end, 2 if token.word == "both" else 0, is_all=True, is_part=True, at=index)
            count.value = 0
            while self._kind(at) == "a":
                at += 1
            if self._kind(at) == "W":
                count.weapon, is_counted = _class_of([self.tokens[at]])
                if not is_counted:
                    return at + 1
                at += 1
            if self._verb_after(at) is not None:
                self._wait(count, None)
            elif self.active in KILLS and not self.had_object and (count.weapon or self._kind(index + 1) == "S"):
                self._settle(count, None, self.active)
                self.had_object = True
            return at
        return index + 1

    def _place(self, token: Token) -> None:
        place = token.place
        if place is None or not self.preposition or self.preposition == "@":
            return
        if not self.counts:
            if all(before.kind in "pfTt,l&a" for before in self.tokens[: self.tokens.index(token)]):
                self.places_before.append(place)
            return
        if self.is_listing and (not self.latest or not self.latest[-1].is_listed_part):
            for count in self._placeable():
                count.also_at.append(place)
            return
        for count in self._placeable():
            if all(place.code != known.code for known in count.places):
                count.places.append(place)

    def _placeable(self) -> list[Count]:
        counts = self.latest[-1:]
        return [count for count in counts if count.act in KILLS or count.act is None]

    def _go(self, index: int) -> None:
        """A preposition: "over" places what was shot down, "from", "at" and "in" after them place other things."""
        token = self.tokens[index]
        if token.kind == "t":
            self.preposition = self.preposition if self._kind(index + 1) == "T" else "@"
        elif self.preposition != "@" or token.word.startswith(("over", "above", "across", "in the")):
            self.preposition = token.word

    def _subset(self, index: int) -> None:
        word = self.tokens[index].word
        self.is_listing = True
        if word.startswith(("of", "out")):
            self.in_relative = True
        self.preposition = "in" if word.startswith("includ") else self.preposition

    def _vague(self, index: int) -> int:
        """As in "Dozens of drones", "half of the 40 drones": no number; what follows is not the verb's."""
        at = index + 1
        while self._kind(at) in "of":
            at += 1
        if self._kind(at) == "N" and at > index + 1:
            whole, end = self._count(at)
            if whole is not None and whole.has_noun:
                whole.is_whole_of = True
                self.counts.append(whole)
            self.had_object = self.active is not None
            return end
        if self.active is not None and self._kind(index + 1) in "oaWf":
            self.had_object = True
        return index + 1

    def _count_regions(self) -> None:
        """As in "In the border regions and over the Black Sea": the regions named are not all that share the number."""
        for count in self._placeable():
            count.is_spread = True

    def _break(self, token: Token) -> None:
        """A new clause; "the ministry said" within one is none."""
        if token.word in ("said", "says", "adding", "added"):
            return
        if token.word not in ("that", "where", "who", "however", "when"):
            self.waiting.clear()
        self.active = None
        self.are_hits_told = False
        self.outer = None
        self.is_listing = False
        self.preposition = ""
        if token.word != ";":
            self.latest = []

    def _finish(self) -> None:
        first = next((count for count in self.counts if count.act in KILLS), None)
        if (
            first is not None
            and len(self.places_before) == 1
            and not any(count.places or count.also_at for count in self.counts)
        ):
            first.places = self.places_before


_PLACE_WORDS = words_of(
    "occupied annexed border bordering waters water airspace territory territories peninsula neighboring ",
    "neighbouring nearby republic sky skies west east north south western eastern northern southern central ",
    "parts annexed russian-annexed russian-occupied russian-held moscow-annexed illegally capital's capital ",
    "city town areas area frontier russian adjacent to well district",
)
_GENERIC = frozenset(("drones", "missiles", "uavs", "unmanned aerial vehicles", "targets"))
_HITTING = {"drone": WeaponClass.DRONE, "uav": WeaponClass.DRONE, "missile": WeaponClass.MISSILE}
_HITS = frozenset(("hits", "direct hits", "direct hit", "strikes", "impacts", "hit"))
_OBSERVED = frozenset(("recorded", "registered", "confirmed", "documented", "detected", "identified"))
_NO_NOUNS = words_of(
    "failed failing without downed by hit fell flew crashed flying aimed heading fired were had over this ",
    "that those these it they we he she for if at during early late until since last so far striking another ",
    "apart only also yesterday today tonight exploded detonated",
)


def _class_of(weapons: Sequence[Token], *, is_joined: bool = True) -> tuple[WeaponClass | None, bool]:
    """The class of weapons that one number counts (`is_joined`: by one noun), and whether they are counted at all."""
    classes = {token.weapon for token in weapons}
    if None in classes:
        return None, False
    if (
        len(classes) > 1
        and WeaponClass.MISSILE in classes
        and classes <= MISSILES
        and weapons[-1].weapon is WeaponClass.MISSILE
    ):
        classes -= {WeaponClass.MISSILE} if is_joined else set()  # "Kh-59 guided air missiles" are of one kind.
    if len(classes) == 1:
        return classes.pop(), True
    if classes <= MISSILES:
        return WeaponClass.MISSILE, True
    return WeaponClass.ALL, True
