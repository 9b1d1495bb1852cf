// SPDX-License-Identifier: Apache-2.0

/**
 * The inner loops over bit sets, as a WebAssembly module: JavaScript has no instruction that counts bits, and counting a
 * page's facets over 100,000 rows is hardly anything else. Assembled here from the opcodes of the WebAssembly core
 * specification 2.0, section 5 (binary format), so that there is no compiler to install and no blob to trust.
 */
export interface Kernel {
  /** dst = a AND b; and so on. All are byte offsets; `bytes` is a positive multiple of 32. */
  and(dst: number, a: number, b: number, bytes: number): void;
  or(dst: number, a: number, b: number, bytes: number): void;
  andNot(dst: number, a: number, b: number, bytes: number): void;
  xor(dst: number, a: number, b: number, bytes: number): void;
  /** How many bits are set. */
  count(a: number, bytes: number): number;
  /** For each of `sets` (at least one) that lie one after the other at `first`: how many bits it has in common with `mask`; to `out`, 32 bits each. */
  countEach(mask: number, first: number, bytes: number, sets: number, out: number): void;
}

/** As much of it as is used here; the compiler's libraries know it for browsers only. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  readonly Memory: new (descriptor: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
}

const wasm = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;

const I32 = 0x7f;
const I64 = 0x7e;
const END = 0x0b;

const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const tee = (local: number): number[] => [0x22, local];
const i32 = (value: number): number[] => [0x41, value];
const load64 = (offset: number): number[] => [0x29, 3, offset];
const load128 = (offset: number): number[] => [0xfd, 0x00, 4, offset];
const store128 = (offset: number): number[] => [0xfd, 0x0b, 4, offset];
const POPCNT = 0x7b;
const ADD64 = 0x7c;
const AND64 = 0x83;

/** A loop whose body leaves what remains to be done on the stack, and is done again until that is nothing. */
const loop = (body: readonly number[]): number[] => [0x03, 0x40, ...body, 0x0d, 0, END];
const advance = (local: number, by: number): number[] => [...get(local), ...i32(by), 0x6a, ...set(local)];
const spend = (local: number, by: number): number[] => [...get(local), ...i32(by), 0x6b, ...tee(local)];
const WORDS = [0, 8, 16, 24];

const code = (...instructions: readonly (readonly number[])[]): number[] => instructions.flat();

function combine(opcode: number): number[] {
  const half = (offset: number): number[] =>
    code(get(0), get(1), load128(offset), get(2), load128(offset), [0xfd, opcode], store128(offset));
  const forth = code(advance(0, 32), advance(1, 32), advance(2, 32), spend(3, 32));
  return code([0], loop(code(half(0), half(16), forth)), [END]);
}

const COUNT = code(
  [1, 1, I64],
  loop(
    code(
      get(2),
      WORDS.flatMap((offset) => code(get(0), load64(offset), [POPCNT, ADD64])),
      set(2),
      advance(0, 32),
      spend(1, 32),
    ),
  ),
  get(2),
  [0xa7, END],
);

/** Locals: 5 bytes left of a set, 6 place in the mask, 7 bits counted. */
const COUNT_ONE = loop(
  code(
    get(7),
    WORDS.flatMap((offset) => code(get(6), load64(offset), get(1), load64(offset), [AND64, POPCNT, ADD64])),
    set(7),
    code(advance(6, 32), advance(1, 32), spend(5, 32)),
  ),
);
const COUNT_EACH = code(
  [2, 2, I32, 1, I64],
  loop(
    code(
      code(get(2), set(5), get(0), set(6), [0x42, 0], set(7)),
      COUNT_ONE,
      code(get(4), get(7), [0x3e, 2, 0]),
      code(advance(4, 4), spend(3, 1)),
    ),
  ),
  [END],
);

const TYPES = [
  [0x60, 4, I32, I32, I32, I32, 0],
  [0x60, 2, I32, I32, 1, I32],
  [0x60, 5, I32, I32, I32, I32, I32, 0],
];

/** Name, type and body of each function; and, andnot, or, xor of 128 bits are 0xfd 0x4e to 0x51. */
const FUNCTIONS: readonly (readonly [keyof Kernel, number, readonly number[]])[] = [
  ['and', 0, combine(0x4e)],
  ['andNot', 0, combine(0x4f)],
  ['or', 0, combine(0x50)],
  ['xor', 0, combine(0x51)],
  ['count', 1, COUNT],
  ['countEach', 2, COUNT_EACH],
];

const unsigned = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
const sized = (bytes: readonly number[]): number[] => [...unsigned(bytes.length), ...bytes];
const list = (items: readonly (readonly number[])[]): number[] => [
  ...unsigned(items.length),
  ...items.flat(),
];
const name = (text: string): number[] => sized([...Buffer.from(text)]);
const section = (id: number, items: readonly (readonly number[])[]): number[] => [id, ...sized(list(items))];

/** Of WebAssembly's memories. */
const PAGE = 65_536;

const MODULE = new wasm.Module(
  Uint8Array.from(
    code(
      [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      section(1, TYPES),
      section(2, [[...name('bits'), ...name('memory'), 0x02, 0x00, 1]]),
      section(
        3,
        FUNCTIONS.map(([, type]) => [type]),
      ),
      section(
        7,
        FUNCTIONS.map(([label], index) => [...name(label), 0x00, index]),
      ),
      section(
        10,
        FUNCTIONS.map(([, , body]) => sized(body)),
      ),
    ),
  ),
);

/** A memory of so many bytes, all zero, and the loops over it. */
export function createKernel(bytes: number): { readonly kernel: Kernel; readonly buffer: ArrayBuffer } {
  const memory = new wasm.Memory({ initial: Math.max(1, Math.ceil(bytes / PAGE)) });
  const { exports } = new wasm.Instance(MODULE, { bits: { memory } });
  return { kernel: exports as Kernel, buffer: memory.buffer };
}
