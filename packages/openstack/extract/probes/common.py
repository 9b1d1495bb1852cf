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


def only_gone(func):
    """Whether the code does nothing but answer 410: the API was removed, its route was kept."""
    probe = func
    while probe is not None:
        if getattr(probe, "removed", False) is True:
            return True
        probe = getattr(probe, "__wrapped__", None) or getattr(probe, "__func__", None)
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(unwrap(func))))
    except (OSError, TypeError, SyntaxError, IndentationError):
        return False
    body = [node for node in tree.body[0].body
            if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]
    return bool(body) and isinstance(body[0], ast.Raise) and "HTTPGone" in ast.dump(body[0])


def emit(routes, microversions=None, package=None):
    """Writes what a probe found, once, as the last thing on standard output."""
    unique = {json.dumps(route, sort_keys=True): route for route in routes}
    json.dump({"routes": list(unique.values()), "microversions": microversions or {},
               "package": package}, REAL_STDOUT)


# Services print while they are imported; nothing of that may get between the JSON.
REAL_STDOUT = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
