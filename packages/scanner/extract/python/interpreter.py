# SPDX-License-Identifier: Apache-2.0
"""Follows the source of an SDK from a method to the requests that it makes, without running it.

Every expression stands for a few alternatives. Both branches of a choice are followed where the source does not decide
it, loops once. What leaves the source is unknown, save for calls that are requests: methods named after HTTP's on what
is not of the source, with a text that is a path.
"""
import ast

from calls import Calls
from values import HOLE, Dict, Function, Instance, ModuleValue, Sequence, Unknown, is_constant, join, text_of, truth

BUDGET = 30_000


class OutOfBudget(Exception):
    """A method leads too far; what was found so far counts."""


class Frame:
    """A function that is being followed: its names, and what it may return."""

    def __init__(self, module, function=None, receiver=None, names=None):
        self.module, self.function, self.receiver = module, function, receiver
        self.names, self.returns = dict(names or {}), []


class Interpreter(Calls):
    def __init__(self, source, plan):
        self.source, self.services, self.service = source, plan.get("services", {}), plan["service"]
        self.primitives = plan.get("primitives", {})
        self.requests, self.stack, self.steps, self.orders = set(), [], 0, {}
        self.memory, self.enumerated, self.is_cut = {}, {}, False

    # --- statements

    def run(self, body, frame):
        """@returns whether the end of the body can be reached"""
        for node in body:
            if not self.statement(node, frame):
                return False
        return True

    def statement(self, node, frame):
        kind = type(node).__name__
        handler = getattr(self, f"do_{kind}", None)
        return True if handler is None else handler(node, frame) is not False

    def do_Expr(self, node, frame):
        self.value(node.value, frame)

    def do_Return(self, node, frame):
        frame.returns = join(frame.returns, self.value(node.value, frame) if node.value else [None])
        return False

    def do_Raise(self, node, frame):
        return False

    def do_Continue(self, node, frame):
        return False

    def do_Assign(self, node, frame):
        values = self.value(node.value, frame)
        for target in node.targets:
            self.assign(target, values, frame)

    def do_AnnAssign(self, node, frame):
        if node.value is not None:
            self.assign(node.target, self.value(node.value, frame), frame)

    def do_AugAssign(self, node, frame):
        before = self.value(node.target, frame)
        self.assign(node.target, self.operate(node.op, before, self.value(node.value, frame)), frame)

    def do_If(self, node, frame):
        test = self.truth_of(node.test, frame)
        if test is not None:
            return self.run(node.body if test else node.orelse, frame)
        before = dict(frame.names)
        goes_on = self.run(node.body, frame)
        after = frame.names
        frame.names = before
        also = self.run(node.orelse, frame)
        if goes_on and also:
            frame.names = {name: join(after.get(name, ()), frame.names.get(name, ())) for name in {**after, **frame.names}}
        elif goes_on:
            frame.names = after
        return goes_on or also

    def do_For(self, node, frame):
        self.assign(node.target, self.elements(self.value(node.iter, frame)), frame)
        self.run(node.body, frame)
        return self.run(node.orelse, frame)

    do_AsyncFor = do_For

    def do_While(self, node, frame):
        self.value(node.test, frame)
        self.run(node.body, frame)

    def do_With(self, node, frame):
        for item in node.items:
            values = self.value(item.context_expr, frame)
            if item.optional_vars is not None:
                self.assign(item.optional_vars, values, frame)
        return self.run(node.body, frame)

    do_AsyncWith = do_With

    def do_Try(self, node, frame):
        goes_on = self.run(node.body, frame)
        for handler in node.handlers:
            if handler.name:
                frame.names[handler.name] = [Unknown(handler.name)]
            goes_on = self.run(handler.body, frame) or goes_on
        if goes_on:
            goes_on = self.run(node.orelse, frame)
        return self.run(node.finalbody, frame) and goes_on

    def do_FunctionDef(self, node, frame):
        frame.names[node.name] = [Function(node, frame.module, None, frame.names)]

    do_AsyncFunctionDef = do_FunctionDef

    def do_Import(self, node, frame):
        for alias in node.names:
            name = alias.name if alias.asname else alias.name.split(".")[0]
            module = self.source.module(name)
            frame.names[alias.asname or name] = [ModuleValue(module) if module else Unknown(name)]

    def do_ImportFrom(self, node, frame):
        for alias in node.names:
            frame.names[alias.asname or alias.name] = frame.module._imported(node, alias, self.at_module)

    def assign(self, target, values, frame):
        if isinstance(target, ast.Name):
            frame.names[target.id] = values
        elif isinstance(target, ast.Attribute):
            for owner in self.value(target.value, frame):
                if isinstance(owner, Instance):
                    owner.attributes[target.attr] = join(values, owner.attributes.get(target.attr, ()))
        elif isinstance(target, ast.Subscript):
            keys = self.value(target.slice, frame)
            for owner in self.value(target.value, frame):
                if isinstance(owner, Dict):
                    for key in keys:
                        if isinstance(key, str):
                            owner.items[key] = join(values, owner.items.get(key, ()))
        elif isinstance(target, (ast.Tuple, ast.List)):
            for place, item in enumerate(target.elts):
                parts = []
                for value in values:
                    isin = isinstance(value, Sequence) and place < len(value.items)
                    parts = join(parts, value.items[place] if isin else [Unknown()])
                self.assign(item, parts or [Unknown()], frame)

    # --- expressions

    def at_module(self, node, module):
        return self.value(node, Frame(module))

    def value(self, node, frame):
        """The alternatives that an expression stands for; at least one."""
        self.steps += 1
        if self.steps > BUDGET:
            raise OutOfBudget()
        handler = getattr(self, f"of_{type(node).__name__}", None)
        return (handler(node, frame) if handler else None) or [Unknown()]

    def of_Constant(self, node, frame):
        return [node.value if is_constant(node.value) else Unknown()]

    def of_JoinedStr(self, node, frame):
        texts = [""]
        for part in node.values:
            if isinstance(part, ast.Constant):
                more = [part.value]
            else:
                more = [text_of(value) for value in self.value(part.value, frame)]
            texts = join([text + one for text in texts for one in more])
        return texts

    def of_Name(self, node, frame):
        if node.id in frame.names:
            return frame.names[node.id]
        found = frame.module.get(node.id, self.at_module)
        return found if found is not None else [Unknown(node.id)]

    def of_Attribute(self, node, frame):
        return join(*[self.attribute(value, node.attr) for value in self.value(node.value, frame)])

    def of_Subscript(self, node, frame):
        keys = self.value(node.slice, frame)
        found = []
        for value in self.value(node.value, frame):
            for key in keys:
                found = join(found, self.item(value, key))
        return found

    def item(self, value, key):
        if isinstance(value, Dict):
            if isinstance(key, str) and key in value.items:
                return value.items[key]
            every = [one for values in value.items.values() for one in values]
            return join(every, [Unknown()]) if not isinstance(key, str) or HOLE in key else join(value.others, [Unknown()])
        if isinstance(value, Sequence):
            if isinstance(key, int) and -len(value.items) <= key < len(value.items):
                return value.items[key]
            return join(*value.items)
        return [Unknown()]

    def of_IfExp(self, node, frame):
        test = self.truth_of(node.test, frame)
        if test is not None:
            return self.value(node.body if test else node.orelse, frame)
        return join(self.value(node.body, frame), self.value(node.orelse, frame))

    def of_BoolOp(self, node, frame):
        found = []
        for part in node.values:
            values = self.value(part, frame)
            stops = isinstance(node.op, ast.Or)
            found = join([one for one in found if truth(one) in (stops, None)], values)
            if all(truth(value) is stops for value in values):
                return found
        return found

    def of_BinOp(self, node, frame):
        return self.operate(node.op, self.value(node.left, frame), self.value(node.right, frame))

    def of_UnaryOp(self, node, frame):
        if not isinstance(node.op, ast.Not):
            values = self.value(node.operand, frame)
            return [-value if type(value) is int and isinstance(node.op, ast.USub) else Unknown() for value in values]
        test = self.truth_of(node, frame)
        return [Unknown() if test is None else test]

    def of_Compare(self, node, frame):
        if len(node.ops) > 1:
            return [Unknown()]
        test = self.truth_of(node, frame)
        return [Unknown() if test is None else test]

    def of_Dict(self, node, frame):
        made = Dict()
        for key, value in zip(node.keys, node.values):
            values = self.value(value, frame)
            if key is None:
                self.merge(made, values)
                continue
            for name in self.value(key, frame):
                if isinstance(name, str):
                    made.items[name] = join(values, made.items.get(name, ()))
        return [made]

    def of_Tuple(self, node, frame):
        return [Sequence([self.value(item, frame) for item in node.elts])]

    of_List = of_Tuple
    of_Set = of_Tuple

    def of_ListComp(self, node, frame):
        inner = self.comprehension(node, frame)
        return [Sequence([self.value(node.elt, inner)])]

    of_GeneratorExp = of_ListComp
    of_SetComp = of_ListComp

    def of_DictComp(self, node, frame):
        inner = self.comprehension(node, frame)
        return [Dict({}, self.value(node.value, inner), True)]

    def comprehension(self, node, frame):
        inner = Frame(frame.module, frame.function, frame.receiver, frame.names)
        for part in node.generators:
            self.assign(part.target, self.elements(self.value(part.iter, inner)), inner)
        return inner

    def of_Lambda(self, node, frame):
        return [Function(node, frame.module, None, frame.names)]

    def of_Await(self, node, frame):
        return self.value(node.value, frame)

    def of_Yield(self, node, frame):
        if node.value is not None:
            frame.returns = join(frame.returns, self.value(node.value, frame))
        return [Unknown()]

    def of_YieldFrom(self, node, frame):
        frame.returns = join(frame.returns, self.elements(self.value(node.value, frame)))
        return [Unknown()]

    def of_NamedExpr(self, node, frame):
        values = self.value(node.value, frame)
        self.assign(node.target, values, frame)
        return values

    def of_Starred(self, node, frame):
        return self.value(node.value, frame)

    def of_Call(self, node, frame):
        return self.call_of(node, frame)

    # --- truth

    def truth_of(self, node, frame):
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            inner = self.truth_of(node.operand, frame)
            return None if inner is None else not inner
        if isinstance(node, ast.BoolOp):
            tests = [self.truth_of(part, frame) for part in node.values]
            stops = isinstance(node.op, ast.Or)
            return stops if stops in tests else (None if None in tests else not stops)
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            lefts, rights = self.value(node.left, frame), self.value(node.comparators[0], frame)
            tests = {self.compare(node.ops[0], left, right) for left in lefts for right in rights}
        else:
            tests = {truth(value) for value in self.value(node, frame)}
        return tests.pop() if len(tests) == 1 else None

    def compare(self, operator, left, right):
        if isinstance(operator, (ast.Is, ast.IsNot, ast.Eq, ast.NotEq)):
            negative = isinstance(operator, (ast.IsNot, ast.NotEq))
            if is_constant(left) and is_constant(right) and HOLE not in f"{left}{right}":
                return (left == right) is not negative
            if right is None and isinstance(left, Unknown) and left.is_given:
                return negative
            if isinstance(left, Instance) and left is right:
                return not negative
            if (left is None or right is None) and not isinstance(left, Unknown) and not isinstance(right, Unknown):
                return negative
        if isinstance(operator, (ast.In, ast.NotIn)) and isinstance(left, str):
            if isinstance(right, Dict) and HOLE not in left and (left in right.items or not right.is_open):
                return (left in right.items) is not isinstance(operator, ast.NotIn)
            if isinstance(right, str) and HOLE not in left + right:
                return (left in right) is not isinstance(operator, ast.NotIn)
        return None

    def elements(self, values):
        found = []
        for value in values:
            if isinstance(value, Sequence):
                found = join(found, *value.items)
            elif isinstance(value, Dict):
                found = join(found, list(value.items), [Unknown()])
            elif isinstance(value, Instance):
                found = join(found, [value])
            else:
                found = join(found, [Unknown()])
        return found or [Unknown()]

