"""The address under which a repository's files are edited, worked out as MkDocs does for its own pages."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

DEFAULTS = {
    "github.com": "edit/master/docs/",
    "gitlab.com": "edit/master/docs/",
    "bitbucket.org": "src/default/docs/",
}
PATH = "{path}"


def edit_address(repo_url: str | None, edit_uri: str | None, template: str | None, to_root: str) -> str | None:
    """Give what comes before the path of a file, from the handbook's folder on; None where there are no edit links.

    Args:
        repo_url: the setting of the site
        edit_uri: the setting of the site; empty for no edit links
        template: `edit_uri_template`; only one that ends with the path can be used
        to_root: the way from the folder of the documents to the handbook's
    """
    if template:
        before = template.removesuffix(PATH) if template.endswith(PATH) and template.count("{") == 1 else None
    else:
        before = _with_slash(DEFAULTS.get(urlsplit(repo_url or "").netloc.lower()) if edit_uri is None else edit_uri)
    if not before:
        return None
    base = repo_url or ""
    if base and not before.startswith(("?", "#")):
        base = _with_slash(base) or ""
    address = urljoin(base, before + ("" if to_root == "." else f"{to_root}/"))
    return _without_dots(address) if address.startswith(("https://", "http://")) else None


def _without_dots(address: str) -> str:
    """Give an address without `..` in its path; a browser would leave it out, but not whoever compares addresses."""
    parts = urlsplit(address)
    return parts._replace(path=urlsplit(urljoin(address, parts.path)).path).geturl()


def _with_slash(address: str | None) -> str | None:
    return f"{address.rstrip('/')}/" if address else None
