// SPDX-License-Identifier: Apache-2.0

/**
 * Whether answers at a place may carry URLs of the cloud in a JSON body. Objects, images and secrets are somebody's data:
 * never touched, whatever their content type says.
 */
export function mayCarryLinks(service: string, path: string): boolean {
  if (service === 'object-store') return !/^\/+(?:v1(?:\.0)?|endpoints|swift\/v1)(?:\/|$)/.test(path);
  if (service === 's3') return false;
  if (service === 'key-manager') return !/\/payload\/?$/.test(path);
  if (service === 'image') return !/\/images\/[^/]+\/(?:file|stage)\/?$/.test(path);
  return true;
}

/** `application/json`, also with parameters, and the `+json` family. */
export function isJsonType(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(contentType.trim());
}
