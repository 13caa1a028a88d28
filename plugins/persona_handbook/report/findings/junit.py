"""Findings as JUnit XML, which every CI host shows: a suite for each file, a failure for each error or warning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from persona_handbook.finding import Finding, Level, by_file
from persona_handbook.message import Say, in_english
from persona_handbook.report.terminal_text import on_terminal

# spelled out, because Python takes long to compile the complement
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def junit(findings: Sequence[Finding], say: Say = in_english) -> str:
    """Render findings: errors and warnings are failures, notes and accepted findings are skipped tests.

    A handbook without findings is one passed test, because hosts treat a report without tests as an error.
    """
    suites = Element("testsuites", name="personas check")
    for path, found in by_file(findings).items():
        _suite(suites, path, found, say)
    if not findings:
        suite = SubElement(suites, "testsuite", name="handbook", tests="1", failures="0", skipped="0")
        SubElement(suite, "testcase", classname="handbook", name="no findings")
    indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _suite(suites: Element, path: str, findings: list[Finding], say: Say) -> None:
    failing = sum(map(_fails, findings))
    suite = SubElement(suites, "testsuite", name=_xml(path), tests=str(len(findings)))
    suite.set("failures", str(failing))
    suite.set("skipped", str(len(findings) - failing))
    for finding in findings:
        place, message = finding.location, say(finding.message)
        name = f"{finding.rule} ({place.line}:{place.column})"
        case = SubElement(
            suite, "testcase", classname=_xml(path), name=_xml(name), file=_xml(path), line=str(place.line)
        )
        if _fails(finding):
            failure = SubElement(case, "failure", type=finding.level.word, message=_xml(message))
            failure.text = _lines(f"{path}:{place.line}:{place.column}", message, say(finding.help))
        else:
            reason = say(finding.accepted.reason) if finding.accepted else message
            SubElement(case, "skipped", message=_xml(reason))


def _fails(finding: Finding) -> bool:
    return finding.level > Level.NOTE and not finding.accepted


def _lines(*said: str) -> str:
    """Join lines, escaped for logs."""
    return "\n".join(_xml(on_terminal(each)) for each in said)


def _xml(text: str) -> str:
    return NOT_IN_XML.sub("\ufffd", text)
