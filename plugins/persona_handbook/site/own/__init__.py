"""The handbook's own templates and translations: checked, tested, and skipped if unusable."""
