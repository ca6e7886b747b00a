/** @module Faults by name, for whoever wants to see how Rollcall and his own client take them. */
import type { SandboxFault } from '../src/settings/sandbox-settings.ts';
import type { FaultRule } from './faults.ts';
import { createRandom } from './random.ts';

/** Well within the deadline of a call (15 s unless configured), and long enough to be noticed. */
const SLOW_MS = 3000;

const TOO_MANY_CALLS = {
  kind: 'ANSWER',
  when: 'before',
  status: 429,
  headers: { 'retry-after': '30' },
  body: '{"message":"Too many calls (a fault that the sandbox was asked for)."}',
} as const;

const FAILURE = {
  kind: 'ANSWER',
  when: 'before',
  status: 503,
  body: '{"message":"Not available (a fault that the sandbox was asked for)."}',
} as const;

/** What each name does to the calls of a sandbox. */
const RULES: Readonly<Record<SandboxFault, () => FaultRule>> = {
  /** Every connection is cut without an answer. */
  down: () => ({ fault: { kind: 'RESET', when: 'before' } }),
  /** Every answer is 3 s late. */
  slow: () => ({ fault: { kind: 'DELAY', ms: SLOW_MS } }),
  /** Every call is refused for 30 s, as one of too many. */
  limited: () => ({ fault: TOO_MANY_CALLS }),
  /**
   * One call in two fails, by the same chance at every start. Were it every second one, the repeat of a read would always
   * succeed, and no failure of a read be seen.
   */
  flaky: () => {
    const random = createRandom('flaky');
    return { fault: FAILURE, matches: () => random.next() < 0.5 };
  },
};

/** The rule that makes a sandbox fail in the way of that name, for as long as it runs. */
export function namedFault(name: SandboxFault): FaultRule {
  return RULES[name]();
}
