// SPDX-License-Identifier: Apache-2.0
import type { CredentialFinding } from '../detect/finding.js';
import type { FileHead, SourceFile } from '../detect/source-file.js';
import { SECRET_KEY } from '../practices/literal-secret.js';
import { hasSettings, readSettings } from '../practices/read-settings.js';
import { isYaml } from '../stack/components/detect-components.js';
import { readYamlLines } from '../stack/text/yaml-lines.js';

/** Names of environment variables and files that hold credentials of OpenStack, as source code writes them. */
const IN_SOURCE =
  /\b(OS_PASSWORD|OS_TOKEN|OS_APPLICATION_CREDENTIAL_SECRET|OS_AUTH_TOKEN|ST_KEY)\b|["'`/](clouds\.ya?ml|secure\.ya?ml|cloud\.conf|openrc|openstackrc|keystonerc_admin)["'`]/;
const COMMENT = /^\s*(?:#|\/\/|\*|\/\*|--)/;

export const CREDENTIAL_NEEDLES: readonly string[] = [
  'OS_PASSWORD',
  'OS_TOKEN',
  'OS_APPLICATION_CREDENTIAL_SECRET',
  'OS_AUTH_TOKEN',
  'ST_KEY',
  'clouds.y',
  'secure.y',
  'cloud.conf',
  'openrc',
  'openstackrc',
  'keystonerc_admin',
  'Secret',
  'assword',
  'secret',
  'api_key',
];

/** Places where credentials are kept: environment variables, files, secrets of Kubernetes, keys of configuration. */
export function findCredentials(file: SourceFile): readonly CredentialFinding[] {
  const found = file.text.split('\n').flatMap((raw, at): CredentialFinding[] => {
    if (raw.length > 1000 || COMMENT.test(raw)) return [];
    const match = IN_SOURCE.exec(raw);
    if (match === null) return [];
    const what = match[1] === undefined ? `file ${match[2]}` : `environment variable ${match[1]}`;
    return [{ kind: 'credential', line: at + 1, what }];
  });
  return hasSettings(file) || isJobSpec(file.path) ? [...found, ...inSettings(file)] : found;
}

const isJobSpec = (path: string): boolean => /(?:^|\/)jobs\/[\w.-]+\/spec$/.test(path);

function inSettings(file: SourceFile): readonly CredentialFinding[] {
  const found: CredentialFinding[] = [];
  if (isJobSpec(file.path)) {
    for (const { line, keys } of readYamlLines(file.text)) {
      if (keys.length === 2 && keys[0] === 'properties' && SECRET_KEY.test(keys[1]!)) {
        found.push({ kind: 'credential', line, what: `BOSH property ${keys[1]}` });
      }
    }
    return found;
  }
  if (isYaml(file) && /^kind:\s*["']?Secret\b/m.test(file.text)) return secretsOf(file);
  for (const { line, key } of readSettings(file, file.text)) {
    if (SECRET_KEY.test(key) && !key.includes('/') && key.length <= 100) {
      found.push({ kind: 'credential', line, what: `configuration key ${key}` });
    }
  }
  return found;
}

/** Secrets that manifests of Kubernetes make, by their names where these are literal. */
function secretsOf({ text }: SourceFile): readonly CredentialFinding[] {
  const lines = readYamlLines(text);
  return lines
    .filter(({ keys, value }) => keys.length === 1 && keys[0] === 'kind' && value === 'Secret')
    .map(({ line, document }) => {
      const name = lines.find(
        (each) => each.document === document && each.keys.join('/') === 'metadata/name',
      )?.value;
      const literal = name == null || name.includes('{{') ? '' : ` ${name.slice(0, 200)}`;
      return { kind: 'credential', line, what: `Kubernetes secret${literal}` };
    });
}

/** Whether a file can say where credentials are kept. */
export function canKeepCredentials({ path, language }: FileHead): boolean {
  if (language === 'text') return isJobSpec(path) || /(?:openrc|\.(?:conf|cfg|sample))$/.test(path);
  return language !== 'xml' && language !== 'json';
}
