"""Gold against parsed, as the gold's GUIDE.md defines it."""

from geo.evaluate.dates import DateEvaluation, evaluate_dates
from geo.evaluate.gold import EvaluationError, Gold, read_gold
from geo.evaluate.mentions import Evaluation, evaluate
from geo.evaluate.score import Score, Slip

__all__ = [
    "DateEvaluation",
    "Evaluation",
    "EvaluationError",
    "Gold",
    "Score",
    "Slip",
    "evaluate",
    "evaluate_dates",
    "read_gold",
]
