"""A page of the site before Sphinx makes it: its source, and what the frame around it says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page, by the name under which it will stand."""

    name: str
    title: str
    source: str = ""
    suffix: str = ".md"
    description: str = ""
    as_of: str = ""
    """The date of the law that it states, in words."""
    shelf: str = ""
    """The page that lists this one and its like."""
    lesson: str = ""
    documents: str = ""
    """A digest of the lesson's documents: they make its exercises live."""
    metadata: str = ""
    """What machines read: schema.org, as JSON."""

    @property
    def take(self) -> bool:
        """Whether it can be taken along as a notebook and as a zip."""
        return bool(self.lesson)

    @property
    def advised(self) -> bool:
        """Whether its own text says already that it is no legal advice, and as of when it states the law."""
        return "not legal advice" in self.source
