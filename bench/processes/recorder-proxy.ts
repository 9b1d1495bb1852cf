// SPDX-License-Identifier: Apache-2.0
// Our recorder as it runs: index, hashes, schema, seals, a file on disk. Arguments: engine, origin, certificate, file.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openRecordingWriter, startRecorder } from '@touchstone/recorder';
import { SAMPLE_HEADER } from '../sample-run.js';
import { ENGINES } from './engines.js';
import { tellParent } from './serve.js';

const [, , engine, origin, certificate, file] = process.argv as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const endpoint = (type: string, path: string) =>
  ({ type, interface: 'public', region: 'RegionOne', url: `${origin}${path}` }) as const;

const started = performance.now();
const writer = await openRecordingWriter({ to: file, header: SAMPLE_HEADER });
const recorder = await startRecorder({
  cloud: {
    authUrl: `${origin}/identity/v3`,
    ...(origin.startsWith('https:') ? { ca: readFileSync(certificate) } : {}),
    catalog: [endpoint('compute', '/compute/v2.1'), endpoint('object-store', '/object-store/v1/AUTH_1')],
  },
  engine: ENGINES[engine]!,
  writer,
  clock: () => performance.now() - started,
  random: randomBytes,
  onFailed: (error) => {
    console.error(error);
    process.exit(1);
  },
});
process.on('message', async () => {
  const { open } = await recorder.close();
  const { exchanges } = await writer.close({ at: performance.now() - started, outcome: 'complete', open });
  process.send?.({ exchanges });
});
tellParent(recorder.address.port);
