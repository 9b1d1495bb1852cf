// SPDX-License-Identifier: Apache-2.0
// Our recorder as it runs: index, hashes, schema, seals, a file on disk.
import { randomBytes } from 'node:crypto';
import { openRecordingWriter, startRecorder } from '@touchstone/recorder';
import { SAMPLE_HEADER } from '../sample-run.js';
import { tellParent } from './serve.js';

const [, , port, file] = process.argv as [string, string, string, string];
const origin = `http://127.0.0.1:${port}`;
const endpoint = (type: string, path: string) =>
  ({ type, interface: 'public', region: 'RegionOne', url: `${origin}${path}` }) as const;

const started = performance.now();
const recorder = await startRecorder({
  cloud: {
    authUrl: `${origin}/identity/v3`,
    catalog: [endpoint('compute', '/compute/v2.1'), endpoint('object-store', '/object-store/v1/AUTH_1')],
  },
  writer: await openRecordingWriter({ to: file, header: SAMPLE_HEADER }),
  clock: () => performance.now() - started,
  random: randomBytes,
  onFailed: (error) => {
    console.error(error);
    process.exit(1);
  },
});
tellParent(recorder.address.port);
