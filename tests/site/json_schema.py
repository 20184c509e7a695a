# SPDX-License-Identifier: Apache-2.0
"""The part of JSON Schema 2020-12 that the API's description uses."""

import re

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def faults(value, schema, document, place="$"):
    """What is wrong with a value, as sentences. `document` holds what "$ref" points to."""
    if "$ref" in schema:
        return faults(value, resolve(schema["$ref"], document), document, place)
    found = []
    for choice in ("oneOf", "anyOf"):
        if choice in schema and all(faults(value, option, document, place) for option in schema[choice]):
            found.append(f"{place} fits no choice of {choice}")
    for part in schema.get("allOf", ()):
        found += faults(value, part, document, place)
    if "type" in schema and not any(_is(value, name) for name in _listed(schema["type"])):
        return found + [f"{place} is {type(value).__name__}, not {schema['type']}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{place} is {value!r}, not one of {schema['enum']}")
    if "const" in schema and value != schema["const"]:
        found.append(f"{place} is {value!r}, not {schema['const']!r}")
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        found.append(f"{place} is {value!r}, which {schema['pattern']} does not match")
    if isinstance(value, dict):
        found += _object_faults(value, schema, document, place)
    if isinstance(value, list) and "items" in schema:
        for number, member in enumerate(value):
            found += faults(member, schema["items"], document, f"{place}[{number}]")
    return found


def resolve(reference, document):
    found = document
    for part in reference.removeprefix("#/").split("/"):
        found = found[part.replace("~1", "/").replace("~0", "~")]
    return found


def _object_faults(value, schema, document, place):
    found = [f"{place} has no {name}" for name in schema.get("required", ()) if name not in value]
    for name, member in value.items():
        if name in schema.get("properties", {}):
            found += faults(member, schema["properties"][name], document, f"{place}.{name}")
        elif schema.get("additionalProperties") is False:
            found.append(f"{place} has {name}, of which the description knows nothing")
        elif isinstance(schema.get("additionalProperties"), dict):
            found += faults(member, schema["additionalProperties"], document, f"{place}.{name}")
    return found


def _is(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def _listed(types):
    return types if isinstance(types, list) else [types]
