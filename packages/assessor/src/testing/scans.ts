// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, CONCERNS, SCAN_FORMAT, scan, sha256Digest, type Scan } from '@touchstone/model';
import type { ScanEvidence } from '../input.js';

export const REPOSITORY = 'https://example.org/example/carrier';
export const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** A scan of the sample solution that found object storage and signing in, and nothing of its own. */
export function scanOf(change: Partial<Scan> = {}): ScanEvidence {
  const place = { file: 'carrier/store.py', line: 10 };
  const operation = (id: string) => ({
    operation: id,
    confidence: 'high' as const,
    count: 2,
    via: ['openstacksdk'],
    places: [{ ...place, via: 'openstacksdk', call: 'conn.object_store.upload_object' }],
    elsewhere: {},
  });
  const paper = scan.parse({
    format: SCAN_FORMAT,
    tool: 'touchstone 0.1.0',
    subject: {
      kind: 'tree',
      name: 'carrier',
      repository: REPOSITORY,
      commit: COMMIT,
      digest: sha256Digest('tree'),
    },
    files: { seen: 3, read: 3, bytes: 900, byOrigin: { product: 3 }, byLanguage: [], skipped: [] },
    sdks: [],
    operations: [operation('identity:token.create'), operation('object-store:object.put')],
    services: [],
    components: [],
    concerns: CONCERNS.map((concern) => ({
      concern,
      verdict: concern === 'object-storage' || concern === 'identity' ? 'native' : 'not concerned',
      operations: [],
      services: [],
      parallel: [],
      alternatives: [],
      choices: [],
      why: 'It says so.',
      places: [],
    })),
    practices: [],
    implications: { components: [], credentials: [], listeners: [], updateChannels: [] },
    runtimes: [{ language: 'python', wants: '>=3.9', places: [place] }],
    compatibility: [
      {
        platform: { release: '2026.2', distribution: 'Debian sid' },
        runtimes: [{ language: 'python', wants: '>=3.9', has: '3.14', verdict: 'fits', why: 'In range.' }],
        libraries: { same: 1, compatible: 2, conflicting: 0, unknown: 0, listed: [] },
        stack: [],
      },
    ],
    ...change,
  });
  return { scan: paper, digest: sha256Digest(canonicalJson(paper)) };
}
