// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TRUST_ROOT_LIMIT, verifyTrustRoot, type TrustedRoot, type TrustRootFile } from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';
import { readBytes } from '../papers/read-bytes.js';

/** The trust root that comes with this program. */
const OWN = fileURLToPath(new URL('../../../../trust/trust-root.dsse.json', import.meta.url));

/** Bytes of the envelope: base64 makes a third more of the paper, and signatures come to it. */
const FILE_LIMIT = Math.ceil((TRUST_ROOT_LIMIT * 4) / 3) + 64 * 1024;

/**
 * The trust root to rest on: the files of `--trust-root` (the first is believed as it is, further ones must follow from it),
 * else the one of TOUCHSTONE_TRUST_ROOT, else the one that comes with this program.
 * @throws TouchstoneError TRUST_MISSING, CLI_NO_FILE, ENVELOPE_*, PAPER_*, TRUST_*
 */
export async function readTrustRoot(
  option: readonly string[] | undefined,
  env: NodeJS.ProcessEnv,
  at: Date,
): Promise<TrustedRoot> {
  const named = env.TOUCHSTONE_TRUST_ROOT;
  const files = option ?? (named === undefined || named === '' ? [OWN] : [named]);
  const [first = OWN, ...newer] = files;
  if (first === OWN && !existsSync(OWN)) {
    throw new TouchstoneError(
      'TRUST_MISSING',
      'This program comes without a trust root, and none was named.',
      {
        hint: 'Name one with --trust-root FILE or TOUCHSTONE_TRUST_ROOT; --public-key FILE checks a signature by one key alone.',
      },
    );
  }
  return verifyTrustRoot(
    [await readTrustRootFile(first), ...(await Promise.all(newer.map(readTrustRootFile)))],
    at,
  );
}

/** A trust root's bytes. @throws TouchstoneError CLI_NO_FILE */
export async function readTrustRootFile(name: string): Promise<TrustRootFile> {
  return { name, bytes: await readBytes(name, FILE_LIMIT) };
}
