"""The URL for editing files of a repository, built as MkDocs does for its pages."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

DEFAULTS = {
    "github.com": "edit/master/docs/",
    "gitlab.com": "edit/master/docs/",
    "bitbucket.org": "src/default/docs/",
}
PATH = "{path}"


def edit_address(repo_url: str | None, edit_uri: str | None, template: str | None, to_root: str) -> str | None:
    """Return the URL prefix for paths relative to the handbook's folder; None if edit links are disabled.

    Args:
        repo_url: the setting of the site
        edit_uri: the setting of the site; empty to disable edit links
        template: `edit_uri_template`; only one that ends with the path can be used
        to_root: the relative path from the documents folder to the handbook's folder
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
    """Resolve `..` in the path of a URL, as browsers do, so that URLs can be compared."""
    parts = urlsplit(address)
    return parts._replace(path=urlsplit(urljoin(address, parts.path)).path).geturl()


def _with_slash(address: str | None) -> str | None:
    return f"{address.rstrip('/')}/" if address else None
