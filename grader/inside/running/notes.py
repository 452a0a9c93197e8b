"""Things a person should know about a run, each said once."""

from __future__ import annotations

from ..channel import Channel


class Notes:
    """Sends notes with the place that the run has reached."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._said: set[tuple[str, str]] = set()
        self.cell: int | None = None
        self.line: int | None = None

    def add(self, about: str, text: str, subject: str = "") -> None:
        """Send a note, unless the same was said about the same *subject* (or in the same words) before."""
        key = (about, subject or text)
        if key not in self._said:
            self._said.add(key)
            self._channel.send(
                "note", about=about, text=text, subject=subject, cell=self.cell, line=self.line
            )
