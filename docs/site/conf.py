"""How Sphinx makes the site of the pages that `docs/site/build.py` lays out."""

project = "ogicheck"
author = "ogicheck"
language = "zh_CN"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "ogicheck"
html_baseurl = "https://ogicheck.github.io/ogicheck/"
html_copy_source = False
html_extra_path = ["configuration.schema.json", "ruleset.schema.json", "output.schema.json"]
myst_heading_anchors = 4
# Anchors are those of code hosts, which the pages link to.
myst_heading_slug_func = "docs.site.build.slug"
suppress_warnings = ["myst.header"]
