// SPDX-License-Identifier: Apache-2.0

/** Endings of files that are no text in any tree: they are listed as skipped without being opened. */
const BINARY_NAMES =
  /\.(?:png|jpe?g|gif|ico|icns|bmp|tiff?|webp|psd|pdf|woff2?|ttf|otf|eot|mp[34]|mov|avi|webm|ogg|wav|flac|zip|gz|tgz|bz2|xz|zst|lz4|7z|rar|tar|jar|war|ear|class|so|dylib|dll|exe|o|a|lib|pyc|pyo|whl|egg|gem|rpm|deb|iso|img|qcow2|vmdk|vhd|ova|bin|dat|db|sqlite3?|jks|keystore|p12|pfx|der|mo|wasm|swf|docx?|xlsx?|pptx?|odt|ods|odp|graffle|vsdx?|snap)$/i;

export function isBinaryName(path: string): boolean {
  return BINARY_NAMES.test(path);
}
