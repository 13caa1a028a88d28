"""Which signs of a Markdown text were surely meant as text, and how they get through Markdown as what they are."""
