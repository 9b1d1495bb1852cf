// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, test } from 'vitest';
import { loadGrammars } from '../../parse/grammars.js';
import { callFacts } from './call-facts.js';
import { readPython } from './read-python.js';

beforeAll(() => loadGrammars(['python']));

function paths(text: string): readonly string[] {
  const file = readPython(text);
  return file === undefined ? [] : callFacts(file).map(({ line, root, path }) => `${line} ${root} ${path}`);
}

describe('the path of a call', () => {
  test('starts with what an import names, with and without another name', () => {
    expect(
      paths('import a.b\nimport c.d as e\nfrom f.g import h as i, j\na.b.x()\ne.x()\ni.x()\nj()\n'),
    ).toEqual(['4 import a.b.x()', '5 import c.d.x()', '6 import f.g.h.x()', '7 import f.g.j()']);
    expect(paths('from .f import (\n    g,  # one\n    h,\n)\ng.x()')).toEqual(['5 import .f.g.x()']);
  });

  test('follows what was assigned, in the function, the class and the module', () => {
    const text = `
import sdk
conn = sdk.connect()
class Volumes(object):
    def __init__(self):
        self.client = sdk.Client('2')
    @property
    def volumes(self):
        return self.client.volumes
    def net(self):
        return conn.network
    def run(self):
        self.volumes.list()
        net = self.net()
        net.create_port()
        for volume in self.volumes.list():
            volume.delete()
        with sdk.open() as file, sdk.lock():
            file.read()
def main():
    Volumes().client.servers.get(1)
`;
    expect(paths(text).map((path) => path.replace(/^\d+ /, ''))).toEqual([
      'import sdk.connect()',
      "import sdk.Client('2')",
      "import sdk.Client('2').volumes.list()",
      'import sdk.connect().network.create_port()',
      "import sdk.Client('2').volumes.list()",
      "import sdk.Client('2').volumes.list().delete()",
      'import sdk.open()',
      'import sdk.lock()',
      'import sdk.open().read()',
      "import sdk.Client('2').servers.get()",
    ]);
  });

  test('follows functions that return a client, choices, declared types, and getattr', () => {
    const text = `
import sdk
def make(kind=None):
    return kind or sdk.connect()
def use(given: sdk.Connection, other):
    make().compute.servers()
    given.compute.servers()
    getattr(given, 'compute').images()
    given['x'].compute.flavors()
    other.compute.flavors()
`;
    expect(paths(text).filter((path) => path.includes('compute'))).toEqual([
      '6 import sdk.connect().compute.servers()',
      '7 import sdk.Connection().compute.servers()',
      '8 import sdk.Connection().compute.images()',
      '9 import sdk.Connection().compute.flavors()',
      '10 unknown other.compute.flavors()',
    ]);
  });

  test('goes through what a class of another module gives its heirs', () => {
    const text =
      'from lib import command\nclass Make(command.Show):\n  def run(self):\n    c = self.app.manager.compute\n    c.servers.create(1)\n';
    expect(paths(text)).toEqual(['5 import lib.command.Show().app.manager.compute.servers.create()']);
  });

  test('is that of an element for its collection, and none where the file defines the callee', () => {
    expect(
      paths('import a\ndef f(): pass\nf()\nx = [s.y() for s in a.list()]\nq, r = a.one(), a.two()\nr.z()'),
    ).toEqual([
      '4 import a.list().y()',
      '4 import a.list()',
      '5 import a.one()',
      '5 import a.two()',
      '6 import a.two().z()',
    ]);
  });

  test('survives circles and broken syntax', () => {
    expect(paths('a = b\nb = a\na.c()\ndef (:\n  x(')).toContain('3 unknown b.c()');
  });
});
