// SPDX-License-Identifier: Apache-2.0
import type { CallFact } from '../../sdks/call-fact.js';
import type { RubyCall, RubyFile, RubyValue } from './ruby-value.js';
import { COUNTING, isAction, isOfClient, SELECTING } from './ruby-words.js';

interface HowCalled {
  /** `each(&:destroy)`: what is called on each element. */
  readonly toEach: string | undefined;
  /** A method that the file itself defines. */
  readonly isOwn: boolean;
  /** What is named is a collection, and it is listed. */
  readonly isList: boolean;
  /** Its value is kept under a name, and what is then done with it shows. */
  readonly isKept: boolean;
}

/** What a walk over a Ruby file found. */
export class RubyRecord implements RubyFile {
  readonly imports: RubyFile['imports'][number][] = [];
  readonly facts: CallFact[] = [];
  readonly calls: RubyCall[] = [];
  readonly texts: RubyFile['texts'][number][] = [];
  readonly constants: RubyFile['constants'];
  readonly methods: RubyFile['methods'];

  constructor({ constants, methods }: Pick<RubyFile, 'constants' | 'methods'>) {
    this.constants = constants;
    this.methods = methods;
  }

  /** @param value what the call gives */
  addCall(call: RubyCall, value: RubyValue | undefined, how: HowCalled): void {
    this.calls.push(call);
    if (how.isOwn) return;
    const { name, receiver: base } = call;
    if (base !== undefined && (SELECTING.has(name) || COUNTING.has(name))) {
      if (isOfClient(base.path)) this.#addFact(call, base.root, `${base.path}.each()`);
    } else if (value?.kind === 'path') {
      const isOf = isOfClient(value.path);
      if (call.argNodes.length > 0 || isAction(name) || isOf) {
        this.#addFact(call, value.root, value.path.endsWith(')') ? value.path : `${value.path}()`);
      }
      // A collection that is handed on is listed where it arrives.
      const isHandedOn = !how.isKept && call.argNodes.length === 0 && isOf;
      if (how.isList || isHandedOn) this.#addFact(call, value.root, `${value.path}.each()`);
    }
    if (how.toEach === undefined || base === undefined) return;
    this.#addFact(call, base.root, `${base.path}.${how.toEach}()`);
  }

  /** A class derives from another, as Ruby tells that one: `Base.inherited(…)`. */
  addBase(line: number, base: string): void {
    const path = `${base.replace(/^::/, '')}.inherited()`;
    this.facts.push({ line, root: 'import', path, args: [], named: {}, text: `< ${base}` });
  }

  #addFact({ line, args, named, text }: RubyCall, root: CallFact['root'], path: string): void {
    this.facts.push({
      line,
      root,
      path,
      args: args.map(literal),
      named: Object.fromEntries([...named].map(([key, one]) => [key, literal(one)])),
      text,
    });
  }
}

function literal(value: RubyValue | undefined): string | null {
  return value?.kind === 'text' && !value.text.includes('{}') ? value.text : null;
}
