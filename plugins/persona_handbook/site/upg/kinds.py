"""Names of the format for parts of the handbook."""

# the kind of experience for each list of claims that are needs
NEEDS = {"pains": "pain", "needs": "gap", "accessibility": "constraint"}

SPOKEN = "quote"
