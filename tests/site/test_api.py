# SPDX-License-Identifier: Apache-2.0
"""The API answers as its own description says: every operation is called, every answer and example fits its schema."""

import re
import unittest
import urllib.parse

import json_schema
from live_server import expected, live_server


def description():
    return live_server().get("/api/openapi.json").json()


def resolved(value, document):
    return json_schema.resolve(value["$ref"], document) if "$ref" in value else value


class Description(unittest.TestCase):
    def test_it_is_openapi_3_1_with_servers_and_operations(self):
        document = description()
        self.assertTrue(document["openapi"].startswith("3.1"))
        self.assertTrue(document["info"]["title"])
        self.assertTrue(document["paths"])

    def test_every_operation_has_a_summary_and_an_example_that_fits(self):
        document = description()
        for path, operation in operations(document):
            with self.subTest(path=path):
                self.assertTrue(operation.get("summary"))
                media = json_media(operation, "200", document)
                if media is None:
                    continue
                examples = [media["example"]] if "example" in media else [
                    resolved(example, document)["value"] for example in media.get("examples", {}).values()]
                self.assertTrue(examples, msg="no example")
                for example in examples:
                    self.assertEqual(json_schema.faults(example, media["schema"], document), [])


class Operations(unittest.TestCase):
    def test_every_operation_answers_as_described(self):
        document = description()
        for path, operation in operations(document):
            address = self.address(path, operation, document)
            with self.subTest(address=address):
                answer = live_server().get(address)
                self.assertEqual(answer.status, 200, msg=answer.text[:300])
                self.assertEqual(answer.headers["Access-Control-Allow-Origin"], "*")
                media = json_media(operation, "200", document)
                if media is not None:
                    self.assertEqual(json_schema.faults(answer.json(), media["schema"], document)[:5], [])
                    self.assertEqual(set(answer.json()), set(media["example"]))

    def address(self, path, operation, document):
        """The path with values from this archive where an example would be of another."""
        first = first_item()
        values = {"id": first["id"], "q": "registry", "kind": "category"}
        query = {}
        for parameter in (resolved(each, document) for each in operation.get("parameters", ())):
            name = parameter["name"]
            value = values.get(name, parameter.get("example", parameter.get("schema", {}).get("example")))
            if parameter["in"] == "path":
                self.assertIsNotNone(value, msg=f"{path}: no example for {name}")
                path = path.replace("{" + name + "}", urllib.parse.quote(str(value), safe=""))
            elif parameter.get("required"):
                query[name] = value
        base = urllib.parse.urlsplit(document.get("servers", [{"url": ""}])[0]["url"]).path.rstrip("/")
        return base + path + ("?" + urllib.parse.urlencode(query) if query else "")


class Schemas(unittest.TestCase):
    def test_every_item_fits_the_description_which_says_what_is_always_there(self):
        document = description()
        paths = {path: operation for path, operation in operations(document) if "/{id}" in path}
        self.assertEqual(len({operation["operationId"] for _, operation in operations(document)}), len(document["paths"]))
        items = live_server().get("/api/v1/items?limit=100").json()["items"]
        for item in items:
            for path, operation in paths.items():
                address = path.replace("{id}", item["id"])
                schema = json_media(operation, "200", document)["schema"]
                self.assertTrue(schema["required"])
                self.assertEqual(json_schema.faults(live_server().get(address).json(), schema, document)[:5], [], msg=address)


class Items(unittest.TestCase):
    def test_pages_of_items_hold_every_item_once(self):
        seen, page, total = [], 1, None
        while total is None or len(seen) < total:
            answer = live_server().get(f"/api/v1/items?page={page}").json()
            total = answer["total"]
            self.assertTrue(answer["items"], msg=f"page {page} is empty after {len(seen)} of {total}")
            seen += [item["id"] for item in answer["items"]]
            page += 1
        self.assertEqual(len(seen), len(set(seen)))
        self.assertEqual(total, expected()["items"])

    def test_search_finds_words_in_both_languages(self):
        for query in ("registry", "السجل", '"land registry"', "registr*"):
            with self.subTest(query=query):
                found = live_server().get("/api/v1/search?q=" + urllib.parse.quote(query)).json()
                self.assertGreater(found["total"], 0)


class Errors(unittest.TestCase):
    # https://www.rfc-editor.org/rfc/rfc9457
    def test_they_are_problem_details(self):
        for path, status in (("/api/v1/items/2023-01-01-zzzzzz", 404), ("/api/v1/nothing", 404),
                             ("/api/v1", 404), ("/api/v1/items?page=x", 400), ("/api/v1/search?q=-draft", 400),
                             ("/api/v1/search?q=" + "a+" * 40, 400), ("/api/v1/search?q=" + "a" * 2001, 400)):
            with self.subTest(path=path):
                answer = live_server().get(path)
                self.assertEqual(answer.status, status)
                self.assertTrue(answer.headers["Content-Type"].startswith("application/problem+json"))
                problem = answer.json()
                self.assertEqual(problem["status"], status)
                self.assertTrue(problem["title"])
                self.assertTrue(problem["detail"])
                self.assertFalse(re.search(r"/(tmp|home|root)/", answer.text), msg="tells a path of the machine")

    def test_other_sites_may_read_but_not_write(self):
        answer = live_server().get("/api/v1/items", method="OPTIONS",
                                   headers={"Origin": "https://example.org", "Access-Control-Request-Method": "GET"})
        self.assertIn(answer.status, (200, 204))
        self.assertNotRegex(answer.headers.get("Access-Control-Allow-Methods", ""), "POST|PUT|DELETE|PATCH")
        self.assertIn(live_server().get("/api/v1/items", method="POST").status, (404, 405))


def operations(document):
    for path, methods in document["paths"].items():
        if "get" in methods:
            yield path, methods["get"]


def json_media(operation, status, document):
    content = resolved(operation["responses"][status], document).get("content", {})
    return content.get("application/json")


def first_item():
    return live_server().get("/api/v1/items").json()["items"][0]


if __name__ == "__main__":
    unittest.main()
