"""From the bytes of a YAML file to plain data, the place of every value, and what is wrong with its form."""
