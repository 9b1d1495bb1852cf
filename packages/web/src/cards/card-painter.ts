// SPDX-License-Identifier: Apache-2.0
import { Worker } from 'node:worker_threads';
import { TouchstoneError } from '@touchstone/model';
import { type Card, cardPath } from './card.js';

/** The thread's file in the build; the same place seen from the sources and from the build. */
const THREAD = new URL('../../dist/cards/card-worker.js', import.meta.url);

/** Cards that are kept: each has some 40 KB. */
const KEPT = 200;
/** Cards that wait for the thread: whoever asks for those of all solutions at once is told to come back. */
const MOST_WAITING = 20;
/** Longest that one card may take, ms. */
const PATIENCE = 20_000;

interface Waiting {
  readonly resolve: (png: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

type Told = { readonly id: number; readonly png: Uint8Array } | { readonly id: number; readonly why: string };

/** Paints social cards beside the thread that answers, and remembers them. */
class CardPainter {
  readonly #kept = new Map<string, Promise<Uint8Array>>();
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | undefined;
  #last = 0;

  /**
   * The card as PNG.
   * @throws TouchstoneError WEB_BUSY where too many wait; WEB_CARD where it cannot be painted
   */
  paint(card: Card): Promise<Uint8Array> {
    const key = cardPath(card);
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    if (this.#waiting.size >= MOST_WAITING) {
      throw new TouchstoneError('WEB_BUSY', 'Too many pictures are being painted.', {
        hint: 'Ask again in a moment.',
      });
    }
    const painting = this.#send(card);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size >= KEPT && oldest.done !== true) this.#kept.delete(oldest.value);
    this.#kept.set(key, painting);
    // What failed is tried again the next time.
    painting.catch(() => this.#kept.delete(key));
    return painting;
  }

  #send(card: Card): Promise<Uint8Array> {
    const id = (this.#last += 1);
    const thread = (this.#thread ??= this.#start());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#end('it took too long'), PATIENCE);
      timer.unref();
      this.#waiting.set(id, { resolve, reject, timer });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      thread.postMessage({ id, card });
    });
  }

  #start(): Worker {
    // Its own options: those of the process (an inspector, conditions of a test) are not its.
    const thread = new Worker(THREAD, { execArgv: [] });
    thread.on('message', (told: Told) => this.#take(told));
    thread.on('error', (error) => this.#end(String(error)));
    // A picture that is being painted does not keep a server from ending. Listening to messages takes that back: it comes last.
    thread.unref();
    return thread;
  }

  #take(told: Told): void {
    const waiting = this.#waiting.get(told.id);
    if (waiting === undefined) return;
    this.#waiting.delete(told.id);
    clearTimeout(waiting.timer);
    if ('png' in told) waiting.resolve(told.png);
    else waiting.reject(refusal(told.why));
  }

  /** A thread that died or hangs is replaced by the next card. */
  #end(why: string): void {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    void this.#thread?.terminate();
    this.#thread = undefined;
    for (const { reject, timer } of all) {
      clearTimeout(timer);
      reject(refusal(why));
    }
  }
}

/** One for the process: its thread holds fonts and a renderer. */
export const cardPainter = new CardPainter();

function refusal(why: string): TouchstoneError {
  return new TouchstoneError('WEB_CARD', `The picture cannot be painted: ${why}`);
}
