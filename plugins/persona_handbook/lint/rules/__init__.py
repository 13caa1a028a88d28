"""One module for each rule, in a folder for each kind of mistake; the function has the name of the rule."""
