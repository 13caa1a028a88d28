"""Which files make up the handbook, and how they become its parts."""
