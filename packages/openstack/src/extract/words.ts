// SPDX-License-Identifier: Apache-2.0

/** "os-volume_attachments" -> "volume-attachments", "OS-TRUST" -> "trust" */
export function kebab(word: string): string {
  return word
    .replace(/^os-/i, '')
    .replaceAll('_', '-')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

const SAME: ReadonlySet<string> = new Set([
  'dns',
  'metadata',
  'access',
  'status',
  'diagnostics',
  'statistics',
  'qos',
]);

/** The singular of a kebab-case English plural; what is no plural stays. */
export function singular(word: string): string {
  const last = word.slice(word.lastIndexOf('-') + 1);
  if (SAME.has(last) || !last.endsWith('s') || /(ss|us|is)$/.test(last)) return word;
  if (last.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(sses|xes|tches|shes|ases|tuses)$/.test(last) && !/(bases|leases)$/.test(last))
    return word.slice(0, -2);
  return word.slice(0, -1);
}
