"""The handbook's own templates and phrases: checked, tried, and left out where they cannot be used."""
