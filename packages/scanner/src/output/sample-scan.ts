// SPDX-License-Identifier: Apache-2.0
import { CONCERNS, SCAN_FORMAT, scan, sha256Digest, type Scan } from '@touchstone/model';

const place = { file: 'src/päth with blanks/client#1.go', line: 12 };

/** A scan with something of every kind; every text that a stranger's tree decides is `text`. */
export function sampleScan(text = 'harbour'): Scan {
  return scan.parse({
    format: SCAN_FORMAT,
    tool: 'touchstone 0.1.0',
    subject: {
      kind: 'tree',
      name: text,
      repository: 'https://example.org/harbour-works/harbour-sync',
      commit: '0123456789abcdef0123456789abcdef01234567',
      digest: sha256Digest('tree'),
    },
    files: {
      seen: 2,
      read: 1,
      bytes: 10,
      byOrigin: { product: 1 },
      byLanguage: [],
      skipped: [{ reason: 'binary', count: 1, files: [text] }],
    },
    sdks: [
      {
        sdk: 'gophercloud',
        title: 'gophercloud',
        language: 'go',
        versions: [text],
        calls: 1,
        unmapped: [{ call: text, count: 1, places: [place] }],
        places: [place],
      },
    ],
    operations: [
      {
        operation: 'compute:server.create',
        confidence: 'high',
        count: 2,
        via: ['gophercloud'],
        places: [
          { ...place, via: 'gophercloud', call: text },
          { file: text, via: 'gophercloud', call: text },
        ],
        elsewhere: { test: 1 },
      },
    ],
    services: [{ service: 'compute', operations: 1, confidence: 'high' }],
    components: [
      {
        id: 'vault',
        title: text,
        how: 'deployed',
        role: 'server',
        concern: 'secrets',
        ecosystem: 'oci',
        purl: 'pkg:oci/vault@1.15',
        versions: [text, '1.15'],
        origin: 'product',
        optional: true,
        choices: [{ kind: 'compose-profile', name: text, default: 'off', place }],
        count: 1,
        places: [place],
      },
    ],
    concerns: CONCERNS.map((concern) => ({
      concern,
      verdict: concern === 'secrets' ? 'parallel' : 'not concerned',
      operations: [],
      services: [],
      parallel: concern === 'secrets' ? ['vault'] : [],
      alternatives: [],
      choices: [],
      why: text,
      places: concern === 'secrets' ? [place] : [],
    })),
    practices: [
      {
        practice: 'tls-verification-off',
        by: 'default',
        confidence: 'high',
        count: 1,
        places: [{ ...place, text }],
        elsewhere: {},
      },
    ],
    implications: {
      components: ['vault'],
      credentials: [{ what: text, count: 1, places: [place] }],
      listeners: [{ what: text, port: 8200, count: 1, places: [place] }],
      updateChannels: [{ kind: 'oci', what: text, count: 1, places: [place] }],
    },
    runtimes: [],
    compatibility: [],
  });
}
