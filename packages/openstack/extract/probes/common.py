# SPDX-License-Identifier: Apache-2.0
"""What every probe needs. Runs inside an installed release with that release's own Python (3.9 and newer)."""
import ast
import inspect
import json
import logging
import os
import re
import sys
import textwrap
import warnings

# Some import eventlet, whose own resolver wants to know nameservers.
os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)


def unwrap(func):
    """The innermost function behind methods, partials and decorators."""
    while True:
        for name in ("__wrapped__", "__func__", "func"):
            inner = getattr(func, name, None)
            if callable(inner):
                func = inner
                break
        else:
            return func


def closure(func, name):
    """What a wrapping function holds under a name, such as the method that a version selector selects from."""
    code = getattr(func, "__code__", None)
    for free, cell in zip(code.co_freevars if code else (), getattr(func, "__closure__", None) or ()):
        if free == name:
            return cell.cell_contents
    return None


def bound(func, controller):
    """(controller, method name) behind an action, also where a version selector stands in front of it."""
    return closure(func, "self") or getattr(func, "__self__", controller), closure(func, "key") or func.__name__


def gone_since(func):
    """
    Since which version of the project the code does nothing but answer 410 (the API was removed, its route was kept);
    "unknown" where it does not say which, None where it still does something.
    """
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(unwrap(func)))).body[0]
    except (OSError, TypeError, SyntaxError, IndentationError):
        return None
    for decorator in tree.decorator_list:
        # nova.api.openstack.wsgi.removed('21.0.0', reason)
        if isinstance(decorator, ast.Call) and getattr(decorator.func, "attr", "") == "removed":
            return decorator.args[0].value
    body = [node for node in tree.body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]
    raises = bool(body) and isinstance(body[0], ast.Raise) and "HTTPGone" in ast.dump(body[0])
    return "unknown" if raises else None


def choices(cls):
    """Keys of a body that a class's own `action` method tells apart: those of its dictionary, or those it compares with."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    method = next(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "action")
    for node in ast.walk(method):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and "actions" in node.targets[0].id:
            yield from (key.value for key in node.value.keys)
        elif isinstance(node, ast.Compare) and isinstance(node.left, ast.Constant) and node.comparators[0].id == "body":
            yield node.left.value
        elif isinstance(node, ast.Compare) and isinstance(node.left, ast.Name) and node.left.id == "action":
            yield from (one.value for one in node.comparators if isinstance(one, ast.Constant))


def emit(routes, microversions=None, package=None):
    """Writes what a probe found, once, as the last thing on standard output."""
    unique = {json.dumps(route, sort_keys=True): route for route in routes}
    json.dump({"routes": list(unique.values()), "microversions": microversions or {},
               "package": package}, REAL_STDOUT)


def number(version):
    """"2.10" -> (2, 10), to be compared; None where there is no bound."""
    try:
        text = str(version.get_string() if hasattr(version, "get_string") else version or "")
    except ValueError:
        # What the projects call a null version has no text.
        return None
    return tuple(int(part) for part in text.split(".")) if re.match(r"^\d+\.\d+$", text) else None


def property_names(schema, prefix="", depth=4):
    """Dotted names of the fields that a JSON Schema knows; lists count as what is in them."""
    if not isinstance(schema, dict) or depth == 0:
        return
    for key in ("oneOf", "anyOf", "allOf"):
        for one in schema.get(key) or ():
            yield from property_names(one, prefix, depth)
    for name, inner in (schema.get("properties") or {}).items():
        yield prefix + name
        yield from property_names(inner, prefix + name + ".", depth - 1)
    for pattern, inner in (schema.get("patternProperties") or {}).items():
        # "^resources([1-9][0-9]*)?$" is resources, by number; any other pattern stands for ids.
        word = re.match(r"^\^([A-Za-z_-]+)\(", pattern)
        if word:
            yield prefix + word[1]
        yield from property_names(inner, prefix, depth - 1)
    # A query parameter's schema is a list of values; what is in it has no name of its own.
    if isinstance(schema.get("items"), dict):
        yield from property_names(schema["items"], prefix, depth)


def decorated_schemas(func):
    """("body" or "query", schema, first, last) of each validation.schema and validation.query_schema on a method."""
    while func is not None:
        for name, place in (("request_body_schema", "body"), ("query_params_schema", "query"),
                            ("request_query_schema", "query")):
            schema = closure(func, name)
            if isinstance(schema, dict):
                yield place, schema, number(closure(func, "min_version")), number(closure(func, "max_version"))
        func = getattr(func, "__wrapped__", None) or getattr(func, "__func__", None)


def schemas_of(forms):
    """decorated_schemas of all forms of a method: (function, first, last microversion), within which its schemas hold."""
    for func, first, last in forms:
        for place, schema, low, high in decorated_schemas(func):
            lows, highs = [v for v in (low, number(first)) if v], [v for v in (high, number(last)) if v]
            yield place, schema, max(lows) if lows else None, min(highs) if highs else None


def versioned_fields(schemas, lowest):
    """
    {"body:server.tags": {"min": "2.52"}} from (place, schema, first, last): fields that some microversion lacks, of
    schemas of which there are several. Nova's 2.0 is its API before microversions, and left out.
    """
    spans, known = {}, {}
    for place, schema, low, high in schemas:
        if high is not None and high < lowest:
            continue
        low = max(low or lowest, lowest)
        known.setdefault(place, []).append((low, high))
        names = property_names(schema)
        for name in set(names) if place == "body" else {one for one in names if "." not in one}:
            spans.setdefault("%s:%s" % (place, name), []).append((low, high))
    fields = {}
    for name, mine in sorted(spans.items()):
        first = min(low for low, _ in known[name.split(":")[0]])
        low = min(one for one, _ in mine)
        high = None if any(one is None for _, one in mine) else max(one for _, one in mine)
        ends = [one for _, one in known[name.split(":")[0]]]
        last = None if any(one is None for one in ends) else max(ends)
        span = {}
        if low > first:
            span["min"] = "%d.%d" % low
        if high is not None and high != last:
            span["max"] = "%d.%d" % high
        if span:
            fields[name] = span
    return fields


def paste_sections(path):
    """{"composite:main": {"/": "versions"}} of a paste file; later words of a line as they stand."""
    sections, current = {}, {}
    for line in open(path).read().replace("\\\n", " ").splitlines():
        line = line.rstrip()
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]").strip(), {})
        elif line[:1] in ("", "#", ";"):
            continue
        elif line[0].isspace() and current:
            last = next(reversed(current))
            current[last] += " " + line.strip()
        else:
            cut = min(at for at in (line.find("="), line.find(": ")) if at >= 0)
            current[line[:cut].strip()] = line[cut + 1:].strip()
    return sections


def paste(service, path, main):
    """
    Version documents and health checks, which no route table names: what a service's paste file puts in front of it.
    Follows the pipelines that ask Keystone for tokens.
    """
    # Debian's packages bring the file below /usr/share; their configuration copies it to /etc.
    places = [path, re.sub(r"^/etc/([^/]+)/", r"/usr/share/\1-common/", path)]
    found = [place for place in places if os.path.exists(place)]
    if not found:
        return
    sections = paste_sections(found[0])

    def of(name):
        return next(((kind, sections[kind + ":" + name]) for kind in ("composite", "pipeline", "app", "filter")
                     if kind + ":" + name in sections), (None, {}))

    def entry(path, name, method="GET"):
        fields = of(name)[1]
        handler = next((v for k, v in fields.items() if k.endswith("_factory")), fields.get("use", name))
        return {"service": service, "method": method, "path": path.rstrip("/") or "/", "handler": handler}

    def pipe(names, prefix):
        for name in names[:-1]:
            text = " ".join(of(name)[1].values()).lower()
            if "healthcheck" in text:
                yield entry(prefix.rstrip("/") + "/healthcheck", name)
            elif "version_negotiation" in text or "versionnegotiation" in text or "versions_factory" in text:
                yield entry("/", name)
        yield from walk(names[-1], prefix)

    def walk(name, prefix):
        kind, fields = of(name)
        if kind == "composite":
            mounts = {key: value for key, value in fields.items() if key.startswith("/")}
            if not mounts and ("keystone" in fields or "pipeline" in fields):
                yield from pipe(fields.get("keystone", fields.get("pipeline")).split(), prefix)
            for mount, target in mounts.items():
                if not mount.endswith("/+"):
                    yield from walk(target, mount if mount != "/" else prefix)
                else:
                    yield from walk(target, mount[:-2])
        elif kind == "pipeline":
            yield from pipe(fields["pipeline"].split(), prefix)
        elif kind == "app":
            text = " ".join(fields.values()).lower()
            if "healthcheck" in text or "version" in text:
                yield entry(prefix or "/", name)

    yield from walk(main, "")


# Services print while they are imported; nothing of that may get between the JSON.
REAL_STDOUT = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
