# SPDX-License-Identifier: Apache-2.0
"""Placement: its declared routes and the microversions of each handler."""
import importlib

from placement import handler, microversion


def versions(func):
    func = unwrap(func)
    name = closure(func, "qualified_name") or "%s.%s" % (func.__module__, func.__name__)
    forms = microversion.VERSIONED_METHODS.get(name)
    if not forms:
        return None, None
    low = min(form[0] for form in forms)
    high = max(form[1] for form in forms)
    return "%d.%d" % tuple(low), "%d.%d" % tuple(high)


# Handlers choose among a module's schemas by the microversion in the schema's name; the first has none in some modules.
SCHEMAS = {("GET", "/allocation_candidates"): ("allocation_candidate", "query", r"GET_SCHEMA"),
           ("GET", "/resource_providers"): ("resource_provider", "query", r"GET_RPS_SCHEMA"),
           ("POST", "/resource_providers"): ("resource_provider", "body", r"POST_(?:RESOURCE_PROVIDER|RP)_SCHEMA"),
           ("PUT", "/resource_providers/{uuid}"): ("resource_provider", "body", r"PUT_(?:RESOURCE_PROVIDER|RP)_SCHEMA"),
           ("GET", "/usages"): ("usage", "query", r"GET_USAGES_SCHEMA"),
           ("POST", "/reshaper"): ("reshaper", "body", r"POST_RESHAPER_SCHEMA"),
           ("PUT", "/allocations/{consumer_uuid}"): ("allocation", "body", r"ALLOCATION_SCHEMA")}


def schemas(method, path):
    if (method, path) not in SCHEMAS:
        return
    name, place, pattern = SCHEMAS[method, path]
    module = importlib.import_module("placement.schemas." + name)
    found = []
    for constant, value in vars(module).items():
        match = re.match(r"^%s(?:_V?(\d+)_(\d+))?$" % pattern, constant)
        if match and isinstance(value, dict):
            found.append(((int(match[1]), int(match[2])) if match[1] else (1, 0), value))
    found.sort(key=lambda one: one[0])
    for at, (low, value) in enumerate(found):
        after = found[at + 1][0] if at + 1 < len(found) else None
        yield place, value, low, (after[0], after[1] - 1) if after else None


def routes():
    newest = microversion.max_version_string()
    for path, methods in handler.ROUTE_DECLARATIONS.items():
        for method, func in methods.items():
            low, high = versions(func)
            route = {"service": "placement", "method": method, "path": path or "/",
                     "handler": closure(unwrap(func), "qualified_name") or unwrap(func).__name__}
            if low and low != "1.0":
                route["min"] = low
            if high and high != newest:
                route["max"] = high
            fields = versioned_fields(schemas(method, path), (1, 0))
            if fields:
                route["fields"] = fields
            yield route


emit(routes(), {"placement": [microversion.min_version_string(), microversion.max_version_string()]},
     "placement-common")
