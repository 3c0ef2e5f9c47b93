"""The grammar of dates: one regular expression over a line of signs (signs.py), one group for each kind of date."""

from __future__ import annotations

import re

_MONTH = "(?:(?:[eO]m?)?[MLkl])"
_SAID_YEAR = "(?:[aAx]y[PFC]?|y|[aA][PFC],?y?|t[aA],?y?|[<>t]a)"
_OF_YEAR = f"(?:,?m?{_SAID_YEAR})"
_LEAD = "(?:(?:[HJT]+W?|W)[PFH]?[,v(]?)?"
_TRIGGERS = "pqIhfj"
_TO = "(?:-|w?I)"
_DAY_MONTH = f"(?:d[m/-]?|om){_MONTH}"
_NOT_AFTER_NUMBER = r"(?<![dny][/.\-])"
_NOT_BEFORE_NUMBER = r"(?![/.\-][dny])"

_RULES = {
    "numeric": rf"{_NOT_AFTER_NUMBER}{_LEAD}(?:d(?P<s1>[/.\-])d(?P=s1)y|y(?P<s2>[/.\-])d(?P=s2)d){_NOT_BEFORE_NUMBER}",
    "range": "|".join([
        f"{_DAY_MONTH}{_OF_YEAR}?{_TO}{_DAY_MONTH}{_OF_YEAR}?",
        f"d{_TO}{_DAY_MONTH}(?:{_OF_YEAR}|[PFC])?",
        f"(?<=b)J?{_DAY_MONTH}{_OF_YEAR}?w{_DAY_MONTH}{_OF_YEAR}?",
        f"(?<=b)J?dw{_DAY_MONTH}(?:{_OF_YEAR}|[PFC])?",
        f"(?<=[{_TRIGGERS}J])dw{_DAY_MONTH}(?:{_OF_YEAR}|[PFC])?",
        f"{_MONTH}w{_MONTH}{_OF_YEAR}",
        f"{_MONTH}{_OF_YEAR}?{_TO}{_MONTH}(?:{_OF_YEAR}|[PFC])?",
        f"(?<=b){_MONTH}{_OF_YEAR}?w{_MONTH}(?:{_OF_YEAR}|[PFC])?",
    ]),
    "years": rf"{_NOT_AFTER_NUMBER}(?:[aAx]?y(?:[-/]|w?I)[aA]?y|(?<=b)[aAx]?yw[aA]?y){_NOT_BEFORE_NUMBER}",
    "day": f"{_LEAD}{_DAY_MONTH}(?:{_OF_YEAR}|[PFC])?|{_LEAD}[Ll]d(?!y)(?:{_OF_YEAR}|[PFC])?|{_LEAD}[Ll]d,?y",
    "day_of_month": f"{_LEAD}(?:d|om)m?(?:O[PFC]|tO)|(?<=[{_TRIGGERS}J])d[PFC]",
    "part": f"(?:B|Y[m-]?)(?:{_MONTH}(?:{_OF_YEAR}|[PFC])?|{_SAID_YEAR}|A(?!y)|(?<=m)[ae]|[<>t]e|O[PFC]?|tO)",
    "season": f"S{_OF_YEAR}|S[PFC]|[t<>]S",
    "fraction": f"R[oi](?:m?{_SAID_YEAR}|mA)?|oR(?:m?{_SAID_YEAR}|ma)",
    "decade": "[BY]?X(?:m?G[PC]?)?|[BY]?D(?:mG[PC]?)?",
    "century": "G[PC]|(?<=[pqI])G",
    "month": f"{_MONTH}{_OF_YEAR}|{_MONTH}[PFC]|[<>t][MLl]|[eO]?[ML]|e[kl]|(?<=[{_TRIGGERS}])[kl]",
    "year": rf"{_NOT_AFTER_NUMBER}(?:[aAx](?:y[PFC]?|r)|[aA][PFC],?y?|t[aA],?y?|[<>t]a(?!y)"
    rf"|(?<=[{_TRIGGERS}])y|(?<=yw)y){_NOT_BEFORE_NUMBER}",
    "weekday_of_week": "WmZ[PFC]",
    "unit": "[OZ][PFC]|t[OZ]|[<>t][ez]",
    "count": "(?:(?<=q)|(?<=qs))(?:[dnc][uzeaxJ]|U|[zea])(?![ymMW])|[dnc][uzeax]g",
    "following": "H*V",
    "bare_year": "y",
    "night": "H+W[-/]?W",
    "relative": "t?[HJ]*T[HJ]*W?H?|[HJ]*W[PFC]?H?|[<>t]WH?",
}  # fmt: skip
DATE = re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in _RULES.items()))
