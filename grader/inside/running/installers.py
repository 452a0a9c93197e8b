"""Commands that would install something: nothing is installed while a submission is graded."""

from __future__ import annotations

import re

_INSTALLER = re.compile(
    r"""^\s*(?:sudo\s+(?:-\S+\s+)*)?
    (?:(?:\S*[/\\])?python[\d.]*(?:\.exe)?\s+-m\s+)?
    (?:\S*[/\\])?(?P<tool>pip[\d.]*|conda|mamba|micromamba|uv|poetry|apt|apt-get|brew|npm|yum|dnf)\b
    .*?\b(?:install|uninstall|download|upgrade|update|remove|create|add|wheel|sync)\b""",
    re.VERBOSE,
)


def is_installer(command: str) -> bool:
    """Say whether a shell command would install, change or remove packages."""
    return _INSTALLER.match(command) is not None


def explanation(command: str) -> str:
    """Return the line that stands in the output of *command* instead of what it would have printed."""
    shortened = command.strip().splitlines()[0][:80] if command.strip() else ""
    return f"[{shortened}: not run; packages are not installed while a submission is graded.]"
