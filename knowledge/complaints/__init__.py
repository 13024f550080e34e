"""The complaint rules: facts in; routes, days and reasons out. Standard library only, and no clock."""

from knowledge.complaints.case import CaseError, read_case, read_day
from knowledge.complaints.facts import ComplaintFacts
from knowledge.complaints.routing.checks import check_dates
from knowledge.complaints.routing.decide import decide
from knowledge.complaints.routing.decision import Clock, Decision, NotOffered, State, Step
from knowledge.complaints.routing.loading import TableError, load_table
from knowledge.complaints.routing.table import Basis, Belongs, Due, Table

__all__ = [
    "Basis",
    "Belongs",
    "CaseError",
    "Clock",
    "ComplaintFacts",
    "Decision",
    "Due",
    "NotOffered",
    "State",
    "Step",
    "Table",
    "TableError",
    "check_dates",
    "decide",
    "load_table",
    "read_case",
    "read_day",
]
