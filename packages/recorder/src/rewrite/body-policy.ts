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

/**
 * Whether a request's JSON may be changed where it names the recorder. What comes back from such places is changed the other
 * way, so that the client reads what it wrote; a secret is read back as it was stored, and must be stored as it was sent.
 */
export function mayNameRecorder(service: string, path: string): boolean {
  if (service === 'key-manager' && /\/secrets\/?$/.test(path)) return false;
  return mayCarryLinks(service, path);
}

/** JSON of any kind: `application/json`, Glance's `application/openstack-images-v2.1-json-patch`. */
export function isJsonRequest(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/[^;]*json/i.test(contentType);
}

/** `application/json`, also with parameters, and the `+json` family. */
export function isJsonType(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(contentType.trim());
}
