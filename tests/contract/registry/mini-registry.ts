// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  makeRevocation,
  signStatement,
  writeAttestation,
  writeBundle,
  type LogReader,
} from '@touchstone/attest';
import {
  folderEvidence,
  openRegistry,
  type EvidenceStore,
  type Registry,
  type RegistryDatabase,
} from '@touchstone/registry';
import {
  CertifiedWorld,
  NOW,
  type Certifying,
} from '../../../packages/attest/src/testing/certified-world.js';
import {
  miniMembers,
  openMembers,
  type MiniBundle,
} from '../../../packages/attest/src/testing/mini-bundle.js';
import { seededKey } from '../../../packages/attest/src/testing/seeded-key.js';

/** Labs, a log and evidence, and registries on them: bundles of the solution `carrier`, real ones though small. */
export class MiniRegistry {
  readonly world = new CertifiedWorld();
  readonly folder: string;
  /** Epoch ms. */
  now = NOW.getTime();
  #bundles = 0;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<MiniRegistry> {
    return new MiniRegistry(await mkdtemp(join(tmpdir(), 'touchstone-registry-')));
  }

  /** A bundle in a folder, signed and logged. */
  async certified(told: Certifying = {}, mini: MiniBundle = {}): Promise<string> {
    const members = await miniMembers(mini);
    const { index: _, ...attestation } = await this.world.certify(openMembers(members), told);
    this.#bundles += 1;
    const path = join(this.folder, `bundle-${this.#bundles}`);
    await writeBundle(path, 'carrier', members);
    await writeAttestation(path, attestation);
    return path;
  }

  /** The log takes a certificate back, by its statement. */
  revoke(statement: string, by: string, loggedAt: string): void {
    const sha256 = statement.slice('sha256:'.length);
    const said = {
      reason: 'evidence-wrong' as const,
      statement: 'The recording was made on a cloud that was patched by hand.',
      by,
      issuedAt: '2026-11-22T00:00:00.000Z',
    };
    const revocation = makeRevocation({ what: 'certificate', name: 'carrier', sha256 }, said);
    this.world.logStatement(signStatement(revocation, [seededKey(by)]), loggedAt);
  }

  /** The log as it is now, or as it was with so many entries. */
  log(size?: number): LogReader {
    const { world } = this;
    return {
      read: async (path) =>
        path === 'checkpoint' ? world.cosigned(world.log.checkpoint(size)) : world.log.read(path),
    };
  }

  get evidence(): string {
    return join(this.folder, 'evidence');
  }

  open(
    database: RegistryDatabase,
    log: LogReader = this.log(),
    evidence: EvidenceStore = folderEvidence(this.evidence),
  ): Registry {
    return openRegistry({
      database,
      evidence,
      log,
      root: this.world.root(),
      clock: () => this.now,
    });
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
