"""A file of an author in; the same with something wrong in it out: bytes, nodes, Markdown, terms, archives."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

NASTY = (Path(__file__).parent / "corpus" / "values.txt").read_text(encoding="utf-8").splitlines()
MARKDOWN = (Path(__file__).parent / "corpus" / "markdown.txt").read_text(encoding="utf-8").split("\n%\n")
KEYS = (
    "title", "id", "text", "question", "choices", "answer", "verdict", "feedback", "terms", "program", "cluster",
    "slide", "dilemmas", "quote", "section", "image", "video", "minutes", "lints", "<<", "extends", "brand", "logo",
)  # fmt: skip
Mutation = Callable[[bytes, random.Random], bytes]
Path_ = tuple[Any, ...]


def mutate_text(data: bytes, chance: random.Random) -> bytes:
    """Flip a bit, drop, repeat, move or indent a line, cut the file, or give a key another value."""
    lines = data.split(b"\n")
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        here, there = chance.randrange(len(lines)), chance.randrange(len(lines))
        line = lines[here]
        match chance.randrange(8):
            case 0 if line:
                at = chance.randrange(len(line))
                lines[here] = line[:at] + bytes([chance.randrange(256)]) + line[at + 1 :]
            case 1 if len(lines) > 1:
                del lines[here]
            case 2:
                lines[here], lines[there] = lines[there], lines[here]
            case 3:
                lines.insert(here, lines[there])
            case 4:
                lines[here] = line.lstrip() if chance.random() < 0.5 else b"  " + line
            case 5 if chance.random() < 0.2:
                del lines[here:]
                lines = lines or [b""]
            case 6:
                at = chance.randrange(len(line) + 1)
                lines[here] = line[:at] + chance.choice(NASTY).encode() + line[at:]
            case _:
                lines[here] = line.partition(b":")[0] + b": " + chance.choice(NASTY).encode()
    return b"\n".join(lines)


def mutate_nodes(data: bytes, chance: random.Random) -> bytes:
    """Load the YAML, change some of its nodes, write it again: valid YAML that says something else."""
    tree = _load(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        paths = list(_paths(tree))
        if not paths:
            break
        _change(tree, chance.choice(paths), chance, chance.choice(paths))
    return _dump(tree)


def mutate_markdown(data: bytes, chance: random.Random) -> bytes:
    """Put marks, links, lists, terms and strange characters into the texts of a file; in a source, anywhere."""
    tree = _load(data)
    paths = [path for path in _paths(tree) if isinstance(_get(tree, path), str)]
    if not paths:
        return _salt(data.decode(errors="replace"), chance).encode()
    for _ in range(chance.choice((1, 2, 3))):
        path = chance.choice(paths)
        _get(tree, path[:-1])[path[-1]] = _salt(_get(tree, path), chance)
    return _dump(tree)


def mutate_terms(data: bytes, chance: random.Random) -> bytes:
    """Change, drop, or misspell a term, or use one where none is known."""
    tree = _load(data)
    terms = tree.get("terms") if isinstance(tree, dict) else None
    if not isinstance(terms, dict) or not terms or chance.random() < 0.3:
        words = [
            b"{{ afdeling }}",
            b"{{ Bestuur.beslist }}",
            b"{{x.y.z}}",
            b"{{ choice:a }}",
            b"{{ }}",
            b"\\{{ a }}",
            b"{{",
        ]
        at = chance.randrange(len(data) + 1)
        return data[:at] + chance.choice(words) + data[at:]
    name = chance.choice(list(terms))
    match chance.randrange(4):
        case 0:
            del terms[name]
        case 1:
            terms[name + chance.choice(("x", " ", "", ".a"))] = terms.pop(name)
        case 2:
            terms[name] = _value(chance)
        case _:
            terms[name] = {
                "text": chance.choice(NASTY),
                chance.choice(("beslist", "bezit", "text", "a b")): _value(chance),
            }
    return _dump(tree)


def mutate_json(data: bytes, chance: random.Random) -> bytes:
    """A manifest that something else wrote, or that was half written."""
    if chance.random() < 0.3:
        return mutate_text(data, chance)
    tree = json.loads(data)
    for _ in range(chance.choice((1, 1, 3))):
        paths = list(_paths(tree))
        if paths:
            _change(tree, chance.choice(paths), chance, chance.choice(paths))
    return json.dumps(tree, default=str).encode("utf-8", "surrogatepass")


def mutate_archive(data: bytes, chance: random.Random) -> bytes:
    """A presentation in which one part is damaged, or the file itself."""
    if chance.random() < 0.15:
        at = chance.randrange(len(data))
        return data[:at] if chance.random() < 0.5 else data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    _damage(parts, name, chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return stream.getvalue()


def _damage(parts: dict[str, bytes], name: str, chance: random.Random) -> None:
    content = parts[name]
    at = chance.randrange(len(content))
    match chance.randrange(5):
        case 0:
            del parts[name]
        case 1:
            digits = [place for place, sign in enumerate(content) if chr(sign).isdigit()]
            at = chance.choice(digits or [0])
            parts[name] = content[:at] + chance.choice((b"-1", b"x", b"9" * 30, b"")) + content[at + 1 :]
        case 2:
            parts[name] = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
        case 3:
            parts[name] = content[:at]
        case _:
            parts[name] = parts[chance.choice(list(parts))]


def _load(data: bytes) -> Any:
    """Texts, lists and mappings; all else is what it looks like. A file that is no YAML is one text."""
    try:
        return yaml.load(data, yaml.BaseLoader)  # noqa: S506  # it makes texts, lists and mappings only
    except (yaml.YAMLError, UnicodeDecodeError):
        return data.decode(errors="replace")


def _dump(tree: Any) -> bytes:
    dumped: bytes = yaml.dump(tree, allow_unicode=True, sort_keys=False, width=1000, encoding="utf-8")
    return dumped


def _paths(tree: Any, path: Path_ = ()) -> list[Path_]:
    """Every node but the root."""
    if isinstance(tree, dict):
        children = list(tree.items())
    elif isinstance(tree, list):
        children = list(enumerate(tree))
    else:
        return []
    found: list[Path_] = []
    for key, value in children:
        found += [(*path, key), *_paths(value, (*path, key))]
    return found


def _get(tree: Any, path: Path_) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def _change(tree: Any, path: Path_, chance: random.Random, other: Path_) -> None:
    home, key = _get(tree, path[:-1]), path[-1]
    match chance.randrange(8):
        case 0:
            del home[key]
        case 1 | 2:
            home[key] = _value(chance)
        case 3:
            home[key] = json.loads(json.dumps(_get(tree, other), default=str))
        case 4 if isinstance(home, dict):
            home[chance.choice(KEYS)] = home.pop(key)
        case 5:
            home[key] = [home[key]] if chance.random() < 0.5 else {chance.choice(KEYS): home[key]}
        case 6 if isinstance(home, list):
            home += [home[key]] * chance.choice((1, 3, 30))
        case _:
            home[key] = str(home[key]) * chance.choice((2, 5, 40)) if not isinstance(home[key], dict) else None


def _value(chance: random.Random) -> Any:
    return chance.choice((None, True, -1, 10**30, 1.5, [], {}, [[]], {"a": "b"}, *NASTY))


def _salt(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(MARKDOWN) + text[at:]
