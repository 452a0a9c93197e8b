"""What IPython shows goes through the outputs: displays, results and their updates."""

from __future__ import annotations

from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher


class Publisher(DisplayPublisher):  # type: ignore[misc]  # untyped
    """Publishes displays as nbformat outputs."""

    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **_: Any,
    ) -> None:
        """Show *data*; with *update*, in place of what has the same display id."""
        self._validate_data(data, metadata)
        kind = "update_display_data" if update else "display_data"
        output = {"output_type": kind, "data": data, "metadata": metadata or {}}
        self.shell.show(output, display_id=(transient or {}).get("display_id"))

    def clear_output(self, wait: bool = False) -> None:
        """Take away what the cell has shown; with *wait*, only when it shows something again."""
        self.shell.clear_shown(wait=bool(wait))


class Hook(DisplayHook):  # type: ignore[misc]  # untyped
    """Shows the value of a cell's last expression as an execute_result."""

    def start_displayhook(self) -> None:
        """Begin a result."""
        self._result: dict[str, Any] = {"output_type": "execute_result", "data": {}, "metadata": {}}

    def write_output_prompt(self) -> None:
        """Number the result."""
        self._result["execution_count"] = self.prompt_count

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        """Take the representations of the value."""
        self._result |= {"data": format_dict, "metadata": md_dict or {}}

    def finish_displayhook(self) -> None:
        """Show the result, if there is anything to see."""
        if self._result["data"]:
            self.shell.show(self._result)
