# SPDX-License-Identifier: Apache-2.0
"""What every probe needs. Runs inside an installed release with that release's own Python (3.9 and newer)."""
import ast
import inspect
import json
import logging
import os
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


def emit(routes, microversions=None, package=None):
    """Writes what a probe found, once, as the last thing on standard output."""
    unique = {json.dumps(route, sort_keys=True): route for route in routes}
    json.dump({"routes": list(unique.values()), "microversions": microversions or {},
               "package": package}, REAL_STDOUT)


# Services print while they are imported; nothing of that may get between the JSON.
REAL_STDOUT = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
