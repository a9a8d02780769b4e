"""The lab in the browser: JupyterLite with every lesson, its Python and all wheels, asking no other host."""
