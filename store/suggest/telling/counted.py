"""What figures count, and of whom they are: words beside a count, from how reports in general are written."""

from __future__ import annotations

import re

#: What is counted, by the words beside the figure.
TOLLS: tuple[tuple[str, str], ...] = (
    ("wounded", r"wounded|injured|hurt|injuries"),
    ("survivors", r"survivors|survived|lived through"),
    ("rescued", r"rescued|saved|pulled (?:out )?alive|plucked|(?:brought|pulled|dug) (?:out|from)|freed from the "
        r"(?:rubble|"
        r"wreck\w*)"),
    ("missing", r"missing|unaccounted|disappeared"),
    ("evacuated", r"evacuated|(?:moved|brought|taken) to safety|moved out of"),
    ("displaced", r"displaced|fled (?:their|the)|driven from|refugees|uprooted"),
    ("homeless", r"homeless|without a roof|without shelter|lost their homes?|without (?:a )?homes?"),
    ("buried", r"buried|laid to rest|funerals?"),
    ("identified", r"identified"),
    ("aboard", r"aboard|on board|carrying"),
    ("detained", r"detained|arrested|captured|in custody|held|rounded up"),
    ("killed", r"killed|kills|killing|dead|died|deaths?|death toll|toll|lives|bodies|slain|perished|drowned|"
        r"martyred|fatalities|"
        r"casualties|mourned|victims|(?:corrected|revised|raised|lowered|cut) (?:their|its|the|his|her) (?:count|"
        r"figure)"),
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
