// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { parseConnectTarget } from './connect-target.js';

it.each([
  ['cloud.example:443', 'cloud.example', 443],
  ['CLOUD.Example.:5000', 'cloud.example', 5000],
  ['127.0.0.1:8774', '127.0.0.1', 8774],
  ['[2001:DB8:0::1]:443', '[2001:db8::1]', 443],
])('%s leads to %s, port %d', (target, host, port) => {
  expect(parseConnectTarget(target)).toEqual({ host, port });
});

it.each([
  'cloud.example',
  'cloud.example:',
  'cloud.example:0',
  'h:65536',
  '2001:db8::1:443',
  'http://h:1',
  'a@h:1',
  '/x:1',
  ' h:1',
])('"%s" is no place to connect to', (target) => expect(parseConnectTarget(target)).toBeUndefined());
