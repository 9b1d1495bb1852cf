# SPDX-License-Identifier: Apache-2.0
"""
Routes of services that use pecan. A tree of controllers has no table to read, so the tree is searched and pecan's own
router is asked what answers each path that may be one: what it does not resolve is no route.
"""
import itertools
import re
from unittest import mock

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


class Stand(mock.MagicMock):
    """Stands in for databases and contexts: controllers are made and looked up, never called."""

    exposed = False

    def __len__(self):
        return 1


def marker(position):
    """A path segment that stands for any id, and is one in every service's eyes."""
    return "00000000-0000-4000-8000-%012d" % position


def is_marker(value):
    return isinstance(value, str) and value.startswith("00000000-0000-4000-8000-")


def constants(func):
    """Words that a routing function compares path segments with."""
    seen, todo, words = set(), [getattr(unwrap(func), "__code__", None)], []
    while todo:
        code = todo.pop()
        if code is None or code in seen:
            continue
        seen.add(code)
        for value in code.co_consts:
            for one in value if isinstance(value, (tuple, frozenset)) else (value,):
                if isinstance(one, str) and re.fullmatch(r"[a-z][a-z0-9_.-]*", one):
                    words.append(one)
            if hasattr(value, "co_consts"):
                todo.append(value)
    return words


def innermost(func):
    """The method of a controller behind decorators that do not say what they wrap."""
    todo, seen = [func], []
    while todo:
        one = unwrap(todo.pop(0))
        if one in seen or not hasattr(one, "__code__"):
            continue
        seen.append(one)
        if one.__code__.co_varnames[:1] == ("self",):
            return one
        todo += [cell.cell_contents for cell in one.__closure__ or () if callable(cell.cell_contents)]
    return unwrap(func)


def body_argument(func, names):
    """The argument that takes the request's body: wsme's last one, or what a decorator says."""
    definition = getattr(func, "_wsme_definition", None)
    if definition is not None and definition.body_type is not None:
        return names[-1] if names else None
    while func is not None:
        named = closure(func, "body_arg")
        if named:
            return named
        func = getattr(func, "__wrapped__", None)
    return None


class PecanTree:
    def __init__(self, service, root, prefix="", optional=(), words=(), skip=(), context=None, hidden=(),
                 given=(), prepare=None, once=()):
        """
        prefix: path below which the application is mounted. optional: "Class.function" whose optional arguments are
        taken from the path as well. words: segments that only code knows. skip: attributes that are no part of the
        tree. context: what the service puts into each request's environment. hidden: arguments that decorators give.
        given: arguments that come with the body or the query, or "Class.function:argument". prepare: makes a request carry a microversion.
        once: classes that hang in several places, and are searched to the bottom only in the first.
        """
        import pecan.core
        self.core, self.service, self.prefix = pecan.core, service, prefix
        self.optional, self.words, self.skip = set(optional), list(words), set(skip)
        self.context, self.hidden = context or {}, {"self", "cls", *hidden}
        self.given, self.prepare, self.once = set(given), prepare, set(once)
        self.packages = {type(root).__module__.split(".")[0]}
        self.app = pecan.core.Pecan(root, hooks=[], force_canonical=False, guess_content_type_from_ext=False)
        self.root = self.app.root

    def ask(self, method, segments, version=None):
        """(function, its owner, arguments from the path by name) that answer, or None."""
        request = self.core.Request(dict(self.context, REQUEST_METHOD=method, SCRIPT_NAME="", QUERY_STRING="",
                                         SERVER_NAME="localhost", SERVER_PORT="80", **{"wsgi.url_scheme": "http"}),
                                    )
        request.path_info = "/" + "/".join(segments)
        request.context = Stand()
        request.pecan = {"app": self.app, "content_type": None}
        self.core.state.request = request
        if self.prepare:
            self.prepare(request, version)
        state = self.core.RoutingState(request, self.core.Response(), self.app, [])
        try:
            func, args, _ = self.app.find_controller(state)
        except BaseException:
            return None
        return self.accepts(method, func, list(args), {one for one in segments if not is_marker(one)})

    def accepts(self, method, func, args, words):
        from pecan.rest import RestController
        from pecan.util import _cfg
        config = _cfg(func)
        owner = getattr(func, "__self__", None)
        if owner is None and args and type(args[0]).__module__.split(".")[0] in self.packages:
            owner = args[0]
        args = [one for one in args if one is not owner]
        kind = owner if isinstance(owner, type) else type(owner)
        label = innermost(func).__qualname__ if owner is None else "%s.%s" % (kind.__name__, innermost(func).__name__)
        rest = isinstance(owner, RestController) or getattr(owner, "_route", None) is not None
        refuses = "abort" in getattr(innermost(func), "__code__", abs).co_names if config.get("generic") else False
        plain_page = not rest or innermost(func).__name__ in ("index", "_default")
        if refuses or (method != "GET" and plain_page and not config.get("generic_handler") and label not in self.optional):
            # What answers all methods that have no handler of their own refuses them; plain pages are read.
            return None
        spec = inspect.getfullargspec(innermost(func))
        names = [name for name in spec.args if name not in self.hidden]
        required = len(names) - len(spec.defaults or ())
        body = body_argument(func, names)
        if body in names:
            required -= names.index(body) < required
            names.remove(body)
        taken = dict(zip(names, args))
        by_path = sum(is_marker(value) for value in taken.values())
        given = {name for name in names if name in self.given or "%s:%s" % (label, name) in self.given}
        if any(name not in taken and name not in given for name in names[:required]):
            return None
        if any(is_marker(taken.get(name)) for name in given):
            return None
        if any(isinstance(value, str) and value in words for value in args):
            # A word of the tree ended up as an id.
            return None
        if by_path > required and label not in self.optional:
            return None
        if any(is_marker(one) for one in args[len(names):]) and label not in self.optional:
            return None
        return func, owner, taken, label

    def children(self, node):
        """(segments, controller, names of ids that were left out) below a controller; ids as tuples of their name."""
        from pecan.rest import RestController
        from pecan.routing import __custom_routes__  # noqa: F401
        from pecan.util import getargspec, iscontroller
        ids = []
        getter = getattr(node, "get_one", None) or getattr(node, "get", None)
        if isinstance(node, RestController) and getter is not None:
            spec = getargspec(getter)
            # Pecan counts all arguments of the getter, also those with a default; any number if it takes any number.
            ids = [name for name in spec.args if name != "self"]
            if spec.varargs:
                spec = inspect.getfullargspec(innermost(getter))
                ids = [name for name in spec.args if name != "self"][:len(spec.args) - 1 - len(spec.defaults or ())]
        for name in dir(node):
            if name.startswith("_") or name in self.skip:
                continue
            try:
                value = getattr(node, name)
            except Exception:
                continue
            if iscontroller(value) or not self.is_controller(value):
                continue
            if ids:
                yield [(one,) for one in ids] + [name], value, ()
            yield [name], value, ids
        for segments, child in self.looked_up(node):
            yield segments, child, ()

    def looked_up(self, node):
        from pecan.util import getargspec, iscontroller
        lookup = getattr(node, "_lookup", None)
        if not iscontroller(lookup):
            return
        fixed = [name for name in getargspec(lookup).args if name != "self"] or ["id"]
        first = fixed[0]
        words = constants(lookup) + self.words + list(getattr(node, "_subcontroller_map", ()))
        given = []
        tries = [[(first,)]] + [[word] for word in words] + [[(first,), word] for word in words]
        tries += [[(first,), word, ("id",)] for word in words]
        if len(fixed) > 1:
            tries += [list(one) for one in itertools.product(*([(name,)] + words for name in fixed))]
        for segments in tries:
            sample = [marker(900 + at) if isinstance(one, tuple) else one for at, one in enumerate(segments)]
            request = self.core.Request({"REQUEST_METHOD": "GET", "SERVER_NAME": "localhost", "SERVER_PORT": "80",
                                         "wsgi.url_scheme": "http", **self.context})
            request.context, request.pecan = Stand(), {}
            self.core.state.request = request
            if self.prepare:
                self.prepare(request, None)
            try:
                child, rest = lookup(*sample)
            except BaseException:
                continue
            if child is None:
                continue
            used = segments[:len(segments) - len(list(rest))]
            # A lookup that takes whatever follows gives the same controller for more segments.
            if not any(kind is type(child) and used[:len(before)] == before for before, kind in given):
                given.append((used, type(child)))
                yield used, child

    def is_controller(self, value, depth=3):
        """An object of the service's own that answers something, or holds another that does."""
        from pecan.util import iscontroller
        kind = value if isinstance(value, type) else type(value)
        if kind.__module__.split(".")[0] not in self.packages or isinstance(value, mock.Mock) or depth == 0:
            return False
        if callable(value) and not isinstance(value, type) and not hasattr(kind, "_route"):
            return False
        for name in dir(value):
            if name.startswith("_") and name not in ("_lookup", "_route", "_default"):
                continue
            inner = getattr(value, name, None)
            if iscontroller(inner) or (not name.startswith("_") and self.is_controller(inner, depth - 1)):
                return True
        return False

    @staticmethod
    def id_name(node):
        from pecan.util import getargspec, iscontroller
        lookup = getattr(node, "_lookup", None)
        names = [name for name in getargspec(lookup).args if name != "self"] if iscontroller(lookup) else []
        return ((names or ["id"])[0],)

    def own_words(self, node):
        """Last segments that a controller itself answers: exposed functions, custom actions."""
        from pecan.util import iscontroller
        from pecan.rest import RestController
        words = list(getattr(node, "_custom_actions", {}) or {})
        for name in () if isinstance(node, RestController) else dir(node):
            if name.startswith("_") or name == "index":
                continue
            try:
                value = getattr(node, name)
            except Exception:
                continue
            if iscontroller(value):
                words.append(getattr(value, "custom_route", None) or name)
        if "__getattr__" in dir(type(node)):
            words += constants(type(node).__getattr__)
        return words

    def routes(self):
        found, seen, searched, todo = {}, set(), set(), [((), self.root, (), ())]
        while todo:
            at, node, above, without = todo.pop(0)
            kind = node if isinstance(node, type) else type(node)
            if (at, kind) in seen:
                continue
            seen.add((at, kind))
            # Made of the class of a controller above it: what it has from there is no part of the API.
            own = any(issubclass(kind, one) for one in above)
            ids = self.id_name(node)
            tails = [(), (ids,), (ids, ("id",))]
            for word in self.own_words(node):
                tails += [(word,), (ids, word), (word, ids)]
            for tail in tails:
                self.try_path(at + tail, found, own, without)
            again = kind.__name__ in self.once and kind in searched
            searched.add(kind)
            for segments, child, left_out in () if own or again else self.children(node):
                todo.append((at + tuple(segments), child, above + ((kind,) if self.is_leaf_class(kind) else ()),
                             without + tuple(name for name in left_out if (name,) not in at)))
        placed = {self.shuffled(route) for route in found.values() if not route["_bare"]}
        # The same with the id before the word is what it is meant to be.
        yield from (route for route in found.values() if not (route["_bare"] and self.shuffled(route) in placed))

    @staticmethod
    def shuffled(route):
        return route["method"], route["handler"], tuple(sorted("{}" if is_marker(one) else one for one in route["_sample"]))

    @staticmethod
    def is_leaf_class(kind):
        """Whether a controller has code of its own; groups and bases of all may well hold each other."""
        from pecan.util import iscontroller
        return any(iscontroller(value) for name, value in vars(kind).items() if not name.startswith("__"))

    def try_path(self, path, found, own, without):
        sample = [marker(n) if isinstance(one, tuple) else one for n, one in enumerate(path)]
        for method in METHODS:
            answer = self.ask(method, sample)
            if answer is None:
                continue
            func, owner, taken, label = answer
            if own and func.__name__ not in vars(type(owner)):
                continue
            if any(name in without for name, value in taken.items() if is_marker(value)):
                # The id of a collection's member belongs before the word that goes on from it, not behind.
                continue
            # A word that only fills an id's place is no word of the tree, and what is not looked at no part of it.
            if any(self.same(method, sample[:n] + [marker(n)] + sample[n + 1:], answer)
                   for n, one in enumerate(path) if isinstance(one, str)):
                continue
            if sample and is_marker(sample[-1]) and sample[-1] not in taken.values() and \
                    self.same(method, sample[:-1], answer):
                continue
            names = {value: name for name, value in taken.items() if is_marker(value)}
            text = "/".join("{%s}" % names.get(value, path[n][0]).strip("_") if is_marker(value) else value
                            for n, value in enumerate(sample))
            shape = (method, "/".join("{}" if is_marker(value) else value for value in sample))
            if shape not in found:
                found[shape] = {"service": self.service, "method": method,
                                "path": (self.prefix + "/" + text).rstrip("/") or "/", "handler": label,
                                "_function": func, "_owner": owner, "_sample": sample,
                                "_bare": bool(without)}

    def same(self, method, sample, answer):
        other = self.ask(method, sample)
        return other is not None and other[3] == answer[3] and unwrap(other[0]) is unwrap(answer[0])


    def spans(self, routes, versions, required=None):
        """
        Routes with the first and last microversion at which the router finds them.
        versions: all, lowest first, as `prepare` takes them. required: (function) -> the first that its code accepts.
        """
        for route in routes:
            def found(version):
                return self.ask(route["method"], route["_sample"], version) is not None

            tops = [at for at in range(len(versions) - 1, -1, -1) if found(versions[at])][:1] \
                if not found(versions[-1]) else [len(versions) - 1]
            if not tops:
                yield route
                continue
            first, last = 0, tops[0]
            if not found(versions[0]):
                # What has come stays until it goes: halve what lies between.
                missing, first = 0, last
                while first - missing > 1:
                    middle = (first + missing) // 2
                    missing, first = (missing, middle) if found(versions[middle]) else (middle, first)
            needed = required(route["_function"]) if required else None
            if needed is not None:
                first = max(first, versions.index(needed))
            bounds = {"min": versions[first]} if first > 0 else {}
            if last < len(versions) - 1:
                bounds["max"] = versions[last]
            yield dict(route, **bounds)


def plain(routes):
    """Routes as they are emitted, without what only the probe needs."""
    return [{key: value for key, value in route.items() if not key.startswith("_")} for route in routes]
