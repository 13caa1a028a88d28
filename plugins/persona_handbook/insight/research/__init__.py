"""What was researched: the sample, its themes, the coverage of journeys, and the reporting checklist."""
