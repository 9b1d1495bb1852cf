// SPDX-License-Identifier: Apache-2.0
import { sha256Digest, type AssessedScan } from '@touchstone/model';

/** What a scan of the sample solution shows: an SDK, a Vault of its own, an insecure option, a platform that it fits. */
export function sampleScan(): AssessedScan {
  const place = { file: 'src/client.go', line: 12 };
  return {
    scan: sha256Digest('scan'),
    tool: 'touchstone 0.1.0',
    subject: {
      kind: 'tree',
      name: 'harbour-sync',
      repository: 'https://example.org/harbour-works/harbour-sync',
      commit: '0123456789abcdef0123456789abcdef01234567',
      digest: sha256Digest('tree'),
    },
    of: 'the solution',
    files: {
      seen: 120,
      read: 114,
      bytes: 912_400,
      byOrigin: { product: 90, test: 24 },
      byLanguage: [{ language: 'go', files: 100, bytes: 880_000 }],
      skipped: [{ reason: 'binary', count: 6, files: ['logo.png'] }],
    },
    sdks: [{ sdk: 'ncw-swift', title: 'ncw/swift', language: 'go', versions: ['v2.0.2'], calls: 31 }],
    unmapped: 1,
    services: [{ service: 'object-store', operations: 11, confidence: 'high' }],
    components: [
      {
        id: 'vault',
        title: 'Vault',
        how: 'deployed',
        role: 'server',
        concern: 'secrets',
        ecosystem: 'oci',
        versions: ['1.15'],
        origin: 'product',
        optional: true,
        choices: [{ kind: 'compose-profile', name: 'vault', default: 'off', place }],
        count: 1,
      },
    ],
    dependencies: 64,
    concerns: [
      {
        concern: 'secrets',
        verdict: 'parallel',
        operations: [],
        services: [],
        parallel: ['vault'],
        alternatives: [],
        choices: [],
        why: 'It deploys Vault.',
        places: [place],
      },
    ],
    practices: [
      {
        practice: 'tls-verification-off',
        by: 'option',
        confidence: 'high',
        count: 1,
        places: [{ ...place, text: 'InsecureSkipVerify: opts.Insecure' }],
        elsewhere: { test: 2 },
      },
    ],
    implications: {
      components: ['vault'],
      credentials: [{ what: 'clouds.yaml', count: 1, places: [place] }],
      listeners: [{ what: 'metrics', port: 9090, count: 1, places: [place] }],
      updateChannels: [{ kind: 'oci', what: 'registry.example.org/harbour', count: 1, places: [place] }],
    },
    runtimes: [{ language: 'go', wants: '>=1.22', places: [place] }],
    compatibility: [
      {
        platform: { release: '2026.2', distribution: 'Debian sid' },
        runtimes: [
          { language: 'go', wants: '>=1.22', has: '1.26', verdict: 'fits', why: 'Linked statically.' },
        ],
        libraries: {
          same: 3,
          compatible: 20,
          conflicting: 1,
          unknown: 40,
          listed: [
            {
              name: 'yaml.v2',
              wants: 'v2.2.8',
              has: '2.4.0',
              verdict: 'conflicting',
              sideBySide: true,
              why: 'Linked into its program.',
            },
          ],
        },
        stack: [],
      },
    ],
  };
}
