/** @module Faults by chance, at all sandboxes. */
import type { Fault } from '../../sandbox/faults.ts';
import { createRandom } from '../../sandbox/random.ts';
import type { SandboxServer } from '../../sandbox/server.ts';

/** Shorter than the accounts' deadline: what comes later than that is a write that nobody could count on. */
const DELAY_MS = 200;

/** How often a call meets each fault. */
const OFTEN = 0.005;
/** Of those that hold an account, or a client, for a second and more. */
const RARELY = 0.0005;

const answer = (status: number, headers: Record<string, string> = {}) =>
  ({
    kind: 'ANSWER',
    when: 'before',
    status,
    headers,
    body: '{"message":"by chance"}',
  }) satisfies Fault;

/** What can go wrong, and how often. Of a fault after the vendor acted, the client must not think that nothing happened. */
const FAULTS: readonly { readonly fault: Fault; readonly share: number }[] = [
  { fault: { kind: 'RESET', when: 'before' }, share: OFTEN },
  { fault: { kind: 'RESET', when: 'after' }, share: OFTEN },
  { fault: { kind: 'TRUNCATE' }, share: OFTEN },
  { fault: { kind: 'DELAY', ms: DELAY_MS }, share: OFTEN },
  // What was read before a write and arrives after it: who wrote must not be shown it.
  { fault: { kind: 'DELAY', ms: DELAY_MS, when: 'after' }, share: 10 * OFTEN },
  { fault: answer(500), share: OFTEN },
  { fault: answer(502), share: OFTEN },
  { fault: answer(503), share: OFTEN },
  { fault: { ...answer(500), when: 'after' }, share: OFTEN },
  { fault: { ...answer(200), body: '<html>not the vendor</html>' }, share: OFTEN },
  { fault: answer(429), share: OFTEN },
  { fault: answer(429, { 'retry-after': '1' }), share: RARELY },
  { fault: { kind: 'HANG', when: 'before' }, share: RARELY },
  { fault: { kind: 'HANG', when: 'after' }, share: RARELY },
];

/** Lets calls of all servers fail by chance, until it is told to stop. */
export function failByChance(servers: Iterable<SandboxServer>, seed: string): { stop(): void } {
  const random = createRandom(seed);
  const all = [...servers];
  for (const { faults } of all) {
    for (const { fault, share } of FAULTS) faults.add({ fault, matches: () => random.next() < share });
  }
  return {
    stop() {
      for (const { faults } of all) faults.clear();
    },
  };
}
