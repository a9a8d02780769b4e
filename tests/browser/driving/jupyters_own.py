"""What axe finds on whole pages and is Jupyter's own: nothing of ours is excused by it, and nothing else is excused."""

from collections.abc import Mapping

LAB: Mapping[str, str] = {
    "aria-allowed-attr": "buttons of the toolbar",
    "aria-required-children": "the list of cells, a feed whose children are no articles",
    "aria-input-field-name": "every code editor",
    "region": "the link that skips to the content",
}
"""JupyterLab 4.6: the rule, and where."""
LITE: Mapping[str, str] = {
    "aria-input-field-name": "every code editor",
    "aria-required-children": "the list of cells, a feed whose children are no articles",
    "button-name": "the button that folds a heading",
    "link-name": "the logo",
    "skip-link": "the link that skips to the content",
    "tabindex": "the same",
}
"""The notebooks of JupyterLite 0.8."""
