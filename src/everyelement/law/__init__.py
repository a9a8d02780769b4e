"""The law as data that can be argued with: provisions, dates, and a small engine that never says "guilty".

This floor uses the standard library only and knows no story: it is given facts, and says of each element
*met*, *not met* or *open*, why, and what one would have to find out.
"""

from everyelement.law.change import smallest_changes
from everyelement.law.explain import Sentence, explain
from everyelement.law.facts import Argument, Contradiction, Facts, FactTable
from everyelement.law.judge import Finding, ask_next, judge
from everyelement.law.provision import (
    Element,
    Node,
    NoSuchReading,
    NoText,
    NoTree,
    Provision,
    Reading,
    Tree,
    Version,
    tree,
)
from everyelement.law.truth import Truth

__all__ = [
    "Argument",
    "Contradiction",
    "Element",
    "FactTable",
    "Facts",
    "Finding",
    "NoSuchReading",
    "NoText",
    "NoTree",
    "Node",
    "Provision",
    "Reading",
    "Sentence",
    "Tree",
    "Truth",
    "Version",
    "ask_next",
    "explain",
    "judge",
    "smallest_changes",
    "tree",
]
