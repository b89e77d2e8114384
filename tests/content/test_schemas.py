"""The schemas: one for every table, sound, and saying the same as the code."""

import json

import pytest

from baclofen import content
from baclofen.content.schema import read_schemas

FOLDER = content.library().folder
SCHEMAS = read_schemas(FOLDER)
TYPES = {"string", "number", "integer", "list"}


def test_every_table_is_checked_by_one_schema():
    described = [path for schema in SCHEMAS.values() for path in FOLDER.glob(schema.path)]
    assert sorted(described) == sorted(FOLDER.rglob("*.csv"))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("schemas/*.json")), ids=lambda path: path.stem)
def test_a_schema_has_the_form_of_a_table_schema(path):
    raw = json.loads(path.read_text(encoding="utf-8"))
    if "fields" not in raw:
        assert raw["$schema"].startswith("https://json-schema.org/")
        return
    names = [field["name"] for field in raw["fields"]]
    assert path.stem == raw["name"]
    assert len(set(names)) == len(names)
    assert raw["primaryKey"] in names
    for field in raw["fields"]:
        assert field["type"] in TYPES
        assert field["description"]
    for foreign in raw.get("foreignKeys", ()):
        assert foreign["fields"] in names
        assert foreign["reference"]["resource"] in SCHEMAS


def test_urgencies_stand_in_one_order_everywhere():
    field = next(field for field in SCHEMAS["how_soon"].fields if field.name == "pump")
    assert tuple(field.constraints["enum"]) == content.URGENCIES


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_certainties_never_include_what_was_not_read(name):
    for field in SCHEMAS[name].fields:
        if field.name == "certainty":
            assert set(field.constraints["enum"]) == set("PALSDT")


def test_the_dictionary_names_every_table():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for schema in SCHEMAS.values():
        assert schema.path.replace("*", "<topic>") in readme, schema.path
