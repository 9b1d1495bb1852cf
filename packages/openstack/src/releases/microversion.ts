// SPDX-License-Identifier: Apache-2.0

/** Orders two microversions ("2.9" before "2.10"). A version that is no number pair sorts first. */
export function compareMicroversions(a: string, b: string): number {
  const [aMajor, aMinor] = parts(a);
  const [bMajor, bMinor] = parts(b);
  return aMajor - bMajor || aMinor - bMinor;
}

function parts(version: string): [number, number] {
  const match = /^v?(\d+)(?:\.(\d+))?/.exec(version);
  return match ? [Number(match[1]), Number(match[2] ?? 0)] : [-1, -1];
}
