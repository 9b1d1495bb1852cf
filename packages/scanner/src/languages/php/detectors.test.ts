// SPDX-License-Identifier: Apache-2.0
import { beforeAll, expect, it } from 'vitest';
import { loadGrammars } from '../../parse/grammars.js';
import { PHP_DETECTORS } from './detectors.js';

beforeAll(() => loadGrammars(['php']));

function found(text: string): string[] {
  const file = { path: 'src/file', bytes: text.length, language: 'php', origin: 'product', text } as const;
  return PHP_DETECTORS.flatMap((one) => one.detect(file, { paths: [], sdks: [], dependencies: [] }))
    .flatMap((one) => (one.kind === 'operation' ? [`${one.line} ${one.operation} ${one.confidence}`] : []))
    .toSorted();
}

it('finds calls of php-opencloud on what a class was given, on elements of lists, and on what was created', () => {
  expect(
    found(`<?php
use OpenStack\\OpenStack;
class A {
  private $compute;
  public function __construct(OpenStack $os) { $this->compute = $os->computeV2(['region' => 'x']); }
  public function clean() {
    foreach ($this->compute->listServers() as $server) { $server->delete(); }
    $os = new OpenStack([]);
    $os->networkingV2()->createNetwork($x)->delete();
  }
}`),
  ).toEqual([
    '2 identity:token.create medium',
    '7 compute:server.delete high',
    '7 compute:server.list high',
    '7 compute:server.list-detail high',
    '9 network:network.create high',
    '9 network:network.delete high',
  ]);
});

it('finds requests with method, texts with names in them, and the key of an action', () => {
  expect(
    found(`<?php // OpenStack
$http->request('POST', "{$this->novaUrl}/servers/$id/action", ['json' => ['os-start' => null]]);
$client->get($cinderEndpoint . '/volumes/detail');
$client->post($url . '/v3/auth/tokens', ['json' => $auth]);
$cache->get('/servers');`),
  ).toEqual([
    '2 compute:server.action.start high',
    '3 block-storage:volume.list-detail high',
    '4 identity:token.create high',
  ]);
});
