"""Signs that could mean something on a way out: each printable one of ASCII, each dangerous class of Unicode."""

from __future__ import annotations

from collections.abc import Iterator

ASCII = {f"{ord(each):02x}": each for each in map(chr, range(0x20, 0x7F))}
CLASSES = {
    "control": [*range(0x20), *range(0x7F, 0xA0)],
    "bidi mark": [0x061C, 0x200E, 0x200F],
    "bidi embedding or override": [*range(0x202A, 0x202F)],
    "bidi isolate": [*range(0x2066, 0x206A)],
    "zero-width": [0x00AD, 0x034F, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0x2061, 0x3164],
    "line or paragraph separator": [0x2028, 0x2029],
    "byte order mark": [0xFEFF],
    "lone surrogate": [0xD800, 0xDBFF, 0xDC00, 0xDCFF, 0xDFFF],
    "combining mark": [0x0301, 0x0489, 0x20DD, 0xFE0F],
    "space": [0x00A0, 0x1680, 0x2003, 0x202F, 0x205F, 0x3000],
    "full-width": [0xFF02, 0xFF06, 0xFF07, 0xFF0B, 0xFF0D, 0xFF1C, 0xFF1D, 0xFF1E, 0xFF20, 0xFF3B, 0xFF5B],
    "private use": [0xE000, 0xF8FF, 0xF0000, 0x10FFFD],
    "tag": [0xE0001, 0xE0020, 0xE0041, 0xE007F],
    "annotation": [0xFFF9, 0xFFFB, 0xFFFC],
    "no character": [0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF],
    "letter": [0x00E9, 0x05D0, 0x4E2D, 0x1F600],
}
PHRASES = {
    "combining flood": "a" + "\u0301\u0489" * 40,
    "override left open": "\u202eabc",
    "embedding within an isolate": "\u2067a\u202bb\u2069c",
    "isolate closed": "\u2066a\u2069b",
    "tag of HTML": "<img src=x onerror=alert(1)>",
    "attributes of HTML": '<a class="b" id="c" style="d" target="e" href="f" onclick="g">h</a>',
    "end of a script": "</script><script>alert(1)</script>",
    "remark of HTML": "<!-- a --> ]]> <![CDATA[",
    "reference": "&lt; &#60; &amp;lt;",
    "template": "{{ 7*7 }} {% raw %} {# a #} ${7} #{7}",
    "snippet": '--8<-- "a"',
    "extension of Markdown": ":smile: [[persona:a]] ~~a~~ ==a== ^^a^^ $a$ {.a} *[a]: b",
    "block of Markdown": "# a\n\n- b\n\n1. c\n\n> d\n\n| e |\n|---|\n\n```\nf\n```\n\n::: journey a\n\n    g",
    "link": "[a](javascript:alert) ![a](b) <https://example.com> www.example.com a@b.example @a #1",
    "address of a script": "javascript:alert(1)",
    "address of data": "data:text/html,a",
    "address of another host": "//example.com",
    "address with backslashes": "\\\\example.com",
    "address with both": "/\\example.com",
    "safe address": "https://example.com/a_b?c=d&e=f#g",
    "relative address": "../a_b.md#c",
    "formula": "=1+1",
    "formula in full width": "\uff1d1+1",
    "formula after another delimiter": "a;=1+1",
    "apostrophe before a formula": "'=1",
    "command of GitHub": "::error::a",
    "command of GitHub after spaces": " \t::error::a",
    "older command of GitHub": "a ##[error]b",
    "command of Azure": "##vso[task.setvariable]a",
    "command of TeamCity": "##TeamCity[a]",
    "second line": "a\n::error::b\r\nc\rd",
    "escaped line": "a%0A%0D%25b",
    "color": "\x1b[31ma\x1b[0m",
    "link of a terminal": "\x1b]8;;https://example.com\x07a\x1b]8;;\x07",
    "keyword of Mermaid": "title a",
    "mark of Mermaid": "\ufb02\u00b0\u00b065\u00b6\u00df",
    "property of every object": "__proto__",
    "code": "`a` ``b``",
    "unclosed code": "a ` b",
    "quotes of YAML": "\"a\" 'b' \\n \\x41",
    "property of a calendar": "a\r\nEND:VEVENT",
    "property of a calendar after a separator": "a\u2028END:VEVENT",
    "spaces around": "  a  b  ",
    "nothing": "",
}


def signs() -> Iterator[tuple[str, str]]:
    """Give each sign at the beginning and in the middle of a text, and some texts that are whole, with their names."""
    for sign in ASCII.values():
        yield f"{ord(sign):04X}", f"{sign}x{sign}y"
    for name, points in CLASSES.items():
        for point in points:
            yield f"{point:04X} {name}", f"{chr(point)}x{chr(point)}y"
    yield from PHRASES.items()
