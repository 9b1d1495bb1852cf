# SPDX-License-Identifier: Apache-2.0
"""What expressions of an SDK's source stand for while it is read: texts with holes, objects, and what is not known."""

HOLE = "\0"
"""Stands in a text for a part that only the running program knows."""


class Unknown:
    """A value of which at most the name is known: `put` of `self.client.put`; given: it is not None."""

    def __init__(self, name="", is_given=False):
        self.name, self.is_given = name, is_given


class ModuleValue:
    def __init__(self, module):
        self.module = module


class ClassValue:
    """A class of the source; `module` is the one that defines it."""

    def __init__(self, node, module):
        self.node, self.module, self.name = node, module, f"{module.name}.{node.name}"


class Function:
    def __init__(self, node, module, owner=None, closure=None):
        self.node, self.module, self.owner, self.closure = node, module, owner, closure


class Bound:
    """A function with what it is called on."""

    def __init__(self, function, receiver):
        self.function, self.receiver = function, receiver


class Instance:
    def __init__(self, klass):
        self.klass, self.attributes = klass, {}


class Dict:
    """A dictionary: what is known of its keys that are texts; open where it may have more."""

    def __init__(self, items=None, others=(), is_open=False):
        self.items, self.others, self.is_open = dict(items or {}), list(others), is_open or bool(others)


class Sequence:
    def __init__(self, items=()):
        self.items = list(items)


class Super:
    def __init__(self, owner, receiver):
        self.owner, self.receiver = owner, receiver


def is_constant(value):
    return value is None or isinstance(value, (str, bool, int, float))


def text_of(value):
    """A value as it stands within a text."""
    if isinstance(value, str):
        return value
    return str(value) if is_constant(value) and value is not None else HOLE


def truth(value):
    """True, False, or None where it depends on the running program."""
    if isinstance(value, str):
        return None if value and not value.strip(HOLE) else bool(value)
    if is_constant(value):
        return bool(value)
    if isinstance(value, Instance):
        return None if value.klass.node.name == "Unset" else True
    if isinstance(value, (ClassValue, Function, Bound, ModuleValue)):
        return True
    return None


MOST = 6


def join(*lists):
    """All alternatives once, as many as are followed."""
    found = []
    for values in lists:
        for value in values:
            if len(found) < MOST and not any(same(value, other) for other in found):
                found.append(value)
    return found


def same(one, other):
    if is_constant(one) and is_constant(other):
        return type(one) is type(other) and one == other
    if isinstance(one, Unknown) and isinstance(other, Unknown):
        return one.name == other.name and one.is_given == other.is_given
    if isinstance(one, Instance) and isinstance(other, Instance) and not one.attributes and not other.attributes:
        return one.klass is other.klass
    return one is other


def signature(values, depth=0):
    """What tells one list of alternatives from another."""
    return tuple(signature_of(value, depth) for value in values)


def signature_of(value, depth):
    if is_constant(value):
        return (type(value).__name__, value)
    if isinstance(value, Unknown):
        return ("?", value.name, value.is_given)
    if isinstance(value, Dict) and depth < 4:
        return ("{}", tuple((name, signature(values, depth + 1)) for name, values in sorted(value.items.items())))
    if isinstance(value, Sequence) and depth < 4:
        return ("[]", tuple(signature(values, depth + 1) for values in value.items))
    if isinstance(value, ClassValue):
        return ("class", value.name)
    if isinstance(value, Instance) and len(value.attributes) <= 12 and depth < 3:
        attributes = sorted(value.attributes.items())
        return ("instance", value.klass.name, tuple((name, signature(values, depth + 1)) for name, values in attributes))
    return (type(value).__name__, id(value))
