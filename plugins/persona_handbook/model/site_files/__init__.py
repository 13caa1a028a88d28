"""Files of the site other than YAML: hand-written pages, templates, portraits, and what must not be published."""
