// SPDX-License-Identifier: Apache-2.0
import { crc32 } from 'node:zlib';
import { badResults, ResultCounter, type TestResults } from './test-results.js';

/** Subunit v2 packets: https://github.com/testing-cabal/subunit, README, "Protocol - version 2". */
const SIGNATURE = 0xb3;
const VERSION = 0x2;
const HAS_ID = 0x0800;
const HAS_TIME = 0x0200;
const RESERVED = 0x0008;
const STATUS = ['', 'exists', 'inprogress', 'success', 'uxsuccess', 'skip', 'fail', 'xfail'] as const;
type Status = (typeof STATUS)[number];
const MAX_PACKET = 4 * 1024 * 1024;

/**
 * Reads a subunit v2 stream strictly: nothing but packets, each with its checksum. A test's last status counts; one that
 * only exists or is in progress was planned and did not run; an expected failure counts as skipped, an unexpected success
 * as failed. Throws RESULT_SYNTAX.
 */
export function parseSubunit(stream: Buffer): TestResults {
  const tests = new Map<string, Status>();
  for (let at = 0; at < stream.length;) {
    const packet = readPacket(stream, at);
    at += packet.length;
    if (packet.id === undefined || packet.status === '') continue;
    const before = tests.get(packet.id);
    // A late "exists" or "inprogress" does not undo an outcome.
    if (before !== undefined && isFinal(before) && !isFinal(packet.status)) continue;
    // A test that failed once has failed, even if the same id succeeds later in the stream.
    if (before === 'fail' || before === 'uxsuccess') continue;
    tests.set(packet.id, packet.status);
  }
  const counter = new ResultCounter();
  for (const [id, status] of tests) {
    if (status === 'success') counter.add('passed', id);
    else if (status === 'skip' || status === 'xfail') counter.add('skipped', id);
    else if (status === 'fail' || status === 'uxsuccess') counter.add('failed', id);
  }
  return counter.results(tests.size);
}

function isFinal(status: Status): boolean {
  return status !== 'exists' && status !== 'inprogress';
}

interface Packet {
  readonly length: number;
  readonly id: string | undefined;
  readonly status: Status;
}

function readPacket(stream: Buffer, start: number): Packet {
  const fail = (rule: string): Error => badResults('subunit', `byte ${start}`, rule);
  if (stream[start] !== SIGNATURE) throw fail('this is no packet');
  if (stream.length < start + 8) throw fail('the last packet is cut off');
  const flags = stream.readUInt16BE(start + 1);
  if (flags >> 12 !== VERSION) throw fail(`version ${flags >> 12}; version ${VERSION} is read`);
  if ((flags & RESERVED) !== 0) throw fail('a reserved flag is set');
  const size = readNumber(stream, start + 3, stream.length, fail);
  if (size.value > MAX_PACKET) throw fail(`a packet of ${size.value} bytes`);
  const end = start + size.value;
  if (end > stream.length) throw fail('the last packet is cut off');
  if (size.value < 8) throw fail('a packet too short for itself');
  if (crc32(stream.subarray(start, end - 4)) !== stream.readUInt32BE(end - 4))
    throw fail('the checksum is wrong');
  let at = size.next;
  if ((flags & HAS_TIME) !== 0) at = readNumber(stream, at + 4, end - 4, fail).next;
  let id: string | undefined;
  if ((flags & HAS_ID) !== 0) {
    const length = readNumber(stream, at, end - 4, fail);
    if (length.next + length.value > end - 4) throw fail('a test id longer than its packet');
    id = stream.toString('utf8', length.next, length.next + length.value);
  }
  return { length: size.value, id, status: STATUS[flags & 0x7] ?? '' };
}

/** A number of one to four bytes; the top two bits of the first tell how many follow. */
function readNumber(
  stream: Buffer,
  at: number,
  end: number,
  fail: (rule: string) => Error,
): { value: number; next: number } {
  const first = stream[at];
  if (first === undefined || at >= end) throw fail('a number is cut off');
  const more = first >> 6;
  if (at + more >= end) throw fail('a number is cut off');
  let value = first & 0x3f;
  for (let index = 1; index <= more; index++) value = value * 256 + (stream[at + index] ?? 0);
  return { value, next: at + more + 1 };
}
