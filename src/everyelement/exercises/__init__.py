"""Exercises: each kind is written once as a document, which every host shows and none decides."""

from everyelement.exercises.document import document, key_part, question_part
from everyelement.exercises.score import score
from everyelement.exercises.still import still_html, still_text

__all__ = ["document", "key_part", "question_part", "score", "still_html", "still_text"]
