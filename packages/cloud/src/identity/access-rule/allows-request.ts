// SPDX-License-Identifier: Apache-2.0
import type { AccessRule } from '../../service/auth.js';

export interface AskedCall {
  /** Official service type. */
  readonly service: string;
  readonly method: string;
  /** Below the service's mount: `/v2.1/servers`. */
  readonly path: string;
}

/**
 * Whether a rule lets a call through: same service, same method, and the whole path fits. `{name}` and `*` stand for
 * one segment, `**` for any rest. keystonemiddleware 10.1 (Zed), auth_token/__init__.py: _path_matches
 */
export function allowsRequest(rule: AccessRule, call: AskedCall): boolean {
  // Every service may always validate a token.
  if (call.service === 'identity' && call.method === 'GET' && call.path.endsWith('/v3/auth/tokens'))
    return true;
  return (
    rule.service === call.service && rule.method === call.method && pathPattern(rule.path).test(call.path)
  );
}

function pathPattern(pattern: string): RegExp {
  const source = pattern.replace(/\{[^}]*\}|\*\*|\*|[^{}*]+/g, (token) => {
    if (token === '**') return '.*';
    if (token === '*' || token.startsWith('{')) return '[^/]+';
    return token.replace(/[\\^$.|?+()[\]]/g, String.raw`\$&`);
  });
  return new RegExp(`^${source}$`);
}
