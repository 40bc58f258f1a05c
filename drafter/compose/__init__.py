"""Draft + library + template → Document.

``compose``   the tree
``values``    what fills a slot, printed as the template wants
"""

from drafter.compose.compose import compose

__all__ = ["compose"]
