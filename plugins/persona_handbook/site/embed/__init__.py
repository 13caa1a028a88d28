"""A persona's card or a journey alone on a page, for frames in wikis and intranets."""
