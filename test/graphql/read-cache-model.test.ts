import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { type Payload, startWriteApi, type WriteApi } from '../lifecycle/api.ts';
import { CASES, createInput } from '../lifecycle/cases/index.ts';

/** Set RUNS for a longer search. */
const RUNS = Number(process.env.RUNS ?? 5);
const MAX_AGE_MS = 1_000;
const AGENTS = 3;

type Step =
  | { readonly kind: 'OWN_WRITE' | 'FOREIGN_WRITE' | 'READ'; readonly agent: number }
  | { readonly kind: 'READ_LIST' }
  | { readonly kind: 'WAIT'; readonly ms: number };

const someAgent = fc.nat(AGENTS - 1);
const someStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('OWN_WRITE' as const), agent: someAgent }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('FOREIGN_WRITE' as const), agent: someAgent }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('READ' as const), agent: someAgent }) },
  { weight: 5, arbitrary: fc.constant({ kind: 'READ_LIST' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('WAIT' as const), ms: fc.constantFrom(1, 400, 600, 999) }) },
);

/** One name of an agent, and when it was given another one. */
interface Name {
  readonly name: string;
  /** The number of the step, and the time, of the next one; undefined while it is the agent's. */
  end?: { readonly step: number; readonly at: number };
}

beforeAll(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterAll(() => void vi.useRealTimers());

describe.each(CASES)('an account of $key', (vendor) => {
  const { key } = vendor;
  let api: WriteApi;
  let foreign: Rollcall;
  let ids: string[];
  const names = new Map<string, Name[]>();
  let count = 0;
  beforeAll(async () => {
    api = await startWriteApi({ only: [key], settings: { maxAgeMs: MAX_AGE_MS } });
    const accounts = api.options.accounts.map((account) => ({ ...account, maxAgeMs: 0 }));
    foreign = createRollcall({ ...api.options, accounts, authenticator: undefined });
    const made: Payload[] = [];
    for (let index = 0; index < AGENTS; index++) {
      made.push(await api.mutate('createAgent', { accountId: key, ...createInput(vendor) }));
    }
    ids = made.map(({ agent }) => agent?.id ?? '');
    for (const { agent } of made) names.set(agent?.id ?? '', [{ name: String(agent?.name) }]);
  });
  afterAll(async () => {
    await foreign.close();
    await api.close();
  });

  test('shows nothing that is older than it may be, and nothing from before an own write', async () => {
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(someStep, { minLength: 15, maxLength: 40 }), async (steps) => {
        vi.advanceTimersByTime(MAX_AGE_MS);
        /** The number of the last own write of each agent. */
        const written = new Map<string, number>();
        for (const [step, each] of steps.entries()) {
          const id = 'agent' in each ? (ids[each.agent] ?? '') : '';
          if (each.kind === 'WAIT') vi.advanceTimersByTime(each.ms);
          if (each.kind === 'OWN_WRITE' || each.kind === 'FOREIGN_WRITE') {
            const input = { id, name: `Name ${++count}` };
            if (each.kind === 'FOREIGN_WRITE') await rename(foreign, input);
            else expect((await api.mutate('updateAgent', input)).agent).toMatchObject(input);
            const known = names.get(id) ?? [];
            const last = known.at(-1);
            if (last !== undefined) last.end = { step, at: performance.now() };
            known.push({ name: input.name });
            if (each.kind === 'OWN_WRITE') written.set(id, step);
          }
          if (each.kind !== 'READ' && each.kind !== 'READ_LIST') continue;
          api.forgetCalls();
          const shown = each.kind === 'READ' ? await readOne(id) : await readList();
          if (api.callCount() === 0) hits++;
          for (const { id, name } of shown) {
            const { end } = names.get(id)?.find((known) => known.name === name) ?? { end: { step: -1, at: 0 } };
            if (end === undefined) continue;
            const lastWrite = each.kind === 'READ' ? (written.get(id) ?? -1) : Math.max(-1, ...written.values());
            expect(end.step).toBeGreaterThan(lastWrite);
            expect(performance.now() - end.at).toBeLessThan(MAX_AGE_MS);
          }
        }
      }),
      { numRuns: RUNS },
    );
    expect(hits).toBeGreaterThan(RUNS);
  });

  async function readOne(id: string) {
    const { data } = await api.run('query ($id: ID!) { agent(id: $id) { id name } }', { id });
    return [(data as unknown as { agent: { id: string; name: string } }).agent];
  }

  async function readList() {
    const query = 'query ($key: ID!) { agents(first: 50, filter: { accountIds: [$key] }) { nodes { id name } } }';
    const { data } = await api.run(query, { key });
    const { nodes } = (data as unknown as { agents: { nodes: { id: string; name: string }[] } }).agents;
    const shown = nodes.filter(({ id }) => ids.includes(id));
    expect(shown).toHaveLength(AGENTS);
    return shown;
  }
});

async function rename({ yoga }: Rollcall, input: object): Promise<void> {
  const query = 'mutation ($input: UpdateAgentInput!) { updateAgent(input: $input) { userErrors { message } } }';
  const response = await yoga.fetch('http://rollcall/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  });
  expect(await response.json()).toEqual({ data: { updateAgent: { userErrors: [] } } });
}
