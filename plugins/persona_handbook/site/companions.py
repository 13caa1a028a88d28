"""Files beside the pages that other programs fetch."""

from __future__ import annotations

from persona_handbook.site.api.api_files import api_files
from persona_handbook.site.badge import PATH as BADGE
from persona_handbook.site.badge import badge
from persona_handbook.site.edition import Edition
from persona_handbook.site.embed.frame_pages import embed_files
from persona_handbook.site.forms.pages import form_files
from persona_handbook.site.pages.changes import FEED, change_feed
from persona_handbook.site.pages.compare import column_files
from persona_handbook.site.pages.retired import redirects
from persona_handbook.site.pages.reviews import CALENDAR, review_calendar


def companions(edition: Edition) -> dict[str, bytes]:
    """Return all files of the site that are neither pages nor assets, by path."""
    return {
        BADGE: badge(edition).encode(),
        CALENDAR: review_calendar(edition),
        FEED: change_feed(edition),
        **column_files(edition),
        **redirects(edition),
        **form_files(edition),
        **api_files(edition),
        **embed_files(edition),
    }
