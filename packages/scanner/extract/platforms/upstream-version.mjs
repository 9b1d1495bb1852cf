// SPDX-License-Identifier: Apache-2.0
/**
 * The version that a project itself gave to what a Debian package has: without epoch, revision, and what Debian adds for
 * its own sake (`5:7.0.15+dfsg-1~deb12u7` is 7.0.15; Debian Policy 5.6.12 and its use of `+really`).
 */
export function upstreamVersion(version) {
  const upstream = version.replace(/^\d+:/, '').replace(/-[^-]*$/, '');
  const really = /\+really([0-9][^+-]*)/.exec(upstream);
  return (really?.[1] ?? upstream)
    .replace(/[.+~-]?(?:dfsg|ds|repack|debian)[0-9.]*(?=$|[+~-]).*$/, '')
    .replace(/[+].*$/, '')
    .replace(/~(?=a|b|rc|dev|alpha|beta)/, '')
    .replace(/~.*$/, '')
    .replace(/[.-]+$/, '');
}
