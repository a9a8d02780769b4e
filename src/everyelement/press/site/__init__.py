"""The site: static pages of the whole curriculum, made from the same notebooks, that work by double click."""
