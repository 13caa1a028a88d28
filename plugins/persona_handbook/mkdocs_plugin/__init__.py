"""The integration with MkDocs: `plugin` handles its events, the other modules one topic each."""

from persona_handbook.mkdocs_plugin.plugin import PersonaHandbookPlugin

__all__ = ["PersonaHandbookPlugin"]
