"""The files of the site beside the YAML files: hand-written pages, templates, portraits, and what is not published."""
