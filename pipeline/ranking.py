"""The ranking stands in pipeline/retrieval; this keeps the old address working."""

from pipeline.language.encoder import cache_folder
from pipeline.retrieval.meanings import asks_for_a_meaning
from pipeline.retrieval.ranking import KEEP, Ranker, ranker

__all__ = ["KEEP", "Ranker", "asks_for_a_meaning", "cache_folder", "ranker"]
