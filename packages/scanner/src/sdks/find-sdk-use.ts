// SPDX-License-Identifier: Apache-2.0
import type { Finding, OperationFinding } from '../detect/finding.js';
import type { Language } from '../detect/language.js';
import type { CallFact } from './call-fact.js';
import { findCall, type FoundCall } from './find-call.js';
import { importedSdks } from './imported-sdks.js';
import { loadSdks } from './load-sdks.js';
import { sdkIndex, type SdkIndex } from './sdk-index.js';

/** A module that a file imports, at a line of it. */
export interface ImportFact {
  readonly line: number;
  /** As the language names it, in full: `openstack.connection`. */
  readonly module: string;
}

/**
 * What a file's imports and calls say, as its language's reader found them.
 * @param project SDKs (ids) that the project uses anywhere
 * @param alsoImported SDKs that count as imported here, in languages where one file's import serves all
 * @param path of the file, whose folders may tell a service
 * @returns each SDK that is imported with the operations that it implies; each call's operations; calls not known
 */
export function findSdkUse(
  language: Language,
  imports: readonly ImportFact[],
  calls: readonly CallFact[],
  project: readonly string[],
  alsoImported: readonly string[] = [],
  path = '',
): readonly Finding[] {
  const findings: Finding[] = [];
  const imported = new Set<string>();
  for (const { line, module } of imports) {
    for (const sdk of importedSdks(language, module)) {
      findings.push({ kind: 'sdk', line, sdk });
      if (!imported.has(sdk)) findings.push(...implied(sdk, line, module));
      imported.add(sdk);
    }
  }
  const index = sdkIndex(language);
  const inPlay = { imported: [...new Set([...imported, ...alsoImported])], project, path };
  for (const call of calls) {
    const found = findCall(index, call, inPlay);
    if (found !== undefined) findings.push(...findingsOf(call, found));
    for (const inner of passedCalls(index, call)) {
      const meant = findCall(index, inner, inPlay);
      if (meant !== undefined && meant.operations.length > 0) findings.push(...findingsOf(call, meant));
    }
  }
  return [...findings, ...discovered(findings)];
}

/** What an SDK asks of a service before the first call of the file. */
function discovered(findings: readonly Finding[]): readonly Finding[] {
  const first = new Map<string, OperationFinding>();
  for (const finding of findings) {
    if (finding.kind !== 'operation') continue;
    const key = `${finding.via} ${finding.operation.slice(0, finding.operation.indexOf(':'))}`;
    if (!first.has(key)) first.set(key, finding);
  }
  return [...first].flatMap(([key, finding]) => {
    const service = key.slice(key.indexOf(' ') + 1);
    const operations = loadSdks().find((sdk) => sdk.id === finding.via)?.discovers[service] ?? [];
    return operations.map((operation) => ({ ...finding, operation }));
  });
}

function findingsOf(
  { line, text }: CallFact,
  { sdk, operations, confidence }: FoundCall,
): readonly Finding[] {
  if (operations.length === 0) return [{ kind: 'unmapped', line, sdk, call: text }];
  return operations.map((operation) => ({
    kind: 'operation',
    line,
    operation,
    confidence,
    via: sdk,
    call: text,
  }));
}

/** What the callee calls of that which it is handed: a known function's calls on a client, or a client's call itself. */
function passedCalls(index: SdkIndex, call: CallFact): readonly CallFact[] {
  if (call.passed === undefined) return [];
  const known = index.passes.get(call.path);
  return call.passed.flatMap((passed, place) => {
    if (passed === null) return [];
    const ends = known?.argument === place ? known.calls.map((name) => `.${name}()`) : [];
    if (known === undefined && passed.root === 'import' && !passed.path.endsWith(')')) ends.push('()');
    return ends.map((end) => ({ ...call, root: passed.root, path: passed.path + end, args: [], named: {} }));
  });
}

function implied(id: string, line: number, module: string): readonly Finding[] {
  const operations = loadSdks().find((sdk) => sdk.id === id)?.implies ?? [];
  return operations.map((operation) => ({
    kind: 'operation',
    line,
    operation,
    confidence: 'medium',
    via: id,
    call: module,
  }));
}
