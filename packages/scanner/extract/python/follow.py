# SPDX-License-Identifier: Apache-2.0
"""From a client's type to every method that can be reached from it, with the requests that each makes."""
import ast
import sys

from interpreter import Interpreter, OutOfBudget
from values import Bound, ClassValue, Dict, Function, Instance, Sequence, Unknown, join

HIDDEN = ("_",)


class Follower:
    """@param plan what is known of an SDK beforehand: see sdks.py"""

    def __init__(self, source, plan):
        self.plan = plan
        self.interpreter = Interpreter(source, plan)
        self.types, self.queue, self.seen = {}, [], {}

    def follow(self):
        """@returns type → calls (name → requests) and members (name → type)"""
        for name, (module, klass, *given) in self.plan["clients"].items():
            found = self.interpreter.source.module(module)
            values = found.get(klass, self.interpreter.at_module) if found else None
            if not values or not isinstance(values[0], ClassValue):
                continue
            self.seen[values[0].name] = name
            made = self.made(values[0], given[0] if given else {})
            self.queue.append((name, made or Instance(values[0])))
        while self.queue:
            name, instance = self.queue.pop(0)
            self.types[name] = self.type_of(instance)
            print(name, len(self.types[name]["calls"]), len(self.queue), file=sys.stderr)
        return self.types

    def made(self, klass, given):
        """A client, given what the plan says and otherwise what is not known."""
        found = self.interpreter.member(self.interpreter.order(klass), "__init__", Instance(klass)) or [None]
        named = {key: [value] for key, value in given.items()}
        if isinstance(found[0], Bound) and isinstance(found[0].function, Function):
            named = {**self.arguments(found[0].function, skip=1)[0], **named}
        made, _ = self.guarded(lambda: self.interpreter.instantiate(klass, [], named))
        return made

    def type_of(self, instance):
        calls, members = {}, {}
        for name, values in instance.attributes.items():
            self.lead(members, name, values)
        for name, node in self.names(instance.klass):
            if name.startswith(HIDDEN):
                continue
            try:
                values = self.interpreter.member(self.interpreter.order(instance.klass), name, instance)
            except (OutOfBudget, RecursionError):
                continue
            methods = [v for v in values or () if isinstance(v, Function) or isinstance(v, Bound) and isinstance(v.function, Function)]
            for method in methods:
                self.call(calls, members, name, method)
            if not methods:
                self.lead(members, name, values or ())
        return {"calls": calls, "members": members}

    def call(self, calls, members, name, bound):
        function = bound.function if isinstance(bound, Bound) else bound
        receiver = [[bound.receiver]] if isinstance(bound, Bound) else []
        options, flags = self.arguments(function, skip=len(receiver))
        values, requests = self.traced(function, receiver, options)
        if requests:
            calls[name] = sorted({*calls.get(name, ()), *requests})
        self.lead(members, f"{name}()", values or ())
        for flag, default in flags.items():
            _, other = self.traced(function, receiver, {**options, flag: [not default]})
            if other and other != requests:
                calls[f"{name}({flag}={not default})"] = other

    def traced(self, function, receiver, options):
        before, self.interpreter.requests = self.interpreter.requests, set()
        values, _ = self.guarded(lambda: self.interpreter.call_function(function, receiver, options))
        requests, self.interpreter.requests = self.interpreter.requests, before
        return values, sorted(requests)

    def guarded(self, act):
        self.interpreter.steps, self.interpreter.stack, self.interpreter.is_cut = 0, [], False
        try:
            return act(), True
        except (OutOfBudget, RecursionError):
            return None, False

    def arguments(self, function, skip):
        """What a method is given when nothing is known of it, and its flags: they stand as they are by default."""
        spec = function.node.args
        positional = [*spec.posonlyargs, *spec.args]
        defaults = dict(zip([arg.arg for arg in positional[len(positional) - len(spec.defaults) :]], spec.defaults))
        defaults |= {arg.arg: value for arg, value in zip(spec.kwonlyargs, spec.kw_defaults) if value is not None}
        options, flags = {}, {}
        for arg in [*positional[skip:], *spec.kwonlyargs]:
            default = defaults.get(arg.arg)
            constant = default.value if isinstance(default, ast.Constant) else None
            if isinstance(constant, bool):
                flags[arg.arg] = constant
            unknown = Unknown(arg.arg, is_given=default is None)
            options[arg.arg] = [constant] if isinstance(constant, (bool, str, int)) else [unknown]
        return options, flags

    def names(self, klass):
        """Every name that a class and those of the source that it derives from bind, the nearest first."""
        found = {}
        for one in self.interpreter.order(klass):
            if not isinstance(one, ClassValue) or one.node.name in self.plan.get("beyond", ()):
                continue
            for node in one.node.body:
                names = [node.name] if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) else [
                    target.id for target in getattr(node, "targets", []) if isinstance(target, ast.Name)
                ]
                for name in names:
                    found.setdefault(name, node)
        return sorted(found.items())

    def lead(self, members, name, values):
        """Notes to which type of the SDK a member leads, and that it is to be followed."""
        if name.startswith(HIDDEN):
            return
        for value in self.inner(values):
            if not isinstance(value, Instance) or not isinstance(value.klass, ClassValue):
                continue
            klass = value.klass
            if klass.node.name in self.plan.get("beyond", ()):
                continue
            if klass.name not in self.seen:
                self.seen[klass.name] = self.plan.get("rename", {}).get(klass.name, klass.name)
                self.queue.append((self.seen[klass.name], value))
            members[name] = self.seen[klass.name]
            for other in value.attributes.get("__proxies__", ()):
                self.lead({}, name, [other])
            return

    def inner(self, values):
        found = []
        for value in values:
            found = join(found, *value.items) if isinstance(value, Sequence) else join(found, [value])
        return [value for value in found if not isinstance(value, Dict)]
