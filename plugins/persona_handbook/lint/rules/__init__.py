"""One rule, one file: the function bears the name of the rule."""
