"""Words that tell a property, where the entity stands and where the value: from how reports in general are written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from store.model.facts import dataclass

Side = Literal["left", "right", "either", "victim"]
Takes = Literal["mention", "date", "words", "choice", "after"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell a property.

    ``subject`` is the side the entity stands on ("victim": left of "was killed", right of "killed"), ``value`` that of
    the value; ``takes`` what that is: a mention, a date, the cue's own words, a choice, the words after it.
    ``reach`` is how far both may stand; ``sure`` how often it is so.
    """

    prop: str
    words: str
    subject: Side = "left"
    value: Side = "right"
    takes: Takes = "mention"
    choice: str = ""
    reach: int = 70
    sure: float = 0.6


_KILLED = r"killed|slain|assassinated|murdered|gunned down|shot dead|eliminated"
_DEAD = r"died|dies|dead|drowned|perished|passed away"
_DEATH = r"death|demise|killing|assassination|murder"
_HEAD = r"(?<!former )(?<!deputy )(?:leader|chief|head|emir|amir|supremo|boss)(?! of (?:staff|police))"

HAPPENED = (
    r"happened|took place|occurred|struck|sank|sunk|went down|gone down|crashed|collapsed|exploded|shook|rocked|went "
    r"off|broke out|"
    r"carried out|conducted|launched|was held|were held|hit|attacked|raided"
)
"""What happens to an event's subject: where none is named these words are of the one the report is about."""

CUES: tuple[Cue, ...] = (
    Cue("life_status", _KILLED, "victim", takes="choice", choice="killed", sure=0.75),
    Cue("life_status", r"died of (?:his |her )?(?:wounds|injuries)|"
        r"succumbed", takes="choice", choice="died_of_wounds", sure=0.8),
    Cue("life_status", _DEAD, takes="choice", choice="dead", sure=0.7),
    Cue("life_status", _DEATH, "victim", takes="choice", choice="dead", sure=0.7),
    Cue("life_status", r"executed|hanged|beheaded", "victim", takes="choice", choice="executed"),
    Cue("life_status", r"is alive|still alive|was alive|lives(?= and|,|;|\.)|survived|escaped "
        r"unhurt", takes="choice", choice="alive", sure=0.7),
    Cue("life_status", r"went missing|is missing|disappeared", takes="choice", choice="missing"),
    Cue("life_status", r"(?:was|were|been) (?:seriously |critically |badly )?(?:wounded|"
        r"injured)", takes="choice", choice="wounded", sure=0.5),
    Cue("killed_by", rf"(?:{_KILLED}) by", "left", "right", reach=60, sure=0.7),
    Cue("killed_in", rf"{_KILLED}|{_DEAD}|{_DEATH}", "victim", "either", reach=110, sure=0.65),
    Cue("place_of_death", rf"{_KILLED}|{_DEAD}", "victim", "right", reach=90, sure=0.6),
    Cue("date_of_death", rf"{_KILLED}|{_DEAD}", "victim", "right", "date", reach=120, sure=0.65),
    Cue("wounded_in", r"wounded|injured|hurt", "victim", "either", reach=100, sure=0.65),
    Cue("date_of_injury", r"wounded|injured", "victim", "right", "date", reach=80, sure=0.5),
    Cue("custody", r"arrested|detained|captured|under arrest|in custody|taken into custody|"
        r"apprehended", "victim", takes="choice", choice="detained", sure=0.7),
    Cue("custody", r"imprisoned|jailed|sentenced to|in prison|in "
        r"jail", "victim", takes="choice", choice="imprisoned", sure=0.6),
    Cue("custody", r"(?:was|were|been) (?:released|freed)|set free|released "
        r"from", takes="choice", choice="released", sure=0.6),
    Cue("custody", r"escaped from", takes="choice", choice="escaped", sure=0.6),
    Cue("detained_by", r"(?:arrested|detained|captured|held|seized|taken) by", "left", "right", reach=50, sure=0.7),
    Cue("detained_in", r"arrested|detained|captured", "victim", "either", reach=90, sure=0.5),
    # who somebody is
    Cue("birthplace", r"born(?: and raised)? (?:in|at)|birthplace(?: is| was)?|native "
        r"of", "left", "right", reach=60, sure=0.8),
    Cue("date_of_birth", r"born", "left", "right", "date", reach=40, sure=0.75),
    Cue("origin", r"hail(?:s|ed|ing) from|native of|originally from|who (?:is|was|came|comes) from|belong(?:s|ed) "
        r"to(?= [A-Z])", "left", "right", reach=50, sure=0.7),
    Cue("residence", r"lives in|lived in|living in|resident of|resides in|settled in|residing "
        r"in", "left", "right", reach=50, sure=0.7),
    Cue("nationality", r"citizen of|national of|citizenship of|nationality is", "left", "right", reach=50, sure=0.85),
    Cue("alias", r"also known as|alias|a\.?k\.?a\.?|better known as|nicknamed|nom de guerre|known "
        r"by", "left", takes="after", sure=0.65),
    Cue("real_name", r"real name(?: is| was)?|whose name was|born as", "left", takes="after", sure=0.65),
    Cue("relative", r"brother|father|son|daughter|wife|cousin|uncle|nephew|son-in-law|brother-in-law|"
        r"successor", "either", "either", reach=40, sure=0.45),
    Cue("family", r"(?:his|her|['’]s) (?:wife|wives|widow|son|sons|daughter|daughters|children|family|brother|father|"
        r"parents)|(?:the )?son of an? \w+|married", "left", takes="words", sure=0.5),
    Cue("background", r"studied|graduated|educated|radicali[sz]ed|trained (?:at|in)|ran away|seminary|madrass?ah?|"
        r"fought (?:in|against|alongside)|veteran of|grew up", "left", takes="after", sure=0.5),
    Cue("assessment", r"described as|regarded as|considered|seen as|thought to be (?:one|the)|known (?:for|as (?:an?|"
        r"the|one))", "left", takes="after", sure=0.45),
    # where somebody is
    Cue("base", r"based (?:in|out of)|headquartered in|(?:operates|operating|operated) (?:from|out "
        r"of)", "left", "right", reach=50, sure=0.7),
    Cue("whereabouts", r"(?:hiding|in hiding|hides|hid|holed up|present|sheltering) (?:in|at|near|inside)|believed "
        r"to be in|is (?:now )?in(?= [A-Z])", "left", "right", reach=50, sure=0.6),
    Cue("area", r"active in|operat(?:es|ing|ed) in|presence in|operations in|campaign in|insurgency "
        r"in", "left", "right", reach=50, sure=0.6),
    Cue("travelled_to", r"(?:went|travel+ed|moved|fled|returned|came|migrated|crossed|escaped|ran away|flew|shifted|"
        r"relocated)(?: \w+){0,3}? (?:to|into)|visited|arrived in", "left", "right", reach=70, sure=0.6),
    Cue("met", r"met(?: with)?|(?:held )?talks with|meeting with", "left", "right", reach=50, sure=0.6),
    Cue("sheltered_with", r"embedded (?:with|in|inside|among)|hid(?:ing)? (?:with|among)|shelter(?:ed|ing)? (?:by|"
        r"with|among)|protected by|hosted by|under the protection of|stay(?:ed|ing) "
        r"with", "left", "right", reach=60, sure=0.65),
    # posts and bonds
    Cue("leader", _HEAD, "either", "either", reach=45, sure=0.7),
    Cue("leader", r"led by|headed by|commanded by|under the leadership of", "left", "right", reach=60, sure=0.8),
    Cue("appointed_by", r"(?:appointed|named|picked|chosen|promoted)(?: \w+){0,6}? "
        r"by", "left", "right", reach=50, sure=0.6),
    Cue("affiliation", r"member of|belong(?:s|ed)? to|affiliated (?:with|to)|linked (?:to|with)|links to|associated "
        r"with|joined|fought (?:for|with)|part of|works? for|worked for|fighters? of|commander "
        r"of", "left", "right", reach=60, sure=0.6),
    Cue("allegiance", r"pledged (?:allegiance|loyalty)(?: to)?|swore (?:allegiance|loyalty)(?: to)?|loyal to|"
        r"allegiance to|bay['’]?ah?t? to", "left", "right", reach=60, sure=0.75),
    Cue("left_group", r"(?:left|quit|defected from|broke (?:away )?(?:from|with)|parted ways with|expelled from)(?= "
        r"[A-Z]| the [A-Z])", "left", "right", reach=40, sure=0.55),
    Cue("post_holder", r"(?:spokesman|spokesperson|spokeswoman|deputy|deputy leader|deputy chief|commander|"
        r"intelligence chief|governor|minister|president|courier)", "either", "either", reach=30, sure=0.4),
    # what a group is
    Cue("founded", r"founded|formed|formation|established|set up|created|creation|came into being|was "
        r"launched", "left", "right", "date", reach=60, sure=0.7),
    Cue("founder", r"founded by|formed by|established by|created by|set up by", "left", "right", reach=50, sure=0.8),
    Cue("founder", r"founder of|founded|co-founder of|established|formed", "right", "left", reach=50, sure=0.65),
    Cue("announced_by", r"announced (?:the )?(?:formation|creation|launch|establishment) "
        r"of", "right", "left", reach=50, sure=0.75),
    Cue("part_of", r"(?:faction|branch|wing|affiliate|offshoot|splinter|arm|chapter|franchise|subsidiary|part|unit|"
        r"breakaway)(?: \w+){0,3}? of|affiliated (?:with|to)|umbrella of", "left", "right", reach=60, sure=0.7),
    Cue("part_of", r"['’]s? (?:\w+ ){0,2}(?:faction|branch|wing|affiliate|offshoot|arm|chapter|"
        r"franchise)", "right", "left", reach=40, sure=0.6),
    Cue("split_from", r"broke away from|split (?:away )?from|splintered from|splinter (?:group|faction) of|breakaway "
        r"(?:group|faction) of|parted from", "left", "right", reach=60, sure=0.8),
    Cue("merged_with", r"merged (?:with|into)|rejoined|re-joined|joined hands with|reunited "
        r"with", "left", "right", reach=60, sure=0.75),
    Cue("legal_status", r"banned|outlawed|proscribed", "right", takes="words", reach=60, sure=0.6),
    Cue("banned_by", r"(?:banned|outlawed|proscribed)(?: \w+){0,4}? by", "left", "right", reach=50, sure=0.75),
    Cue("listed_by", r"(?:designated|blacklisted|listed|sanctioned|declared)(?: \w+){0,8}? "
        r"by", "left", "right", reach=60, sure=0.7),
    Cue("listed_by", r"(?:has |have )?(?:designated|blacklisted|sanctioned|put a bounty on|"
        r"placed)", "right", "left", reach=60, sure=0.55),
    Cue("backed_by", r"(?:backed|supported|funded|financed|sponsored|armed|aided|harbou?red|sheltered) "
        r"by", "left", "right", reach=50, sure=0.7),
    Cue("backed_by", r"(?:backs|backing|supports|supporting|sponsors|harbou?rs|harbou?ring|shelters|sheltering|funds|"
        r"funding|support for|support to|safe haven (?:to|for))", "right", "left", reach=50, sure=0.5),
    Cue("sanctuary", r"safe havens?|sanctuar(?:y|ies)|hideouts?|hide-outs|operat\w+ (?:freely )?from|"
        r"using", "left", "either", reach=70, sure=0.45),
    Cue("relations", r"ties (?:with|to)|relationship with|relations with|allied with|ally of|alliance with|allies? "
        r"of|rivals? of|enem(?:y|ies) of|close to|feud with|at war with|loyal to|differences with|cooperation "
        r"with", "left", "right", reach=60, sure=0.6),
    Cue("setback", r"(?:major |big |huge |significant |severe |serious |heavy |great )?(?:blow|setback) (?:to|for)|"
        r"weakened", "right", takes="words", reach=60, sure=0.6),
    Cue("purpose", r"aims? (?:to|at)|aimed at|seeks? to|goal (?:is|was) to|wants? to (?:establish|impose|overthrow)|"
        r"fighting (?:to|for)", "left", takes="after", sure=0.5),
    # what they do and say
    Cue("claimed_attack", r"claim(?:s|ed|ing)? (?:the )?responsibility(?: for)?|took responsibility for|(?:said|"
        r"says) it carried out", "left", "either", reach=120, sure=0.75),
    Cue("directed", r"masterminded|mastermind(?: of| behind)|ordered|directed|orchestrated|planned|plotted|(?:was|"
        r"were|is) behind|architect of", "left", "right", reach=60, sure=0.6),
    Cue("blamed_for", r"(?:is |was |been |are |were )?(?:blamed for|accused of|wanted for|charged with|implicated in|"
        r"suspected of|held responsible for|responsible for)|involved in|behind (?:several|many|numerous|a "
        r"series)", "left", takes="after", sure=0.6),
    Cue("targets", r"(?:attack(?:s|ed|ing)?|targets?|targeted|targeting) (?:on |against )?(?=(?:civilians|security|"
        r"police|foreign|government|minorit|shi|christian|polio|schools|the army|forces|"
        r"military))", "left", takes="after", sure=0.5),
    Cue("commitment", r"(?:pledged|promised|vowed|agreed|committed|undertook|undertaken|pledges|promises|vows|"
        r"agrees)(?: itself| themselves)? (?:to|not to|that)", "left", takes="after", sure=0.5),
    Cue("publication", r"authored|wrote (?:a |the |several )?(?:book|books|article|articles)|published (?:a |an |the "
        r")?(?:book|magazine|video|statement)|magazine", "left", takes="after", sure=0.45),
    Cue("accused_as", r"(?:called|branded|labelled|labeled|dubbed|termed)(?= (?:him|her|a|"
        r"an))", "left", takes="after", sure=0.5),
    # what happened
    Cue("date", HAPPENED, "either", "either", "date", reach=90, sure=0.65),
    Cue("date", r"on|in|during|of|last|this", "either", "either", "date", reach=12, sure=0.55),
    Cue("place", r"in|at|near|off|outside|across|on", "left", "right", reach=45, sure=0.6),
    Cue("place", rf"(?:{HAPPENED}|lies)(?: \w+){{0,3}}? (?:in|at|near|off|on)", "either", "right", reach=50, sure=0.65),
    Cue("conducted_by", r"(?:carried out|conducted|launched|raided|mounted|led|raid|strike|operation|attack|assault|"
        r"airstrike)(?: \w+){0,3}? by", "either", "right", reach=50, sure=0.65),
    Cue("conducted_by", r"(?:carried out|conducted|launched|raided|mounted|"
        r"staged)", "right", "left", reach=50, sure=0.6),
    Cue("supported_by", r"(?:backed|supported|helped|aided|assisted) by|with (?:the )?(?:help|support|backing) of|"
        r"air support", "left", "right", reach=60, sure=0.55),
    Cue("planned_by", r"(?:planned|plotted|masterminded|ordered) by", "left", "right", reach=60, sure=0.7),
    Cue("responsibility", r"claim(?:s|ed|ing)? (?:the )?responsibility|responsible|to blame|blamed? on|(?:was|were) "
        r"behind|perpetrated by|responsibility", "either", "either", reach=110, sure=0.65),
    Cue("target", r"target(?:ed|ing|s)|aimed at|directed (?:at|against)|against", "left", "right", reach=40, sure=0.5),
    Cue("investigation", r"investigat(?:ed|ing|ion|e|es)|inquiry|probe", "either", takes="words", reach=60, sure=0.5),
    Cue("site", r"(?:\w+ )?(?:compound|hideout|mosque|school|hospital|market|wedding|house|church|park|checkpoint|"
        r"headquarters|hotel)", "left", takes="words", reach=45, sure=0.4),
    Cue("damage_text", r"(?:destroyed|damaged|wrecked|ruined|burned down|gutted|"
        r"flattened)", "either", takes="after", reach=70, sure=0.45),
    Cue("controlled_by", r"(?:controlled|held|ruled|governed|seized|captured|run) by|under the control of|in the "
        r"hands of", "left", "right", reach=40, sure=0.65),
    Cue("controlled_by", r"stronghold of|seized|took control of|controls|"
        r"captured", "right", "left", reach=40, sure=0.5),
    Cue("controlled_by", r"['’]?s? stronghold(?: of| in)?", "right", "left", reach=30, sure=0.5),
    Cue("winner", r"(?:won|wins|winner of|elected in|victory in)", "right", "left", reach=50, sure=0.6),
    Cue("evidence", r"(?:released|published|posted|shared|showed|shown|circulated|presented|issued)(?: \w+){0,3}? "
        r"(?:photos?|photographs?|pictures?|images?|video|videos|footage|recordings?|documents?|"
        r"audio)", "either", takes="words", reach=120, sure=0.5),
    Cue("comment", r"no comment|(?:declin|refus)\w* to comment|(?:would|did) not comment|not (?:yet "
        r")?commented", "either", takes="words", reach=120, sure=0.5),
    Cue("assessment", r"(?:one of the |the |a |an |its |most |very |highly )*(?:most wanted|notorious|dangerous|"
        r"dreaded|influential|powerful|feared|prominent|high-profile|key figure|senior figure|experienced|skilled|"
        r"ruthless|hardline|lethal|deadliest|important|capable|threat|charismatic|well-known|terror(?:ist)? (?:group|"
        r"outfit|organi[sz]ation))", "either", takes="words", reach=60, sure=0.5),
    Cue("activity", r"(?:has |have |had |been )*(?:carried out|carrying out|conducted|staged|mounted|launched|"
        r"recruit(?:s|ed|ing)|train(?:s|ed|ing)|operat(?:es|ed|ing)|wag(?:es|ed|ing)|smuggl\w+|rais(?:es|ed|ing) "
        r"(?:money|funds)|fight(?:s|ing)|fought|kidnap\w+|bombed|plan(?:s|ned|ning)|establish(?:ed|ing)|run(?:s|"
        r"ning)|helped|sent|supports|supported|urg(?:es|ed|ing)|praised|threaten(?:s|ed)|call(?:s|ed) (?:for|"
        r"on))", "left", takes="after", reach=40, sure=0.42),
    Cue("outcome", r"(?:resulted in|result(?:ing|s) in|led to|ended (?:with|in)|culminat\w+|succeeded|failed|foiled|"
        r"were (?:seized|recovered|destroyed)|was (?:seized|recovered|destroyed|foiled|"
        r"successful))", "left", takes="after", reach=120, sure=0.5),
    Cue("circumstance", r"(?:during|while|when|as part of|in the course of|in retaliation for|in response to|after a "
        r"tip-off|on the eve of|amid)(?= )", "left", takes="after", reach=60, sure=0.42),
    Cue("target_text", r"(?:target(?:ed|ing|s)?|aimed at|against|hit|struck|attack(?:ed)? on|raid(?:ed)? on|raided|"
        r"stormed)(?= (?:a|an|the|several|two|three|\w+s) )", "left", takes="after", reach=40, sure=0.45),
)  # fmt: skip

#: What a person died of, and how an attack was done, by the words for it.
WAYS: tuple[tuple[str, str], ...] = (
    ("drone_strike", r"(?:US |U\.S\. |American )?drone (?:strikes?|attacks?)|unmanned"),
    ("air_strike", r"air[- ]?strikes?|air raids?|bombardment"),
    ("suicide_bombing", r"suicide (?:bombing|bomber|attack|blast)s?"),
    ("bombing", r"bomb(?:ing|ings| blast| attack)|car bomb|roadside bomb|explosion|blast"),
    ("shooting", r"shooting|gunfire|shot dead|gunmen|gunned down|opened fire"),
    ("raid", r"raids?(?! on)|raided|night raid"),
    ("clash", r"clash(?:es)?|gun ?battle|gunfight|firefight|exchange of fire|shoot-?out|encounter"),
    ("joint_operation", r"joint (?:raid|operation|air and ground)"),
    ("special_operation", r"special forces|commando"),
    ("ground_operation", r"ground (?:operation|assault|offensive)"),
    ("military_operation", r"(?:military|security|clearance) operations?|operation(?!s? chief)"),
    ("execution", r"executed|execution|hanged|beheaded"),
    ("illness", r"illness|heart attack|disease|hepatitis|cancer|tuberculosis"),
    ("accident", r"accident"),
    ("hijacking", r"hijack(?:ed|ing)"),
    ("siege", r"siege"),
)

#: What is counted, by the words beside the figure.
TOLLS: tuple[tuple[str, str], ...] = (
    ("wounded", r"wounded|injured|hurt|injuries"),
    ("survivors", r"survivors|survived|lived through"),
    ("rescued", r"rescued|saved|pulled (?:out )?alive|plucked"),
    ("missing", r"missing|unaccounted|disappeared"),
    ("evacuated", r"evacuated|moved to safety"),
    ("displaced", r"displaced|fled (?:their|the)|driven from|refugees|uprooted"),
    ("homeless", r"homeless|without a roof|without shelter"),
    ("buried", r"buried|laid to rest|funerals?"),
    ("identified", r"identified"),
    ("aboard", r"aboard|on board|carrying"),
    ("detained", r"detained|arrested|captured|in custody|held|rounded up"),
    ("killed", r"killed|dead|died|deaths?|death toll|toll|lives|bodies|slain|perished|drowned|martyred|fatalities|"
        r"casualties|mourned|count"),
)  # fmt: skip

#: Of whom a count is, by the noun behind the figure.
PARTS: tuple[tuple[str, str], ...] = (
    ("children", r"children|child|minors|boys|girls|pupils|schoolchildren|babies|infants"),
    ("women", r"women|woman|wives"),
    ("civilians", r"civilians?|villagers|residents|wedding guests|bystanders|non-combatants"),
    ("security_forces", r"soldiers?|troops?|police(?:men|man)?|guards?|security (?:personnel|forces|officials)|"
        r"officers|servicemen"),
    ("militants", r"militants?|fighters?|fights|insurgents?|terrorists?|rebels?|gunmen|extremists?|jihadists?|"
        r"combatants?"),
    ("leaders", r"leaders?|commanders?|chiefs?"),
    ("members", r"members?"),
    ("associates", r"(?:close )?(?:associates?|aides?)"),
    ("foreigners", r"foreigners?|foreign nationals?|tourists?"),
    ("passengers", r"passengers?"),
    ("crew", r"crew(?: members)?|sailors?"),
)  # fmt: skip
#: What is no person, so that its number is none of a toll.
NOT_PEOPLE = re.compile(
    r"(?:\w+ ){0,2}?(?:photos?|pictures?|videos?|days?|weeks?|months?|years?|hours?|minutes?|times?|attacks?|"
    r"strikes?|raids?|"
    r"operations?|vehicles?|houses?|homes|buildings?|rifles?|weapons?|boats?|ships?|countries|districts?|provinces?|"
    r"villages?|"
    r"reports?|questions?|km|kilomet\w+|met(?:er|re)s?|miles?|percent|per cent|books?|articles?|phases?|points?|"
    r"lists?|suicide|"
    r"o['’]clock|a\.?m\.?|p\.?m\.?|in the morning|after(?:shocks)?|aftershocks?|of the|languages?|groups?|factions?|"
    r"kilograms?|tonnes?|tons)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def compiled(words: str) -> re.Pattern[str]:
    """The words of a cue, each as a whole."""
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


_ASKING = frozenset(
    [
        "where",
        "when",
        "what",
        "which",
        "with",
        "that",
        "this",
        "have",
        "much",
        "many",
        "number",
        "people",
        "person",
        "again",
        "from",
        "into",
        "over",
        "after",
        "before",
        "under",
        "about",
        "some",
        "more",
        "less",
        "than",
        "they",
        "them",
        "their",
        "there",
        "date",
        "place",
        "time",
        "year",
        "years",
        "days",
        "name",
        "group",
        "state",
        "called",
        "count",
    ]
)
"""Words by which people ask for anything: they tell no property."""


@lru_cache(maxsize=512)
def own_words(label: str, more: str) -> re.Pattern[str] | None:
    """The words that tell a property of a case's own: its label, and the words by which people look for it."""
    said = [re.escape(label), *(re.escape(word) for word in more.split() if len(word) > 3 and word not in _ASKING)]
    first = [re.escape(word) for word in label.split() if len(word) > 4 and word not in _ASKING]
    listed = [one for one in dict.fromkeys((*said, *first)) if one]
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)", re.IGNORECASE) if listed else None
