/** @module What can go wrong with a vendor, to order: for tests and for trying out how Rollcall takes it. */

/** One way to fail. `before`: the vendor has not acted; `after`: it has, and only the answer is lost. */
export type Fault =
  /** The connection is cut without an answer. */
  | { readonly kind: 'RESET'; readonly when: 'before' | 'after' }
  /** No answer ever comes. */
  | { readonly kind: 'HANG'; readonly when: 'before' | 'after' }
  /** Another answer than the vendor's own. */
  | {
      readonly kind: 'ANSWER';
      readonly when: 'before' | 'after';
      readonly status: number;
      /** Bytes are sent as they are. */
      readonly body?: string | Uint8Array;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The vendor's own answer, cut off in the middle. */
  | { readonly kind: 'TRUNCATE' }
  /** The vendor's own answer; the connection is cut behind its headers, or in the middle of its body. */
  | { readonly kind: 'CUT'; readonly at: 'HEADERS' | 'BODY' }
  /** The vendor's own answer, byte by byte, with so many milliseconds between two of them. */
  | { readonly kind: 'DRIP'; readonly ms: number }
  /** JSON of so many bytes in place of the vendor's own answer. */
  | { readonly kind: 'FLOOD'; readonly bytes: number }
  /** The vendor's own answer, with more headers. */
  | { readonly kind: 'HEADERS'; readonly headers: readonly (readonly [name: string, value: string])[] }
  /** The vendor's own answer, late; milliseconds. @default before it acts */
  | { readonly kind: 'DELAY'; readonly ms: number; readonly when?: 'before' | 'after' }
  /** The vendor's own JSON, changed; with this status, or its own. */
  | { readonly kind: 'REWRITE'; readonly rewrite: (json: unknown) => unknown; readonly status?: number }
  /** The text of the vendor's own answer, changed. */
  | { readonly kind: 'REWRITE_TEXT'; readonly rewrite: (text: string) => string | Uint8Array };

/** A call that reached a sandbox. */
export interface SandboxCall {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As text; empty when there was none. */
  readonly body: string;
}

/** A fault and the calls that it meets. */
export interface FaultRule {
  readonly fault: Fault;
  /** Which calls; all when absent. */
  readonly matches?: (call: SandboxCall) => boolean;
  /** How many calls it meets before it is gone; without end when absent. */
  readonly times?: number;
}

/** The faults of one sandbox, in the order in which they were added: the first that matches is taken. */
export class FaultPlan {
  private rules: { rule: FaultRule; left: number }[] = [];

  add(rule: FaultRule): void {
    this.rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.rules = [];
  }

  /** The fault that meets this call, if any; counts it as used. */
  take(call: SandboxCall): Fault | undefined {
    const entry = this.rules.find(({ rule, left }) => left > 0 && (rule.matches?.(call) ?? true));
    if (entry === undefined) return undefined;
    entry.left--;
    return entry.rule.fault;
  }
}
