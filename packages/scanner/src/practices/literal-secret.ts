// SPDX-License-Identifier: Apache-2.0

/** Keys whose value is a credential. */
export const SECRET_KEY =
  /(?:^|[_.-])(?:pass|passwd|password|passphrase|secret|secret_key|secretkey|api_key|apikey|api-key|access_key|auth_token|admin_token|credential_secret|application_credential_secret|client_secret)$/i;

/** What stands for a credential that the operator fills in, or is none. */
const PLACEHOLDER =
  /^$|^[<[*].*|[{}<>%$]|\(\(|^(?:x+|\.+|\?+|-+|~|null|none|nil|undef|true|false|yes|no|string|str|optional|required)$|change|replace|your|example|placeholder|dummy|fake|sample|insert|todo|redacted|^(?:password|secret|passwd|pass|token|test\w*|foo|bar|baz|my[-_]?\w*)$|^\w*(?:password|secret|_pass|-pass)$/i;

/** Words that are shipped as credentials indeed. */
const WELL_KNOWN = /^(?:admin|guest|root|rabbit|postgres|openstack|nova|keystone|default|vagrant|ubuntu)$/i;

/** Whether a value is a credential that is written down, and not a place left for one, a path or a reference. */
export function isLiteralSecret(value: string): boolean {
  if (WELL_KNOWN.test(value)) return true;
  if (value.length < 8 || value.length > 200 || /\s/.test(value) || /^[/!&@]/.test(value)) return false;
  // A word without a digit is a name of something, as an example has it.
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  return !/^\w+\.\w+(?:\.\w+)+$/.test(value) && !PLACEHOLDER.test(value);
}
