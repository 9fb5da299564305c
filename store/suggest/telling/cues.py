"""Words that tell a property, where the entity stands and where the value: from how reports in general are written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from store.model.facts import dataclass
from store.model.vocabulary import EntityKind

Side = Literal["left", "right", "either", "victim", "active", "behind"]
Takes = Literal["mention", "date", "words", "choice", "after", "rest"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell a property.

    ``subject`` is the side the entity stands on ("victim": left of "was killed", right of "killed"; "active": right of
    "killed" only; "behind": right at once), ``value`` that of
    the value; ``takes`` what that is: a mention, a date, the cue's own words, a choice, the words
    after it, or the rest of the clause from it on.
    ``reach`` is how far both may stand; ``sure`` how often it is so. ``kinds`` are those of the property that it is
    told of by these words, where not of all; ``near``: an event has to be named in the sentence.
    """

    prop: str
    words: str
    subject: Side = "left"
    value: Side = "right"
    takes: Takes = "mention"
    choice: str = ""
    reach: int = 70
    sure: float = 0.6
    kinds: tuple[EntityKind, ...] = ()
    near: bool = False


_KILLED = r"killed|slain|assassinated|murdered|gunned down|shot dead|shot and killed|eliminated"
_DEAD = r"died|dies|dead|drowned|perished|passed away"
_DEATH = r"death|demise|killing|assassination|murder"
_HEAD = r"(?<!former )(?<!deputy )(?:leader|chief|head|emir|amir|supremo|boss)(?! of (?:staff|police))"

HAPPENED = (
    r"happened|took place|occurred|struck|sank|sunk|went down|gone down|crashed|collapsed|exploded|shook|rocked|went "
    r"off|broke out|"
    r"carried out|conducted|launched|was held|were held|(?:was|were) (?:agreed|signed|concluded)|hit|attacked|raided"
)
"""What happens to an event's subject: where none is named these words are of the one the report is about."""

CUES: tuple[Cue, ...] = (
    Cue("life_status", _KILLED, "victim", takes="choice", choice="killed", sure=0.75),
    Cue("life_status", r"died of (?:his |her )?(?:wounds|injuries)|"
        r"succumbed", takes="choice", choice="died_of_wounds", sure=0.8),
    Cue("life_status", rf"{_DEAD}|(?:is|was|been) (?:laid to rest|buried)(?= in| at| beside| on| yesterday)",
        takes="choice", choice="dead", sure=0.7),
    Cue("life_status", _DEATH, "victim", takes="choice", choice="dead", sure=0.7),
    Cue("life_status", r"executed|hanged|beheaded", "victim", takes="choice", choice="executed"),
    Cue("life_status", r"is alive|still alive|was alive|lives(?= and|,|;|\.)|survived|escaped "
        r"unhurt", takes="choice", choice="alive", sure=0.7),
    Cue("life_status", r"went missing|(?:is|are|remains?|been|was|were) (?:still )?missing|disappeared|(?:not|"
        r"never) been "
        r"(?:seen|heard of|heard from) since|vanished", takes="choice", choice="missing"),
    Cue("life_status", r"(?:was|were|been) (?:seriously |critically |badly )?(?:wounded|"
        r"injured)", takes="choice", choice="wounded", sure=0.5),
    Cue("killed_by", rf"(?:{_KILLED}) by", "left", "right", reach=60, sure=0.7),
    Cue("killed_by", _KILLED, "active", "left", reach=40, sure=0.65),
    Cue("killed_in", rf"{_KILLED}|{_DEAD}|{_DEATH}", "victim", "either", reach=110, sure=0.65),
    Cue("place_of_death", rf"{_KILLED}|{_DEAD}", "victim", "right", reach=90, sure=0.6),
    Cue("date_of_death", rf"{_KILLED}|{_DEAD}", "victim", "right", "date", reach=120, sure=0.65),
    Cue("wounded_in", r"wounded|injured|hurt", "victim", "either", reach=100, sure=0.65),
    Cue("date_of_injury", r"wounded|injured", "victim", "right", "date", reach=80, sure=0.5),
    Cue("custody", r"arrested|detained|captured|recaptured|under (?:house )?arrest|in custody|taken into custody|"
        r"taken prisoner|apprehended", "victim", takes="choice", choice="detained", sure=0.7),
    Cue("custody", r"surrender(?:s|ed)(?= to| in|,|\.|;| with| on| after| at)|(?:gave|given|turned) (?:himself|"
        r"herself) "
        r"(?:up|in)|(?:was|were|been) (?:kidnapped|abducted|taken hostage)", takes="choice", choice="detained",
        sure=0.6),
    Cue("custody", r"imprisoned|jailed|sentenced to(?! death| be)|behind bars|serving a (?:\w+ )?sentence|in prison|in "
        r"jail", "victim", takes="choice", choice="imprisoned", sure=0.6),
    Cue("custody", r"(?:was|were|been) (?:released|freed|acquitted)|set free|released "
        r"from", takes="choice", choice="released", sure=0.6),
    Cue("custody", r"(?:still |remains? )?at large|on the run", takes="choice", choice="free", sure=0.6),
    Cue("custody", r"released on bail|granted bail|pardoned", "victim", takes="choice", choice="released", sure=0.6),
    Cue("custody", r"escaped from|escaped (?:custody|prison|jail)|broke out of (?:prison|jail)", takes="choice",
        choice="escaped", sure=0.6),
    Cue("detained_by", r"(?:arrested|detained|captured|held|seized|kidnapped|abducted|taken(?: into custody| prisoner|"
        r" hostage)?)(?: alive)? by|surrendered to", "left", "right", reach=50, sure=0.7),
    Cue("detained_by", r"arrested|detained|captured|kidnapped|abducted", "active", "left", reach=40, sure=0.6),
    Cue("detained_in", r"arrested|detained|captured", "victim", "either", reach=90, sure=0.5),
    # who somebody is
    Cue("birthplace", r"born(?: and raised| and brought up)?(?: on [\w ]{3,20})? (?:in|at)|birthplace(?: is| "
        r"was)?", "left", "right", reach=60, sure=0.8),
    Cue("date_of_birth", r"born", "left", "right", "date", reach=40, sure=0.75),
    Cue("origin", r"hail(?:s|ed|ing) from|native of|originally from|who (?:is|was|came|comes) from|from(?= "
        r"[A-Z][\w-]+,)|belong(?:s|ed) "
        r"to(?= [A-Z])", "left", "right", reach=50, sure=0.7),
    Cue("residence", r"lives in|lived in|living in|resident of|resides in|settled in|residing "
        r"in", "left", "right", reach=50, sure=0.7),
    Cue("nationality", r"citizen of|national of|citizenship of|nationality is", "left", "right", reach=50, sure=0.85),
    Cue("alias", r"(?:also|widely|commonly|popularly) known as|nom de guerre|alias|a\.?k\.?a\.?|better known as|"
        r"nicknamed|nom de guerre|known "
        r"by", "left", takes="after", sure=0.65),
    Cue("real_name", r"(?:real|birth|original) name of", "behind", takes="after", sure=0.65),
    Cue("real_name", r"real name(?! of)(?: is| was)?|whose name was|born as", "left", takes="after", sure=0.65),
    Cue("relative", r"(?:half-)?brother|father|mother|sister|son|daughter|wife|husband|widow(?:er)?|cousin|uncle|aunt|"
        r"nephew|niece|grandson|granddaughter|grandfather|(?:son|brother|father|daughter|sister)-in-law|married to|"
        r"successor", "either", "either", reach=40, sure=0.45),
    Cue("family", r"(?:his|her|['’]s) (?:wife|wives|widow|son|sons|daughter|daughters|children|family|brother|father|"
        r"parents)|(?:the )?son of an? \w+|married", "left", takes="words", sure=0.5),
    Cue("ethnicity", r"(?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+)? (?:tribe|clan|ethnic group)|ethnic (?-i:[A-Z])"
        r"\w+", "left", takes="words", sure=0.6),
    Cue("background", r"studied|graduated|educated|dropped out of|radicali[sz]ed|trained (?:at|in)|ran away|"
        r"seminary|madrass?ah?|"
        r"fought (?:in|against|alongside)|veteran of|grew up", "left", takes="rest", sure=0.5, kinds=("leader",)),
    Cue("assessment", r"described as|regarded as|considered|seen as|thought to be (?:one|the)|known (?:for|as (?:an?|"
        r"the|one))", "left", takes="after", sure=0.45),
    # where somebody is
    Cue("base", r"based (?:in|out of)|headquartered in|(?:headquarters|seat|base) (?:is |are |was |were )?(?:in|at)|"
        r"(?:operates|operating|operated) (?:from|out "
        r"of)", "left", "right", reach=50, sure=0.7),
    Cue("base", r"(?:headquarters|headquarter|seat) of(?: the)?", "right", "right", reach=60, sure=0.6),
    Cue("whereabouts", r"(?:hiding|in hiding|hides|hid|holed up|present|sheltering) (?:in|at|near|inside)|believed "
        r"to be in|is (?:now )?in(?= [A-Z])|(?:last|later|recently) seen (?:in|at|near)", "left", "right", reach=50,
        sure=0.6),
    Cue("area", r"active in|operat(?:es?|ing|ed) in|fight(?:s|ing)? in|presence in|operations in|campaign in|"
        r"insurgency "
        r"in", "left", "right", reach=50, sure=0.6),
    Cue("travelled_to", r"(?:went|travel+ed|moved|fled|returned|came|migrated|crossed|escaped|ran away|flew|shifted|"
        r"relocated)(?: \w+){0,3}? (?:to|into)|visited|arrived in", "left", "right", reach=70, sure=0.6),
    Cue("met_at", r"met(?: with)?|(?:held )?talks with|meeting with", "left", "right", reach=60, sure=0.5),
    Cue("left_on", r"(?:left|departed(?: from)?|set out from|flew out of|sailed from)(?= [A-Z])", "left", "right",
        "date", reach=40,
        sure=0.55),
    Cue("arrived_on", r"(?:arrived|landed) (?:in|at)|(?:flew|travelled|returned) to", "left", "right", "date",
        reach=40, sure=0.5),
    Cue("met", r"met(?: with)?|(?:held )?talks with|meeting with", "left", "right", reach=50, sure=0.6),
    Cue("sheltered_with", r"(?:took|taken|found|sought|given) (?:refuge|shelter|sanctuary) (?:with|among|by)|"
        r"embedded (?:with|in|inside|among)|hid(?:ing)? (?:with|among)|shelter(?:ed|ing)? (?:by|"
        r"with|among)|protected by|hosted by|under the protection of|stay(?:ed|ing) "
        r"with", "left", "right", reach=60, sure=0.65),
    # posts and bonds
    Cue("leader", _HEAD, "either", "either", reach=45, sure=0.7),
    Cue("leader", r"led by|headed by|commanded by|under the leadership of", "left", "right", reach=60, sure=0.8),
    Cue("leader", r"(?:who |has |had |have )*(?:led|leads|headed|heads|chaired|chairs|commanded|commands|presides "
        r"over|presided "
        r"over|took over|takes over)(?! by| to| for| in| a )", "right", "left", reach=12, sure=0.65, kinds=("group",)),
    Cue("role", r"in charge of (?:[\w’'-]+ ){0,4}?[\w’'-]+(?=[,.;]| in | at | for | and |$)", "left", takes="words",
        sure=0.55),
    Cue("appointed_by", r"(?:appointed|named|picked|chosen|promoted)(?: \w+){0,6}? "
        r"by", "left", "right", reach=50, sure=0.6),
    Cue("appointed_by", r"appointed|promoted|nominated|picked", "active", "left", reach=40, sure=0.6),
    Cue("affiliation", r"member of|belong(?:s|ed)? to|affiliated (?:with|to)|linked (?:to|with)|links to|associated "
        r"with|joined|fought (?:for|with)|part of|works? for|worked for|fighters? of|commander "
        r"of", "left", "right", reach=60, sure=0.6),
    Cue("allegiance", r"pledged (?:allegiance|loyalty)(?: to)?|swore (?:allegiance|loyalty)(?: to)?|loyal to|"
        r"allegiance to|bay['’]?ah?t? to", "left", "right", reach=60, sure=0.75),
    Cue("left_group", r"(?:left|quit|defected from|broke with|parted ways with|expelled from)(?= [A-Z]| the [A-Z]| "
        r"the (?:group|"
        r"party|organi[sz]ation|movement|faction|militia))", "left", "right", reach=70, sure=0.55),
    Cue("left_group", r"(?:leaving|quitting|broke (?:away )?from)(?= [A-Z]| the [A-Z])", "left", "right", reach=70,
        sure=0.55, kinds=("leader",)),
    # what a group is
    Cue("founded", r"founded|formed|formation|established|set up|created|creation|came into being|was "
        r"launched", "left", "right", "date", reach=60, sure=0.7),
    Cue("founded", r"founded|formed|established|set up|created", "active", "right", "date", reach=90, sure=0.65),
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
    Cue("merged_with", r"merged (?:with|into)|rejoined|re-joined|joined (?:hands|forces) with|teamed up with|reunited "
        r"with", "left", "right", reach=60, sure=0.75),
    Cue("banned_by", r"(?:has |have |had )?(?:banned|outlawed|proscribed)(?! by)", "active", "left", reach=30,
        sure=0.6),
    Cue("legal_status", r"(?:lifted|lifts|lifting|reversed|upheld) (?:the|a|its|their) ban on", "right",
        takes="words", reach=60,
        sure=0.6),
    Cue("legal_status", r"banned|outlawed|proscribed", "right", takes="words", reach=60, sure=0.6),
    Cue("banned_by", r"(?:banned|outlawed|proscribed)(?: \w+){0,4}? by", "left", "right", reach=50, sure=0.75),
    Cue("listed_by", r"(?:designated|blacklisted|listed|sanctioned|declared)(?: \w+){0,8}? "
        r"by", "left", "right", reach=60, sure=0.7),
    Cue("listed_by", r"lists?(?= (?:it|them|[A-Z].{2,50}|the [A-Z].{2,50}) (?:as|among))", "right", "left", reach=30,
        sure=0.65),
    Cue("listed_by", r"(?:has |have )?(?:designated|blacklisted|sanctioned|put a bounty on|"
        r"placed)", "right", "left", reach=60, sure=0.55),
    Cue("backed_by", r"(?:backed|supported|funded|financed|sponsored|armed|aided|harbou?red|sheltered) "
        r"by", "left", "right", reach=50, sure=0.7),
    Cue("backed_by", r"(?:backs|backing|supports|supporting|sponsors|harbou?rs|harbou?ring|shelters|sheltering|funds|"
        r"funding|support for|support to|safe haven (?:to|for))", "right", "left", reach=50, sure=0.5),
    Cue("sanctuary", r"safe havens?|sanctuar(?:y|ies)|hideouts?|hide-outs|operat\w+ (?:freely )?from|"
        r"using", "left", "either", reach=70, sure=0.45),
    Cue("relations", r"ties (?:with|to)|fought alongside|cooperates? with|relationship with|relations with|allied "
        r"with|ally of|alliance with|allies? "
        r"of|rivals? of|enem(?:y|ies) of|close to|feud with|at war with|loyal to|differences with|cooperation "
        r"with", "left", "right", reach=60, sure=0.6),
    Cue("setback", r"suffer(?:s|ed)? (?:[a-z]+ ){0,3}(?:loss(?:es)?|defeats?|setbacks?|blows?)|(?:was|were|been) "
        r"(?:defeated|routed|driven out|crushed)", "left", takes="words", sure=0.55),
    Cue("setback", r"(?:major |big |huge |significant |severe |serious |heavy |great )?(?:blow|setback) (?:to|for)|"
        r"weakened", "right", takes="words", reach=60, sure=0.6),
    Cue("purpose", r"(?:aims?|aiming) (?:to|at)|campaigns? for|wants? independence|aimed at|seeks? to|goal (?:is|"
        r"was) to|wants? to (?:establish|impose|overthrow)|"
        r"fighting (?:to|for)", "left", takes="after", sure=0.5),
    # what they do and say
    Cue("claimed_attack", r"claim(?:s|ed|ing)? (?:the )?responsibility(?: for)?|took responsibility for|(?:said|"
        r"says) (?:it|they) (?:had )?(?:carried out|(?:was|were) behind)", "left", "either", reach=120, sure=0.75),
    Cue("directed", r"masterminded|mastermind(?: of| behind)|ordered|directed|orchestrated|planned|plotted|(?:was|"
        r"were|is) behind|architect of", "left", "right", reach=60, sure=0.6),
    Cue("blamed_for", r"(?:is |was |been |are |were )?(?:blamed for|accused of|wanted for|charged with|charged over|"
        r"convicted of|found guilty of|indicted (?:for|on)|"
        r"wanted in connection with|implicated in|"
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
    Cue("responsibility", r"(?:blam(?:es|ed|ing)|accus(?:es|ed|ing))(?! (?:by|of|on|for))", "either", "right",
        reach=45, sure=0.6,
        near=True),
    Cue("responsibility", r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?)(?: \w+){0,3}? (?:involvement|role|part|hand|"
        r"responsibility|being behind|carrying out|having carried out|being responsible)", "either", "left", reach=60,
        sure=0.6,
        near=True),
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
    Cue("controlled_by", r"stronghold of|took control of|controls", "right", "left", reach=40, sure=0.5),
    Cue("controlled_by", r"seized|captured|retook|recaptured|overran|(?:has|have|had) taken", "active", "left",
        reach=40, sure=0.5),
    Cue("controlled_by", r"['’]?s? stronghold(?: of| in)?", "right", "left", reach=30, sure=0.5),
    Cue("winner", r"(?:won|wins|winner of|elected in|victory in)(?! (?:[\d.,]+|no|only|some|about|more)\b)", "right",
        "left", reach=50,
        sure=0.6),
    Cue("winner", r"(?:won|wins|secured|secures) (?:a|the|his|her) (?:\w+ )?(?:term|election|presidency|run-?off|"
        r"vote)", "right", "left", reach=50, sure=0.6),
    Cue("winner", r"(?:declared|proclaimed|named|confirmed)(?= [A-Z][\w’'. -]{2,40} (?:the )?(?:winner|president|"
        r"elected|victor))",
        "either", "right", reach=30, sure=0.65),
    Cue("winner", r"(?:was|is|been) (?:declared|proclaimed|confirmed)(?: as)? (?:the )?(?:winner|victor|"
        r"president-elect|elected)",
        "either", "left", reach=40, sure=0.65),
    Cue("evidence", r"(?:released|published|posted|shared|showed|shown|circulated|presented|issued)(?: \w+){0,3}? "
        r"(?:photos?|photographs?|pictures?|images?|video|videos|footage|recordings?|documents?|"
        r"audio)", "either", takes="words", reach=120, sure=0.5),
    Cue("comment", r"(?:condemn|welcom|prais|critici[sz]|denounc|hail|deplor)(?:s|es|ed)|reject(?:s|ed) (?:the "
        r")?(?:results?|outcome) of|"
        r"(?:called|calls|described|describes)(?= (?:the|it|this|that|[A-Z]))", "behind", takes="rest", reach=20,
        sure=0.5,
        kinds=("raid",)),
    Cue("comment", r"no comment|(?:declin|refus)\w* to comment|(?:would|did) not comment|not (?:yet "
        r")?commented", "either", takes="words", reach=120, sure=0.5, kinds=("raid",)),
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


@lru_cache(maxsize=512)
def compiled(words: str) -> re.Pattern[str]:
    """The words of a cue, each as a whole."""
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
