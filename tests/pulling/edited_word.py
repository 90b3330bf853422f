"""Edits a Word file as typing in it does: the words of a paragraph change, in one of its runs."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def type_over_word(path: Path, old: str, new: str, target: Path) -> Path:
    """Replace words in every paragraph that holds them; spaces of any kind are alike."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    found = 0
    for paragraph in root.iter(f"{W}p"):
        texts = list(paragraph.iter(f"{W}t"))
        words = "".join(node.text or "" for node in texts).replace("\xa0", " ").replace("\u202f", " ")
        if old in words:
            found += 1
            for node in texts[1:]:
                node.text = ""
            texts[0].text = words.replace(old, new)
    assert found, old
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    with zipfile.ZipFile(target, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return target
