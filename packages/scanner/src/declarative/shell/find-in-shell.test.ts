// SPDX-License-Identifier: Apache-2.0
import { beforeAll, expect, test } from 'vitest';
import { loadGrammars } from '../../parse/grammars.js';
import { findInShell } from './find-in-shell.js';

beforeAll(() => loadGrammars(['shell']));

/** `line operation` of the operations that are certain. */
function found(...lines: string[]): readonly string[] {
  return findInShell(lines.join('\n')).flatMap((finding) =>
    finding.kind === 'operation' && finding.confidence === 'high'
      ? [`${finding.line} ${finding.operation}`]
      : [],
  );
}

test('commands are found where a shell runs them: in pipes, conditions, substitutions and subshells', () => {
  expect(
    found(
      'if ! openstack server show vm; then (openstack network list); fi',
      "ID=$(openstack image list -f value | awk '{print $1}')",
      'echo "there are `openstack volume list | wc -l`"',
    ),
  ).toEqual([
    '1 compute:server.show',
    '1 network:network.list',
    '2 image:image.list',
    '3 block-storage:volume.list-detail',
  ]);
});

test('comments, quoted text and words of other commands are none', () => {
  expect(
    found(
      '# openstack server list',
      "echo 'openstack server list'",
      'echo openstack server list',
      'cat openstack',
    ),
  ).toEqual([]);
});

test('a variable or an array that holds the command is the command', () => {
  expect(
    found(
      'OSC="openstack --os-cloud lab"',
      '$OSC server delete vm',
      'sudo ${OPENSTACK:-openstack} port list',
      'cmd=(nova boot --image x vm)',
      '"${cmd[@]}"',
    ),
  ).toContain('2 compute:server.delete');
  expect(found('sudo ${OPENSTACK:-openstack} port list')).toEqual(['1 network:port.list']);
  expect(found('cmd=(nova boot --image x vm)')).toEqual(['1 compute:server.create']);
});

test('a script in a string or a heredoc is read where a shell gets it', () => {
  expect(found('sudo bash -c "openstack port list --network $NET"')).toEqual(['1 network:port.list']);
  expect(found("bash <<'EOF'", 'openstack network list', 'EOF')).toEqual(['2 network:network.list']);
  expect(found('cat > up.sh <<EOF', '#!/bin/sh', 'openstack network list', 'EOF')).toEqual([
    '3 network:network.list',
  ]);
  expect(found('cat > notes.txt <<EOF', 'openstack network list', 'EOF')).toEqual([]);
});

test('functions of the script that run what they are given lead to the command', () => {
  expect(found('attempt() { "$@" || "$@"; }', 'attempt openstack server list')).toEqual([
    '2 compute:server.list-detail',
  ]);
});

test('functions of the script that hand their words to a client are the client', () => {
  expect(
    found(
      'field() {',
      '  local name=$1',
      '  shift',
      '  openstack "$@" -c "$name"',
      '}',
      'field id port show web',
    ),
  ).toEqual(['6 network:port.show']);
});

test('a command of the client that the data do not know is said to be unknown', () => {
  expect(findInShell('openstack frobnicate all --now').map(({ kind }) => kind)).toEqual(['sdk', 'unmapped']);
  expect(findInShell('openstack --version')).toEqual([]);
});
