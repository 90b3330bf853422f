"""Leaves out of a brand's parts what could run, play, remark or carry a file along: it would travel in every deck."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from deckgen.house_style.parts.brand_xml import Node, R, local_name, parse_xml, write_xml

# What masters, layouts, themes and notes masters are made of. All else stays behind: embedded objects, sounds, films,
# controls, ink, sheets behind charts, comments, tags.
KEPT_RELATIONSHIPS = frozenset(
    {"officeDocument", "slideMaster", "slideLayout", "theme", "themeOverride", "image", "hdphoto", "notesMaster"}
    | {"hyperlink", "font", "presProps", "viewProps", "tableStyles", "chart", "chartUserShapes", "chartStyle"}
    | {"chartColorStyle", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"}
)
_LINKS = frozenset({"hlinkClick", "hlinkHover", "hlinkMouseOver"})
_JUMP = "ppaction://hlinkshowjump?"  # to the next slide, the first one…
_MEDIA = frozenset({"snd", "sndAc", "wavAudioFile", "audioFile", "videoFile", "quickTimeFile", "audioCd", "media"})
_CARRIED = frozenset({"externalData", "custDataLst", "controls", "control", "legacyDrawing"})
_COMMANDS = frozenset({"cmd", "audio", "video"})  # in a timing, which then goes as a whole
_SHAPES = frozenset({"sp", "pic", "graphicFrame", "cxnSp", "contentPart"})
_OBJECT = "oleObj"
_TAGS = tuple(f"{{*}}{name}" for name in sorted(_LINKS | _MEDIA | _CARRIED | {"timing", _OBJECT}))
_INSTRUCTION = re.compile(rb"<\?(?!xml\s)")
_RELATED = etree.XPath("//*[@r:*]", namespaces={"r": R[1:-1]})
_NAMES = (b"action", b"timing", b"<!--", *(name.encode() for name in sorted(_MEDIA | _CARRIED | {_OBJECT})))


def leave_out_activity(content: bytes, name: str, dropped: set[str]) -> bytes:
    """A part without actions but jumps, media, objects, controls, remarks, and what names a lost relation.

    Why by names of elements and attributes: those cannot be written in another way, as a value can.
    """
    may_hold = _INSTRUCTION.search(content) or any(each in content for each in _NAMES)
    if not dropped and b"\0" not in content[:64] and not may_hold:
        return content
    root = parse_xml(content, name)
    remarked = _take_remarks_out(root)
    found = {node for node in root.iter(*_TAGS) if _is_active(node)} | _find_lost(root, dropped)
    for node in [node for node in root.iter(etree.Element) if node in found] if len(found) > 1 else list(found):
        _take_out(node)
    return write_xml(root) if found or remarked else content


def _take_remarks_out(root: Node) -> bool:
    """Whether a part had comments or instructions to programs; those around its root are not written again."""
    kinds = (etree.Comment, etree.ProcessingInstruction)
    around = [*root.itersiblings(*kinds), *root.itersiblings(*kinds, preceding=True)]
    inside = next(root.iter(*kinds), None) is not None
    etree.strip_tags(root, *kinds)
    return inside or bool(around)


def _is_active(node: Node) -> bool:
    kind = local_name(node)
    if kind in _LINKS:
        action = node.get("action", "").strip()
        return bool(action) and not action.lower().startswith(_JUMP)
    if kind == "timing":
        return any(local_name(inner) in _COMMANDS for inner in node.iter(etree.Element))
    return kind in _MEDIA or kind in _CARRIED or kind == _OBJECT


def _find_lost(root: Node, dropped: set[str]) -> set[Node]:
    """The elements that name a relation that is not there any more."""
    named = cast("list[Node]", _RELATED(root)) if dropped else []
    return {
        node for node in named if any(str(key).startswith(R) and value in dropped for key, value in node.attrib.items())
    }


def _take_out(node: Node) -> None:
    """Remove the least that leaves a part whole: a link or a sound alone, else an extension, else the shape."""
    kind = local_name(node)
    if kind in _LINKS or kind in _MEDIA or kind in _CARRIED or kind == "timing":
        _remove(node)
        return
    for ancestor in _upwards(node):
        above = local_name(ancestor)
        if above == "ext":
            _remove(ancestor)
            return
        if above in _SHAPES:
            _replace_shape(ancestor)
            return
    _remove(node)


def _upwards(node: Node) -> Iterator[Node]:
    yield node
    yield from node.iterancestors()


def _replace_shape(shape: Node) -> None:
    """An object has a picture of itself, which stays in its place."""
    parent = shape.getparent()
    pictures = [each for each in shape.iter(etree.Element) if local_name(each) == "pic"]
    if local_name(shape) == "graphicFrame" and pictures and parent is not None:
        _take_identity(pictures[-1], shape)
        parent.replace(shape, pictures[-1])
    else:
        _remove(shape)


def _take_identity(picture: Node, shape: Node) -> None:
    """The picture inside an object has no number of its own."""
    own, outer = _find_identity(picture), _find_identity(shape)
    if own is not None and outer is not None:
        own.set("id", outer.get("id") or "0")
        own.set("name", own.get("name") or outer.get("name") or "")


def _find_identity(shape: Node) -> Node | None:
    return next((node for node in shape.iter(etree.Element) if local_name(node) == "cNvPr"), None)


def _remove(node: Node) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
