// SPDX-License-Identifier: Apache-2.0

/** Whether a letter too many, missing, wrong, or two neighbours exchanged, make one word of the other. */
export function oneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let begin = 0;
  while (begin < Math.min(a.length, b.length) && a[begin] === b[begin]) begin += 1;
  const [restA, restB] = [a.slice(begin), b.slice(begin)];
  if (a.length > b.length) return restA.slice(1) === restB;
  if (a.length < b.length) return restB.slice(1) === restA;
  const exchanged = restA[1]! + restA[0]! + restA.slice(2);
  return restA.slice(1) === restB.slice(1) || (restA.length > 1 && exchanged === restB);
}
