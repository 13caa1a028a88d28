"""The only module that runs Git. It is independent of the repository's settings and of the environment."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

SECONDS = 120
# Git sets these for its hooks; they refer to the repository of the hook, not of the handbook
OF_A_HOOK = frozenset(
    {
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_NAMESPACE",
        "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
# settings that would change the output
OF_SOMEBODY = frozenset(
    {
        "GIT_DIFF_OPTS",
        "GIT_EXTERNAL_DIFF",
        "GIT_GLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_PAGER",
    }
)
OURS = {
    "GIT_LITERAL_PATHSPECS": "1",  # the name of a folder may contain * or :
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
ALWAYS = (
    "core.fsmonitor=false",  # a program chosen by the repository
    "core.quotePath=false",
    "i18n.logOutputEncoding=UTF-8",
    "log.follow=false",
)
TRUST = 'git config --global --add safe.directory "{root}"'
REFUSALS = {
    "dubious ownership": (
        "Git refuses the folder, because its files belong to another user. If you trust it, run: " + TRUST
    ),
    "must be run in a work tree": "The repository has no files checked out. Clone it without `--bare`.",
    "not a git repository": "The folder is not in a Git repository. Run `git init`, and commit.",
    "No space left on device": "The disk is full, so Git cannot write its temporary files. Free some space.",
}


class GitError(Exception):
    """Git could not answer; the message says why and what to do."""


class GitRefusedError(GitError):
    """Git exited with an error that has no message of its own here."""


class NoSuchRevisionError(GitError):
    """The revision to compare with does not exist."""


def git(root: Path, *words: str, index: Path | None = None, config: Sequence[str] = ()) -> bytes:
    """Run Git in a folder and return its output.

    Args:
        root: the folder
        words: the subcommand and its arguments; a revision must come from `commit_named`
        index: an index file to use instead of the repository's own
        config: settings for this run, such as `core.symlinks=false`

    Raises:
        GitError: Git is not installed, fails or takes too long
    """
    settings = [word for each in (*ALWAYS, *config) for word in ("-c", each)]
    try:
        done = subprocess.run(
            ["git", *settings, *words],
            cwd=root,
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=_environment(index),
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise GitError(f"`git {words[0]}` did not finish within {SECONDS} seconds.") from error
    except (OSError, ValueError) as error:  # ValueError: an argument contains NUL
        raise _not_run(root, error) from error
    if done.returncode:
        raise _refused(root, words[0], done.stderr.decode("utf-8", "replace"))
    return done.stdout


def commit_named(root: Path, revision: str) -> str:
    """Return the full hash of the commit that a revision refers to.

    Raises:
        NoSuchRevisionError: there is no such commit, or the revision starts with `-` and would be read as an option
        GitError: Git could not answer
    """
    refuse_option(revision)
    try:
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return git(root, *asked).decode("utf-8", "replace").strip()
    except GitRefusedError as error:
        git(root, "rev-parse", "--git-dir")  # if this fails too, the revision is not the cause
        raise NoSuchRevisionError(f"Git does not know the revision {revision!r}.") from error


def refuse_option(revision: str) -> None:
    """Reject a revision that Git would read as an option.

    Raises:
        NoSuchRevisionError: it starts with `-`
    """
    if revision.startswith("-"):
        raise NoSuchRevisionError(
            f"Git does not know the revision {revision!r}: it starts with `-`. Name a branch, a tag or a commit."
        )


def paths_in(listing: bytes) -> list[str]:
    """Split the output of a Git command with `-z` into paths."""
    return [os.fsdecode(path) for path in listing.split(b"\0") if path]


def line_in(answer: bytes) -> str:
    """Return the single path in an output; it may contain any character except the final line feed."""
    return os.fsdecode(answer.removesuffix(b"\n").removesuffix(b"\r"))


def _environment(index: Path | None) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.upper() not in OF_A_HOOK | OF_SOMEBODY}
    return kept | OURS | ({"GIT_INDEX_FILE": str(index)} if index else {})


def _not_run(root: Path, error: OSError | ValueError) -> GitError:
    if not root.is_dir():
        return GitError(f"The folder {root} does not exist.")
    if isinstance(error, FileNotFoundError):
        return GitError("Git is not installed, so nothing can be compared.")
    return GitError(f"Git cannot be started: {error}.")


def _refused(root: Path, command: str, told: str) -> GitError:
    for sign, said in REFUSALS.items():
        if sign in told:
            return GitError(said.format(root=root))
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    said = next((line for line in lines if line.startswith(("fatal:", "error:"))), lines[0] if lines else "")
    return GitRefusedError(f"`git {command}` failed: {said or 'no reason given'}")
