"""The notebook host: shows an exercise as a widget beside its still form, and keeps answers only after a yes."""

from everyelement.notebook.show import show

__all__ = ["show"]
