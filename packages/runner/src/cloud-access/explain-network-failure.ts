// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
import type { CloudConfig } from './cloud-config.js';
import type { Timeouts } from './http-client.js';

/** OpenSSL's and Node's names for "this certificate chain does not end at a CA that we trust, or is not for this host". */
const CERTIFICATE =
  /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|HOSTNAME_MISMATCH)/;

/**
 * Says in our words why no answer came: one code per kind of failure, so that a person knows what to mend.
 * An abort and a refusal of ours pass through unchanged.
 */
export function explainNetworkFailure(
  error: unknown,
  url: string,
  config: Pick<CloudConfig, 'name' | 'cacert'>,
  timeouts: Timeouts,
): unknown {
  if (isTouchstoneError(error) || (error instanceof Error && error.name === 'AbortError')) return error;
  const code = deepCode(error);
  const details = { url, cloud: config.name, reason: code };
  const where = hostOf(url);
  if (code === 'ECONNREFUSED') {
    return new TouchstoneError('ACCESS_REFUSED_CONNECTION', `Nothing listens at ${where} (${url}).`, {
      hint: `Is the cloud "${config.name}" up, and are host and port right?`,
      details,
      cause: error,
    });
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new TouchstoneError('ACCESS_UNKNOWN_HOST', `The host name of ${url} has no address.`, {
      hint: 'Check the spelling, the name server, and whether a VPN is needed.',
      details,
      cause: error,
    });
  }
  if (/TIMEOUT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/.test(code)) {
    return new TouchstoneError(
      'ACCESS_TIMEOUT',
      `${where} did not answer in time (connection ${timeouts.connectMs} ms, answer ${timeouts.responseMs} ms): ${url}`,
      { hint: 'Is the cloud reachable from here, past firewalls and VPN?', details, cause: error },
    );
  }
  if (CERTIFICATE.test(code)) {
    return new TouchstoneError(
      'ACCESS_UNTRUSTED_CERTIFICATE',
      `The certificate of ${where} is not trusted (${code})${config.cacert ? `, even with cacert ${config.cacert}` : ''}.`,
      {
        hint: `Set cacert in clouds.yaml (or OS_CACERT) to the PEM file of the CA that signed it; verify: false skips the check and is shown.`,
        details,
        cause: error,
      },
    );
  }
  return new TouchstoneError(
    'ACCESS_CONNECTION_LOST',
    `The connection to ${where} broke (${code || 'no reason given'}): ${url}`,
    { hint: 'Is it http where https is spoken, or the other way round?', details, cause: error },
  );
}

function deepCode(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 6; depth++) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && code !== '') return code;
    const { errors } = at as { errors?: unknown };
    at = Array.isArray(errors) ? errors[0] : at.cause;
  }
  return '';
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
