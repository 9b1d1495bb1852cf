// SPDX-License-Identifier: Apache-2.0
import type { AuditLine } from '@touchstone/registry';
import { paths } from '../../design/index.js';

const DIGEST = /^sha256:[0-9a-f]{64}$/;
const SHOWN = 'sha256:'.length + 12;

/** What a line of the audit trail knows beside who did what, name by name. */
export function AuditDetails({ line: { what, details } }: { readonly line: AuditLine }) {
  return (
    <ul className="details">
      {Object.entries(details)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <li key={name}>
            <span className="aside">{plain(name)}</span>{' '}
            <Value value={value} linked={name === 'certificate' && what !== 'bundle dropped'} />
          </li>
        ))}
    </ul>
  );
}

/** A certificate whose bundle is held has a page under the digest of its envelope. */
function Value({ value, linked }: { readonly value: unknown; readonly linked: boolean }) {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  if (typeof value !== 'string') return JSON.stringify(value);
  if (!DIGEST.test(value)) return value;
  const short = <code title={value}>{value.slice('sha256:'.length, SHOWN)}</code>;
  return linked ? <a href={paths.certificate(value)}>{short}</a> : short;
}

/** `expiresAt` reads `expires at`. */
function plain(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
