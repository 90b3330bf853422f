"""Ask pip-audit for known weaknesses in what is installed with deckgen, and say plainly what could not be asked.

    python tools/dependency_audit.py PIP_AUDIT SITE_PACKAGES

Ends with 1 when a weakness is known. A service that does not answer is said and is no failure of the change: pip-audit
itself then says "No known vulnerabilities found", which would be a comfort that nobody looked for.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

ITSELF = "deckgen"


def judge(answer: str) -> tuple[bool, list[str]]:
    """Whether no weakness is known, and what to say, from pip-audit's answer in JSON."""
    try:
        packages: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return True, ["Not audited: the advisory service gave no answer."]
    packages = [package for package in packages if package["name"] != ITSELF]
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    found = [line for package in packages for line in _weaknesses(package)]
    lines = [f"{len(packages) - len(unknown)} of {len(packages)} packages audited; known weaknesses: {len(found)}."]
    if unknown:
        lines.append(f"Not audited, the advisory service did not answer for: {', '.join(unknown)}.")
    return not found, [*lines, *found]


def _weaknesses(package: dict[str, Any]) -> Iterator[str]:
    for weakness in package.get("vulns", ()):
        mended = ", ".join(weakness.get("fix_versions", ())) or "no release yet"
        yield f"{package['name']} {package.get('version', '')}: {weakness['id']}, mended in {mended}"


def main(pip_audit: str, packages: str) -> int:
    """Run pip-audit over a folder of installed packages; 1 when one has a known weakness."""
    command = [pip_audit, "--path", packages, "--format", "json", "--progress-spinner", "off", "--timeout", "15"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300).stdout
    except subprocess.TimeoutExpired:
        answer = ""
    sound, lines = judge(answer)
    print("\n".join(lines))
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
