// SPDX-License-Identifier: Apache-2.0

/** Python's mimetypes, which swift asks (swift/common/utils: guess_type); the types that people really store. */
const BY_SUFFIX: Readonly<Record<string, string>> = {
  aac: 'audio/aac',
  avi: 'video/x-msvideo',
  bin: 'application/octet-stream',
  bmp: 'image/bmp',
  bz2: 'application/octet-stream',
  c: 'text/plain',
  css: 'text/css',
  csv: 'text/csv',
  dll: 'application/octet-stream',
  doc: 'application/msword',
  eml: 'message/rfc822',
  exe: 'application/octet-stream',
  gif: 'image/gif',
  h: 'text/plain',
  htm: 'text/html',
  html: 'text/html',
  ico: 'image/vnd.microsoft.icon',
  iso: 'application/x-iso9660-image',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'application/javascript',
  json: 'application/json',
  md: 'text/markdown',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  mpeg: 'video/mpeg',
  pdf: 'application/pdf',
  png: 'image/png',
  ppt: 'application/vnd.ms-powerpoint',
  ps: 'application/postscript',
  py: 'text/x-python',
  sh: 'application/x-sh',
  sql: 'application/sql',
  svg: 'image/svg+xml',
  tar: 'application/x-tar',
  tgz: 'application/x-tar',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  wasm: 'application/wasm',
  wav: 'audio/x-wav',
  webm: 'video/webm',
  xls: 'application/vnd.ms-excel',
  xml: 'application/xml',
  zip: 'application/zip',
};

/** Endings that python takes for an encoding, so that what stands before them decides: `a.tar.gz` is a tar. */
const ENCODINGS: ReadonlySet<string> = new Set(['gz', 'bz2', 'xz', 'z', 'br']);

/** The type that swift gives an object whose client named none. */
export function guessContentType(name: string): string {
  const parts = name
    .slice(name.lastIndexOf('/') + 1)
    .toLowerCase()
    .split('.')
    .slice(1);
  if (parts.length > 0 && ENCODINGS.has(parts[parts.length - 1]!)) parts.pop();
  return BY_SUFFIX[parts[parts.length - 1] ?? ''] ?? 'application/octet-stream';
}
