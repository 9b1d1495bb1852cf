// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { createMountTable } from '../mounts/mount-table.js';
import { toUpstreamUrls } from './own-urls.js';

const OWN = 'http://127.0.0.1:9';
const mounts = createMountTable((name) => name);
const endpoint = { interface: 'public' as const, region: 'R' };
mounts.register([
  { ...endpoint, type: 'compute', url: 'https://cloud/compute/v2.1' },
  { ...endpoint, type: 'object-store', url: 'https://swift.cloud/v1/AUTH_1' },
  { ...endpoint, type: 'key-manager', url: 'https://cloud:9311' },
]);

describe('a URL of the recorder in a request', () => {
  it.each([
    [
      `{"uri": "${OWN}/object-store/v1/AUTH_1/c/image.raw"}`,
      '{"uri": "https://swift.cloud/v1/AUTH_1/c/image.raw"}',
    ],
    [
      `{"uri": "${OWN}/v1/AUTH_1/c/o?temp_url_sig=a"}`,
      '{"uri": "https://swift.cloud/v1/AUTH_1/c/o?temp_url_sig=a"}',
    ],
    [`{"ref":"${OWN}/key-manager/v1/secrets/1"}`, '{"ref":"https://cloud:9311/v1/secrets/1"}'],
    [`"http:\\/\\/127.0.0.1:9\\/compute\\/v2.1"`, '"https:\\/\\/cloud\\/compute\\/v2.1"'],
    [`"${OWN}/compute"`, '"https://cloud/compute"'],
    [`a ${OWN}/compute, b ${OWN}/compute/x`, 'a https://cloud/compute, b https://cloud/compute/x'],
    [`url: ${OWN}/compute/v2.1\\n`, 'url: https://cloud/compute/v2.1\\n'],
  ])('%s becomes the cloud’s: %s', (text, expected) => {
    expect(toUpstreamUrls(text, OWN, mounts)).toBe(expected);
  });

  it.each([
    `"${OWN}"`,
    `"${OWN}/"`,
    `"${OWN}/elsewhere"`,
    `"${OWN}1/compute"`,
    '"http://127.0.0.1:8/compute"',
    '',
  ])('%s stays: it leads nowhere in the cloud', (text) =>
    expect(toUpstreamUrls(text, OWN, mounts)).toBe(text),
  );
});
