"""What is taught: TOML for what is true, Markdown for what is said, read into frozen records."""

from everyelement.content.library import Library, NotFound, content_folder, library
from everyelement.content.load import ContentError, Mistake
from everyelement.content.story import Story, asks, judged, told

__all__ = [
    "ContentError",
    "Library",
    "Mistake",
    "NotFound",
    "Story",
    "asks",
    "content_folder",
    "judged",
    "library",
    "told",
]
