// SPDX-License-Identifier: Apache-2.0
import type { PracticeFinding } from '../detect/finding.js';
import { isIntegration } from './is-integration.js';
import { isLiteralSecret, SECRET_KEY } from './literal-secret.js';

/** A setting of a file that is configuration, manifest or template: its key and what is written there. */
export interface Setting {
  readonly line: number;
  /** The last step of its key. */
  readonly key: string;
  readonly value: string;
}

const OFF =
  /^(?:ssl_verify_peer|ssl-verify-peer|verify_ssl|ssl_verify|verify_certs|validate_certs|tls_verify)$/i;
const ON =
  /^(?:insecure|tls[_-]insecure|os_insecure|insecure_skip_verify|skip_ssl_validation|api_insecure)$/i;
/** `<%= … %>`, `{{ … }}`: what a template writes there when it is filled in. */
const FILLED = /^["']?(?:<%=.+%>|\{\{[^}]+\}\}|\{%.+%\})["']?$/;

/**
 * Insecure practices in settings: verification that they turn off, credentials that they write down or are made to be
 * filled with, administrators’ credentials, Keystone v2.
 */
export function findInSettings(
  settings: readonly Setting[],
  path: string,
  text: string,
): readonly PracticeFinding[] {
  const integration = isIntegration(path, text);
  const isTemplate = /\.(?:erb|j2|jinja2?|tmpl|tpl|template|epp)$/.test(path);
  const isSecretObject = /^kind:\s*["']?Secret\b/m.test(text);
  // A piece of a Helm chart is written into whichever object takes it in: its own text does not tell that it is no Secret.
  const isPiece = /^\{\{-?\s*define\s/m.test(text) && !/^kind:/m.test(text);
  return settings.flatMap(({ line, key, value }): PracticeFinding[] => {
    const say = (
      practice: PracticeFinding['practice'],
      by: PracticeFinding['by'],
      shown: string,
    ): PracticeFinding[] => [
      { kind: 'practice', line, practice, by, confidence: 'high', text: shown.slice(0, 300) },
    ];
    if (
      integration &&
      ((ON.test(key) && /^(?:true|yes|1)$/i.test(value)) ||
        (OFF.test(key) && /^(?:false|no|0)$/i.test(value)))
    ) {
      return say('tls-verification-off', 'default', `${key}: ${value}`);
    }
    if (integration && /auth_?ur[li]|identity_ur[li]/i.test(key) && /\/v2\.0\/?$/.test(value)) {
      return say('keystone-v2', 'default', `${key}: ${value}`);
    }
    if (integration && /identity_api_version$/i.test(key) && /^2(?:\.0)?$/.test(value)) {
      return say('keystone-v2', 'default', `${key}: ${value}`);
    }
    // A key with a slash is an annotation’s, and names something of another object.
    if (!SECRET_KEY.test(key) || key.includes('/')) return [];
    if (isTemplate && integration && !isSecretObject && !isPiece && FILLED.test(value)) {
      return say('credentials-in-templates', 'always', `${key}: ${value}`);
    }
    // The value itself is never shown: a finding is no place to keep it.
    if (!integration || !isLiteralSecret(value)) return [];
    const practice = /admin|root/i.test(key) ? 'admin-credentials-shipped' : 'credentials-in-templates';
    return say(practice, 'default', `${key}: (a literal of ${value.length} characters)`);
  });
}
