# SPDX-License-Identifier: Apache-2.0
"""Attributes, calls, texts and requests: the second half of the interpreter."""
import ast
import re

from values import (HOLE, Bound, ClassValue, Dict, Function, Instance, ModuleValue, Sequence, Super, Unknown,
                    join, signature, text_of, truth)

DEPTH = 40
VERBS = {"get", "put", "post", "patch", "delete", "head"}
VERB_NAMES = {verb.upper() for verb in VERBS}
BODIES = ("json", "body", "data", "json_body")
"""Functions that join paths, whoever defines them."""
JOINS = {"urljoin", "url_join", "urljoin_path"}
SAME = {"str", "quote", "to_str", "to_bytes", "encode", "safe_quote", "urlquote", "quote_plus", "unicode", "text_type"}


class Calls:
    # --- attributes

    def order(self, klass):
        """A class and those that it derives from, nearest first; what is outside of the source is Unknown."""
        if klass.name not in self.orders:
            self.orders[klass.name] = [klass]
            found = []
            for base in [one.value if isinstance(one, ast.Subscript) else one for one in klass.node.bases]:
                for value in self.at_module(base, klass.module):
                    found += self.order(value) if isinstance(value, ClassValue) else [value]
            last = {id(one): place for place, one in enumerate(found)}
            self.orders[klass.name] = [klass, *[one for place, one in enumerate(found) if last[id(one)] == place]]
        return self.orders[klass.name]

    def in_class(self, klass, name):
        """@returns (class, node) of the body of one class that binds a name"""
        for node in reversed(klass.node.body):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and node.name == name:
                return node
            if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
                return node.value
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == name:
                if node.value is not None:
                    return node.value
        return None

    def member(self, order, name, receiver):
        """What a name means on classes in this order, bound to a receiver; None where none of them has it."""
        for klass in order:
            if not isinstance(klass, ClassValue):
                continue
            node = self.in_class(klass, name)
            if node is None:
                continue
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                marks = {ast.unparse(mark).split(".")[-1] for mark in node.decorator_list}
                function = Function(node, klass.module, klass)
                if "staticmethod" in marks:
                    return [function]
                if any("property" in mark for mark in marks) and isinstance(receiver, Instance):
                    return self.call_function(function, [[receiver]], {})
                return [Bound(Function(one, klass.module, klass), receiver) for one in self.versions(klass, node)]
            if isinstance(node, ast.ClassDef):
                return [ClassValue(node, klass.module)]
            if any(ast.unparse(base).endswith("Enum") for base in klass.node.bases):
                return [self.enumerated.setdefault((klass.name, name), Instance(klass))]
            return [self.described(value) for value in self.class_value(node, klass)]
        return None

    def versions(self, klass, node):
        """A method, or its versions where the class defines one for each range of microversions."""
        if not any("wraps" in ast.unparse(mark) for mark in node.decorator_list):
            return [node]
        return [one for one in klass.node.body if isinstance(one, ast.FunctionDef) and one.name == node.name]

    def class_value(self, node, klass):
        """The value of a class's attribute; other attributes of the class are seen from it."""
        names = {}
        for other in ast.walk(node):
            if isinstance(other, ast.Name) and (found := self.in_class(klass, other.id)) is not None:
                if not isinstance(found, (ast.FunctionDef, ast.ClassDef)) and found is not node:
                    names[other.id] = self.at_module(found, klass.module)
        return self.in_names(node, klass.module, names)

    def described(self, value):
        """A descriptor that gives a proxy, by the versions that it supports."""
        if isinstance(value, Instance) and "__described__" in value.attributes:
            return value.attributes["__described__"][0]
        if isinstance(value, Instance):
            versions = self.member(self.order(value.klass), "supported_versions", None) if isinstance(value.klass, ClassValue) else None
            classes = [c for d in versions or () if isinstance(d, Dict) for _, cs in sorted(d.items.items()) for c in cs]
            classes = [c for c in classes if isinstance(c, ClassValue)]
            if classes:
                proxies = [Instance(c) for c in classes]
                value.attributes["__proxies__"] = proxies
                return proxies[-1]
        return value

    def attribute(self, value, name):
        if isinstance(value, Instance):
            if name == "__class__":
                return [value.klass]
            found = value.attributes.get(name)
            if found:
                return found
            found = self.member(self.order(value.klass), name, value)
            if found is not None:
                return found
            return [Bound(Unknown(name), value)]
        if isinstance(value, ClassValue):
            found = self.member(self.order(value), name, value)
            return found if found is not None else [value.node.name] if name == "__name__" else [Unknown(name)]
        if isinstance(value, Super):
            order = self.order(value.receiver.klass if isinstance(value.receiver, Instance) else value.receiver)
            after = next((place for place, one in enumerate(order) if isinstance(one, ClassValue) and one.name == value.owner.name), 0)
            found = self.member(order[after + 1 :], name, value.receiver)
            return found if found is not None else [Bound(Unknown(name), value.receiver)]
        if isinstance(value, ModuleValue):
            found = value.module.get(name, self.at_module)
            return found if found is not None else [Unknown(name)]
        if isinstance(value, (str, Dict, Sequence)):
            return [Bound(Unknown(name), value)]
        return [Unknown(name, isinstance(value, Unknown) and value.is_given)]

    # --- calls

    def call_of(self, node, frame):
        if isinstance(node.func, ast.Name) and node.func.id not in frame.names:
            special = getattr(self, f"call_{node.func.id}", None)
            if special is not None and node.func.id in ("super", "getattr", "isinstance", "dict", "hasattr", "type", "next", "list", "iter"):
                found = special(node, frame)
                if found is not None:
                    return found
        callees = self.value(node.func, frame)
        args = []
        for arg in node.args:
            values = self.value(arg, frame)
            if isinstance(arg, ast.Starred):
                known = [value for value in values if isinstance(value, Sequence)]
                args += known[0].items if known else []
            else:
                args.append(values)
        named = {}
        for keyword in node.keywords:
            values = self.value(keyword.value, frame)
            if keyword.arg is not None:
                named[keyword.arg] = values
                continue
            for value in values:
                if isinstance(value, Dict):
                    named.update({name: join(one) for name, one in value.items.items() if name not in named})
        found = []
        for callee in callees:
            found = join(found, self.call(callee, args, named))
        return found

    def call(self, callee, args, named):
        if isinstance(callee, Bound):
            if isinstance(callee.function, Function):
                return self.call_function(callee.function, [[callee.receiver], *args], named)
            return self.call_outside(callee.function.name, callee.receiver, args, named)
        if isinstance(callee, Function):
            return self.call_function(callee, args, named)
        if isinstance(callee, ClassValue):
            return [self.instantiate(callee, args, named)]
        if isinstance(callee, Instance):
            found = self.member(self.order(callee.klass), "__call__", callee)
            return self.call(found[0], args, named) if found else [Unknown()]
        return self.call_outside(callee.name if isinstance(callee, Unknown) else "", None, args, named)

    def instantiate(self, klass, args, named):
        made = Instance(klass)
        found = self.member(self.order(klass), "__init__", made)
        if found and isinstance(found[0], Bound) and isinstance(found[0].function, Function):
            self.call_function(found[0].function, [[made], *args], named)
        elif any("dataclass" in ast.unparse(mark) for mark in klass.node.decorator_list):
            fields = [node.target.id for node in klass.node.body if isinstance(node, ast.AnnAssign)]
            made.attributes.update({**dict(zip(fields, args)), **named})
        return made

    def call_function(self, function, args, named):
        node, module = function.node, function.module
        name = f"{function.owner.name if function.owner else module.name}.{getattr(node, 'name', '<lambda>')}"
        primitive = self.primitives.get(name)
        if primitive is not None:
            self.request_by(primitive, node, args, named)
            return [Unknown()]
        if getattr(node, "name", "") in JOINS:
            return self.joined(args)
        if len(self.stack) >= DEPTH or sum(one.node is node for one in self.stack) > 1:
            self.is_cut = True
            return [Unknown()]
        names = dict(function.closure or {})
        names.update(self.parameters(function, args, named))
        key = (id(node), tuple(sorted((name, signature(values)) for name, values in names.items()))) if function.closure is None else None
        if key is not None and key in self.memory:
            returns, requests, _ = self.memory[key]
            self.requests |= requests
            return returns
        before, self.requests = self.requests, set()
        self.stack.append(function)
        try:
            returns = self.in_function(function, node, module, names, args)
            if key is not None and not self.is_cut:
                # The names are kept, so that no other value can get the identity of one of them.
                self.memory[key] = (returns, frozenset(self.requests), names)
            return returns
        finally:
            self.requests |= before
            self.stack.pop()

    def in_function(self, function, node, module, names, args):
        from interpreter import Frame

        receiver = args[0][0] if function.owner is not None and args else None
        frame = Frame(module, function, receiver, names)
        if isinstance(node, ast.Lambda):
            return self.value(node.body, frame)
        if self.run(node.body, frame):
            frame.returns = join(frame.returns, [None]) if not frame.returns else frame.returns
        # Nothing but None is most often an answer that was not followed.
        return join(frame.returns, [Unknown()] if frame.returns == [None] else []) or [Unknown()]

    def in_names(self, node, module, names):
        from interpreter import Frame

        return self.value(node, Frame(module, None, None, names))

    def parameters(self, function, args, named):
        """Names of a function's parameters with what they are given, or their defaults."""
        spec = function.node.args
        positional = [*spec.posonlyargs, *spec.args]
        defaults = dict(zip([arg.arg for arg in positional[len(positional) - len(spec.defaults) :]], spec.defaults))
        defaults |= {arg.arg: value for arg, value in zip(spec.kwonlyargs, spec.kw_defaults) if value is not None}
        given = {arg.arg: values for arg, values in zip(positional, args)}
        if spec.vararg:
            given[spec.vararg.arg] = [Sequence(args[len(positional) :])]
        known = {arg.arg for arg in [*positional, *spec.kwonlyargs]}
        given |= {name: values for name, values in named.items() if name in known}
        if spec.kwarg:
            given[spec.kwarg.arg] = [Dict({name: values for name, values in named.items() if name not in known})]
        for name in known - given.keys():
            default = defaults.get(name)
            given[name] = [Unknown(name)] if default is None else self.at_module(default, function.module)
        return given

    # --- what is outside of the source

    def call_outside(self, name, receiver, args, named):
        if isinstance(receiver, str):
            return self.text_method(name, receiver, args, named)
        if isinstance(receiver, Dict):
            return self.dict_method(name, receiver, args)
        if isinstance(receiver, Sequence):
            if name in ("append", "add") and args:
                receiver.items.append(args[0])
            return [Unknown()]
        if name in JOINS:
            return self.joined(args)
        if name in SAME and args:
            return [text_of(value) for value in args[0]]
        if name == "partial" and args:
            return args[0]
        self.request_outside(name, receiver, args, named)
        return [Unknown(name if name in ("Session", "Adapter") else "")]

    def request_outside(self, name, receiver, args, named):
        """Records a request where a call that leaves the source is one."""
        texts = [[value for value in values if isinstance(value, str)] for values in [*args, *[named[k] for k in ("url",) if k in named]]]
        verb = re.sub(r"^(?:json_|raw_|_|do_|http_)*", "", name).lower()
        if verb in VERBS and texts and texts[0]:
            methods, urls, rest = [verb.upper()], texts[0], args[1:]
        elif verb.endswith("request") and texts:
            methods = [t for ts in texts[:2] for t in ts if t.upper() in VERB_NAMES]
            urls = [t for ts in texts[:2] for t in ts if t.upper() not in VERB_NAMES]
            if "method" in named:
                methods = [t for t in named["method"] if isinstance(t, str)]
            elif not methods and len(args) < 2:
                methods = ["GET"]
            rest = args[2:]
        else:
            return
        for url in urls:
            if "/" in url or isinstance(receiver, Instance) and re.fullmatch(rf"[\w.{HOLE}-]+", url):
                for method in methods:
                    self.record(method.upper(), url, self.body(rest, named), receiver)

    def request_by(self, primitive, node, args, named):
        """A function of the source that is known to make a request: names of its parameters for method, url and body."""
        given = self.parameters(Function(node, None), args, {**named})
        for url in given.get(primitive["url"], ()):
            for method in given.get(primitive["method"], ["GET"]):
                if isinstance(url, str) and isinstance(method, str):
                    body = [given[primitive["body"]]] if primitive.get("body") in given else []
                    self.record(method.upper(), url, self.body(body, {}), given.get("self", [None])[0])

    def body(self, rest, named):
        candidates = [named[name] for name in BODIES if name in named] or rest[:1]
        keys = [key for values in candidates for value in values if isinstance(value, Dict) for key in value.items]
        return tuple(sorted({key for key in keys if HOLE not in key}))

    def record(self, method, url, keys, receiver):
        path = re.sub(f"{HOLE}+", "{}", url.split("?")[0])
        action = path.rstrip("/").endswith("/action") or path.endswith("/actions")
        self.requests.add((method, path, keys if action else (), self.service_of(receiver)))

    def service_of(self, receiver):
        """The service that is spoken to: that of what is called, else of the innermost function's module."""
        names = [receiver.klass.name] if isinstance(receiver, Instance) else []
        for name in names + [one.module.name for one in reversed(self.stack)]:
            for beginning, service in self.services.items():
                if name.startswith(beginning):
                    return service
        return self.service

    # --- texts and dictionaries

    def operate(self, operator, lefts, rights):
        found = []
        for left in lefts:
            for right in rights:
                found = join(found, [self.operate_one(operator, left, right)])
        return found

    def operate_one(self, operator, left, right):
        if isinstance(operator, ast.Mod) and isinstance(left, str):
            return self.filled(left, right)
        if isinstance(operator, ast.Add):
            if isinstance(left, str) or isinstance(right, str):
                return text_of(left) + text_of(right)
            if isinstance(left, Sequence) and isinstance(right, Sequence):
                return Sequence([*left.items, *right.items])
        if isinstance(operator, ast.BitOr) and isinstance(left, Dict) and isinstance(right, Dict):
            return Dict({**left.items, **right.items})
        return Unknown()

    def filled(self, template, right):
        """`template % right`, with a hole for each part that is not known."""
        parts = [values[0] if len(values) == 1 else self.first_text(values) for values in right.items] if isinstance(right, Sequence) else None
        place = iter(parts if parts is not None else [])

        def fill(match):
            if match[1] is not None:
                values = right.items.get(match[1]) if isinstance(right, Dict) else None
                return text_of(values[0]) if values else HOLE
            if match[0] == "%%":
                return "%"
            return text_of(next(place, HOLE) if parts is not None else right)

        return re.sub(r"%(?:\((\w+)\))?(?:[-+0-9.]*[srdixfq]|%)", fill, template)

    def first_text(self, values):
        return next((value for value in values if isinstance(value, str)), HOLE)

    def text_method(self, name, text, args, named):
        first = [value for values in args[:1] for value in values]
        if name == "format":
            place = iter(range(len(args)))

            def fill(match):
                key = match[1]
                values = named.get(key) if key and not key.isdigit() else None
                if values is None:
                    at = int(key) if key and key.isdigit() else next(place, None) if not key else None
                    values = args[at] if at is not None and at < len(args) else None
                return text_of(self.first_text(values) if len(values) > 1 else values[0]) if values else HOLE

            return [re.sub(r"\{(\w*)[^{}]*\}", fill, text)]
        if name == "join":
            joined = []
            for value in first:
                if isinstance(value, Sequence):
                    joined.append(text.join(text_of(self.first_text(v) if len(v) > 1 else v[0]) for v in value.items))
            return joined or [HOLE]
        if name in ("strip", "rstrip", "lstrip") and all(isinstance(value, str) for value in first):
            return [getattr(text, name)(*first[:1])]
        if name in ("lower", "upper", "encode", "decode", "title"):
            return [getattr(text, name)() if name in ("lower", "upper", "title") else text]
        if name == "replace" and len(args) == 2 and all(isinstance(v, str) for values in args for v in values):
            return [text.replace(args[0][0], args[1][0])]
        if name in ("startswith", "endswith") and HOLE not in text and first and isinstance(first[0], str):
            return [getattr(text, name)(first[0])]
        if name in ("split", "rsplit", "partition"):
            return [Sequence([[HOLE]])]
        return [HOLE] if name in ("zfill", "ljust") else [Unknown()]

    def dict_method(self, name, value, args):
        if name in ("get", "pop", "setdefault") and args:
            rest = args[1] if len(args) > 1 else [None] if name == "get" else [Unknown()]
            found = []
            for key in args[0]:
                known = isinstance(key, str) and HOLE not in key
                if known and not value.is_open and key not in value.items:
                    found = join(found, rest)
                else:
                    found = join(found, self.item(value, key), [] if known and key in value.items else rest)
            return found
        if name == "update" and args:
            self.merge(value, args[0])
        if name == "copy":
            return [Dict(value.items, value.others, value.is_open)]
        if name == "items":
            return [Sequence([[Sequence([[key], values])] for key, values in value.items.items()] or [[Unknown()]])]
        if name == "values":
            return [Sequence(list(value.items.values()) or [[Unknown()]])]
        if name == "keys":
            return [Sequence([[key] for key in value.items] or [[Unknown()]])]
        return [Unknown()]

    def merge(self, made, values):
        for value in values:
            if isinstance(value, Dict):
                for name, more in value.items.items():
                    made.items[name] = join(more, made.items.get(name, ()))
                made.is_open = made.is_open or value.is_open
            else:
                made.is_open = True

    def joined(self, args):
        parts = []
        for values in args:
            for value in values:
                parts.append(text_of(self.first_text(value.items[0]) if isinstance(value, Sequence) and value.items else value).strip("/"))
                break
        return ["/".join(part for part in parts if part)]

    # --- Python's own

    def call_super(self, node, frame):
        owner = frame.function.owner if frame.function else None
        return None if owner is None or frame.receiver is None else [Super(owner, frame.receiver)]

    def call_getattr(self, node, frame):
        names = [name for name in self.value(node.args[1], frame) if isinstance(name, str) and HOLE not in name]
        found = [self.attribute(value, name) for value in self.value(node.args[0], frame) for name in names]
        rest = self.value(node.args[2], frame) if len(node.args) > 2 else []
        return join(*found, [one for one in rest if truth(one)]) or [Unknown()]

    def call_isinstance(self, node, frame):
        values = self.value(node.args[0], frame)
        classes = [one for value in self.value(node.args[1], frame) for one in (value.items if isinstance(value, Sequence) else [[value]])]
        classes = [one for ones in classes for one in ones]
        if all(isinstance(value, Instance) for value in values) and all(isinstance(one, ClassValue) for one in classes):
            tests = {any(isinstance(k, ClassValue) and k.name == c.name for k in self.order(v.klass) for c in classes) for v in values}
            return [tests.pop()] if len(tests) == 1 else [Unknown()]
        if all(isinstance(value, str) for value in values) and all(isinstance(one, ClassValue) for one in classes):
            return [False]
        return [Unknown()]

    def call_dict(self, node, frame):
        made = Dict()
        for arg in node.args:
            self.merge(made, self.value(arg, frame))
        for keyword in node.keywords:
            values = self.value(keyword.value, frame)
            if keyword.arg is None:
                self.merge(made, values)
            else:
                made.items[keyword.arg] = values
        return [made]

    def call_hasattr(self, node, frame):
        names = self.value(node.args[1], frame)
        values = self.value(node.args[0], frame)
        if len(names) == len(values) == 1 and isinstance(values[0], Instance) and isinstance(names[0], str):
            found = values[0].attributes.get(names[0]) or self.member(self.order(values[0].klass), names[0], values[0])
            if found:
                return [True]
        return [Unknown()]

    def call_type(self, node, frame):
        return [v.klass if isinstance(v, Instance) else Unknown() for v in self.value(node.args[0], frame)]

    def call_next(self, node, frame):
        return self.elements(self.value(node.args[0], frame)) if node.args else None

    def call_list(self, node, frame):
        return self.value(node.args[0], frame) if node.args else [Sequence()]

    call_iter = call_list

