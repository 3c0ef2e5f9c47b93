"""The grammar of dates: one regular expression over a line of signs (signs.py), one group for each kind of date."""

from __future__ import annotations

import re

_MONTH = "(?:(?:[eO]m?)?[MLklK])"
_SAID_YEAR = "(?:[aAx]y[PFC]?|y|[aA][PFC],?y?|t[aA],?y?|[<>t]a|3)"
_OF_YEAR = f"(?:[,/-]?m?{_SAID_YEAR})"
_LEAD = "(?:(?:(?:[HJT]+W?|W)[PFH]?|4)[,v(]?)?"
_TRIGGERS = "pqIhfj"
_TO = "(?:-|w?I)"
_DAY_MONTH = f"(?:d[m/-]?|om){_MONTH}"
_DATED = f"(?:{_OF_YEAR}|[PFC])?"
_ENGLISH_DAY = "[Ll]d(?:,?y)?"
_COUNT = "(?:[dnc][uzeaxJZO]|[UN]|[zea])"
_HIJRI_YEAR = "(?:,?m?[aA]?(?:17?|[nr]7|y))"
_NOT_AFTER_NUMBER = r"(?<![dny1][/.\-])"
_NOT_BEFORE_NUMBER = r"(?![/.\-][dny1])"

_RULES = {
    "numeric": rf"{_NOT_AFTER_NUMBER}{_LEAD}(?:d(?P<s1>[/.\-])d(?P=s1)(?:y|17?)|(?:y|1)(?P<s2>[/.\-])d(?P=s2)d7?"
    rf"|d/d/[dn]){_NOT_BEFORE_NUMBER}",
    "month_year": rf"{_NOT_AFTER_NUMBER}[eO]?d/y(?:{_TO}d/y)?{_NOT_BEFORE_NUMBER}",
    "short_year": rf"{_NOT_AFTER_NUMBER}[aAx]?y[-/][dn]{_NOT_BEFORE_NUMBER}",
    "hijri": f"{_LEAD}(?:d[m/]?|om)[eO]?E(?:{_HIJRI_YEAR}|[PFC])?|[eO]?E(?:{_HIJRI_YEAR}|[PFC])|[<>]E|[aAx][1nrd]7|17",
    "solar": f"{_LEAD}(?:d[m/]?|om)[eO]?6{_HIJRI_YEAR}|[eO]?6{_HIJRI_YEAR}",
    "from_day": f"(?:(?<=[jq])|(?<=[jq]s)){_COUNT}m{_DAY_MONTH}{_DATED}"
    f"|{_COUNT}j(?:{_DAY_MONTH}{_DATED}|{_ENGLISH_DAY})",
    "range": "|".join([
        f"{_DAY_MONTH}{_OF_YEAR}?{_TO}{_DAY_MONTH}{_OF_YEAR}?",
        f"[do]{_TO}{_DAY_MONTH}{_DATED}",
        f"(?<=b)J?{_DAY_MONTH}{_OF_YEAR}?w{_DAY_MONTH}{_OF_YEAR}?",
        f"(?<=b)J?dw{_DAY_MONTH}{_DATED}",
        f"(?<=[{_TRIGGERS}Ju])d(?:(?:,w?|w)d)*(?:,w?|w){_DAY_MONTH}{_DATED}",
        f"[Ll]d{_TO}[Ll]?d(?:,?y)?|[Ll]dwd,?y|(?<=b){_ENGLISH_DAY}w[Ll]?d(?:,?y)?",
        f"{_MONTH}w{_MONTH}{_OF_YEAR}",
        f"{_MONTH}{_OF_YEAR}?{_TO}{_MONTH}{_DATED}",
        f"(?<=b){_MONTH}{_OF_YEAR}?w{_MONTH}{_DATED}",
    ]),
    "years": rf"{_NOT_AFTER_NUMBER}(?:[aAx]?y(?:[-/]|w?I)[aA]?y|(?<=b)[aAx]?yw[aA]?y){_NOT_BEFORE_NUMBER}",
    "eve": f"8m?(?:{_DAY_MONTH}{_DATED}|{_ENGLISH_DAY}|[@V]|[HJ]*TW?|J?W[PF]?)",
    "day": f"{_LEAD}{_DAY_MONTH}{_DATED}|{_LEAD}[Ll]d(?!y){_DATED}|{_LEAD}[Ll]d,?y|{_LEAD}Md,y",
    "day_of_month": f"{_LEAD}(?:d|om)m?(?:O[PFC]|tO)|(?<=[{_TRIGGERS}J])d[PFC]",
    "part": f"(?:B|Y[m-]?)(?:{_MONTH}{_DATED}|{_SAID_YEAR}|A(?!y)|(?<=m)[ae]|[<>t]e|O[PFC]?|tO)|2",
    "season": f"S{_OF_YEAR}(?:[-/][dy])?|S[PFC]|[t<>]S",
    "fraction": f"(?:R[oi]|oR)m?{_MONTH}{_OF_YEAR}?|R[oi](?:m?{_SAID_YEAR}|mA)?|oR(?:m?{_SAID_YEAR}|ma)"
    f"|Q(?:[,m]?{_SAID_YEAR})?|yQ",
    "decade": "(?:[BY]m?-?)?x?X(?:m?G[PC]?)?|[BY]?D(?:mG[PC]?)?",
    "century": "(?:[BY]m?-?)?(?:G[PC]|[do]G|Gd)|(?<=[pqI])G",
    "month": f"Oim?{_SAID_YEAR}|(?:[eO]m?)?[MLkl]{_OF_YEAR}|K[/,]?y|[eO]K{_OF_YEAR}|(?:[eO]m?)?[MLkl][PFC]|[<>t][MLl]"
    f"|[eO]?[ML](?!wi)|e[kl]|(?<=[{_TRIGGERS}])[kl]",
    "year": rf"{_NOT_AFTER_NUMBER}(?:[aAx](?:y[PFC]?|r)|[aA][PFC],?y?|t[aA],?y?|[<>t]a(?!y)|3"
    rf"|(?<=[{_TRIGGERS}])y|(?<=yw)y){_NOT_BEFORE_NUMBER}",
    "weekday_of_week": "WmZ[PFC]",
    "unit": "[OZ][PFC]|t[OZ]|[<>t][ez]",
    "later": f"(?<=[jq]){_COUNT}m?@|(?<=[jq])@;?{_COUNT}|{_COUNT}9",
    "ahead": f"(?<=j){_COUNT}(?![@yMW]|m[^;])|(?<=p)[dnc][uzeax](?![@yMW]|m[^;])",
    "count": f"(?:(?<=q)|(?<=qs)){_COUNT}(?:w5|=)?(?![ymMW])|[dnc][uzeaxZO]g",
    "following": "H*[V&!]",
    "bare_year": "y",
    "night": "H+W[-/]?W",
    "weekdays": f"(?:J?W{_TO}[HJ]*W|(?<=b)J?WwJ?W)[PFC]?",
    "anniversary": "tTm[aA]?y",
    "relative": "t?[HJ]*T[HJ]*(?:\\(?W|,W(?![PFC]))?H?|[HJ]*W[PFC]?H?|[<>t]WH?|tH",
}  # fmt: skip
_NEVER_FIRST = r"(?![;,./()\-wpqImjbfhsgvPFC579=])"  # spares the rules a look at most places
DATE = re.compile(_NEVER_FIRST + "(?:" + "|".join(f"(?P<{name}>{rule})" for name, rule in _RULES.items()) + ")")
