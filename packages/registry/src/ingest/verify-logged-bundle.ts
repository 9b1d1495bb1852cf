// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError, type CertificateEntry, type Verification } from '@touchstone/model';
import {
  parseLogEntry,
  verifyBundle,
  type LogView,
  type OpenBundle,
  type TrustedRoot,
} from '@touchstone/attest';
import { lifeOf } from './followed-log.js';

/** A bundle that holds in every link, and where the log has its certificate. */
export interface LoggedBundle {
  readonly index: number;
  readonly entry: CertificateEntry;
}

/**
 * Verifies a bundle completely, its verdict computed again, as of the moment when the log took it. What became of the
 * certificate since (it expired, was revoked or superseded) keeps nothing out: the listing tells it, and what was once
 * believed stays to be looked at.
 * @throws TouchstoneError REGISTRY_REFUSED, which names the link that broke
 */
export async function verifyLoggedBundle(
  bundle: OpenBundle,
  view: LogView,
  root: TrustedRoot,
): Promise<LoggedBundle> {
  const entry = entryOf(bundle);
  // Clocks of lab and log may differ by minutes: it has begun and is logged at the later of the two.
  const at = new Date(Math.max(Date.parse(entry.loggedAt), Date.parse(entry.issuedAt)));
  const log = { ...view, life: lifeOf(view, entry.solution, root, at) };
  const verification = await verifyBundle(bundle, { believe: root, at, recompute: true, log });
  if (verification.broken !== null) throw brokenLink(verification);
  const index = verification.log?.index;
  // The links hold it to the log of today by a proof; its entry must also be the one that we derive from.
  const known = view.entries.find((one) => one.index === index)?.entry;
  if (index === undefined || known?.kind !== 'certificate' || known.envelope !== entry.envelope) {
    throw refused(`the log of ${view.checkpoint.size} entries does not have its certificate`, {});
  }
  return { index, entry };
}

function entryOf({ attestation }: OpenBundle): CertificateEntry {
  if (attestation.certificate === undefined) throw refused('it is not signed', { link: 'envelope' });
  if (attestation.entry === undefined) throw refused('it is not in the log', { link: 'entry' });
  const entry = parseLogEntry(attestation.entry, 'its log entry');
  if (entry.kind === 'certificate') return entry;
  throw refused('its log entry is of no certificate', { link: 'entry' });
}

function brokenLink({ broken, links }: Verification): TouchstoneError {
  const link = links.find(({ id }) => id === broken);
  return refused(`${link?.title ?? broken}: ${link?.why ?? 'broken'}`, {
    link: broken,
    code: link?.code ?? null,
  });
}

function refused(why: string, details: Readonly<Record<string, unknown>>): TouchstoneError {
  return new TouchstoneError('REGISTRY_REFUSED', `The bundle is not taken in: ${why}`, {
    hint: 'touchstone verify BUNDLE --log LOG shows each link; publish it first with touchstone publish.',
    details,
  });
}
