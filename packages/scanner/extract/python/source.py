# SPDX-License-Identifier: Apache-2.0
"""The modules of an SDK's source tree, parsed and never imported."""
import ast
import pathlib

from values import ClassValue, Function, ModuleValue, Unknown


class Module:
    """One file: what its names stand for is found when they are asked for."""

    def __init__(self, name, path, source):
        self.name, self.source, self.is_package = name, source, path.name == "__init__.py"
        self.nodes, self.known = {}, {}
        self._gather(ast.parse(path.read_text(encoding="utf-8")).body)

    def _gather(self, body):
        for node in body:
            if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
                self.nodes[node.name] = node
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    self.nodes[alias.asname or alias.name.split(".")[0]] = ("import", alias)
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    self.nodes[alias.asname or alias.name] = ("from", node, alias)
            elif isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        self.nodes[target.id] = ("value", node.value)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
                self.nodes[node.target.id] = ("value", node.value)
            elif isinstance(node, (ast.Try, ast.If)):
                if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                    continue
                for part in (node.body, *[h.body for h in getattr(node, "handlers", [])], node.orelse):
                    self._gather(part)

    def get(self, name, evaluate):
        """Alternatives for a name of the module, or None where it has none of that name."""
        if name in self.known:
            return self.known[name]
        if name not in self.nodes:
            submodule = self.source.module(f"{self.name}.{name}") if self.is_package else None
            return [ModuleValue(submodule)] if submodule else None
        self.known[name] = [Unknown(name)]
        self.known[name] = self._find(self.nodes[name], evaluate)
        return self.known[name]

    def _find(self, node, evaluate):
        if isinstance(node, ast.ClassDef):
            return [ClassValue(node, self)]
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return [Function(node, self)]
        if node[0] == "value":
            return evaluate(node[1], self)
        if node[0] == "import":
            alias = node[1]
            name = alias.name if alias.asname else alias.name.split(".")[0]
            module = self.source.module(name)
            return [ModuleValue(module) if module else Unknown(name)]
        _, statement, alias = node
        return self._imported(statement, alias, evaluate)

    def _imported(self, statement, alias, evaluate):
        origin = statement.module or ""
        if statement.level:
            parts = self.name.split(".")
            parts = parts[: len(parts) - statement.level + (1 if self.is_package else 0)]
            origin = ".".join([*parts, *([origin] if origin else [])])
        module = self.source.module(origin)
        if module:
            found = module.get(alias.name, evaluate)
            if found is not None:
                return found
        submodule = self.source.module(f"{origin}.{alias.name}")
        return [ModuleValue(submodule) if submodule else Unknown(alias.name)]


class Source:
    """@param folders source trees, in which the packages lie"""

    def __init__(self, folders):
        self.folders, self.modules = [pathlib.Path(folder) for folder in folders], {}

    def module(self, name):
        if name not in self.modules:
            self.modules[name] = None
            for folder in self.folders:
                base = folder.joinpath(*name.split(".")) if name else folder
                for path in (base / "__init__.py", base.with_suffix(".py")):
                    if name and path.is_file():
                        self.modules[name] = Module(name, path, self)
                        return self.modules[name]
        return self.modules[name]
