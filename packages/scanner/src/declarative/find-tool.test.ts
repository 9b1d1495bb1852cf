// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { findTool } from './find-tool.js';

test('what findings name as a tool has a title, and what it is written in', () => {
  expect(findTool('python-openstackclient')).toEqual({
    title: 'OpenStack client (openstack)',
    language: 'shell',
  });
  expect(findTool('terraform-openstack')?.language).toBe('terraform');
  expect(findTool('gophercloud')).toBeUndefined();
});
