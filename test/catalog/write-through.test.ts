import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { probeQuery } from '../../src/catalog/sync/probe-query.ts';
import type { AgentOperation } from '../../src/core/agent.ts';
import { CASES, createInput } from '../lifecycle/cases/index.ts';
import { extensionFor } from '../lifecycle/copied.ts';
import { callerOfTests } from '../support/access.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { type KeptCatalog, keepCatalog, SWEEP_MS } from './kept-catalog.ts';

interface ShownAgent {
  readonly id: string;
  readonly name: string;
  readonly status: string | null;
  readonly raw: object;
}

const FIELDS = 'id name status raw';

/** What is done with the state of an agent, and what has to be done before. */
const OPERATIONS: readonly { operation: AgentOperation; mutation: string; first?: string }[] = [
  { operation: 'PAUSE', mutation: 'pauseAgent' },
  { operation: 'RESUME', mutation: 'resumeAgent', first: 'pauseAgent' },
  { operation: 'ARCHIVE', mutation: 'archiveAgent' },
  { operation: 'UNARCHIVE', mutation: 'unarchiveAgent', first: 'archiveAgent' },
  { operation: 'PUBLISH', mutation: 'publishAgent' },
];

describe.each(CASES)('in the catalog of $key', (vendorCase) => {
  const { key } = vendorCase;
  let api: TestRollcall;
  beforeAll(async () => {
    api = await startRollcall({ agents: 3, only: [key] });
  });
  afterAll(() => api.close());

  const loaded = async () => {
    const kept = await keepCatalog(api);
    await kept.catalog.runDue();
    return kept;
  };

  async function mutate({ run }: Pick<KeptCatalog, 'run'>, mutation: string, input: object): Promise<ShownAgent> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const shown = mutation === 'deleteAgent' ? 'deletedAgentId' : `agent { ${FIELDS} }`;
    const { result } = (await run(
      `mutation ($input: ${type}!) { result: ${mutation}(input: $input) { ${shown} userErrors { code message } } }`,
      { input },
    )) as unknown as { result: { agent: ShownAgent; userErrors: unknown[] } };
    expect(result.userErrors).toEqual([]);
    return result.agent;
  }

  const create = (kept: Pick<KeptCatalog, 'run'>) =>
    mutate(kept, 'createAgent', { accountId: key, ...createInput(vendorCase) });

  const shown = async ({ run }: KeptCatalog) => {
    const { agents } = (await run(
      `{ agents(first: 50, source: CATALOG) { nodes { ${FIELDS} } totalCount freshness { source } } }`,
    )) as unknown as { agents: { nodes: ShownAgent[]; totalCount: number; freshness: { source: string } } };
    expect(agents.freshness.source).toBe('CATALOG');
    expect(agents.totalCount).toBe(agents.nodes.length);
    return agents.nodes;
  };

  const found = async (kept: KeptCatalog, id: string) => (await shown(kept)).find((agent) => agent.id === id);

  const changesOf = ({ store }: KeptCatalog, id: string) =>
    store.reader
      .selectFrom('agent_change')
      .select(['kind', 'origin', 'actor', 'operation'])
      .where('agent_id', '=', id)
      .orderBy('seq')
      .execute();

  const actor = callerOfTests();

  test('an agent that is created, changed and deleted is so at once, and the log says by whom', async () => {
    const kept = await loaded();
    const { id } = await create(kept);
    const created = await found(kept, id);
    expect(created).toBeDefined();
    const { name } = createInput(vendorCase);
    const updated = await mutate(kept, 'updateAgent', { id, ...vendorCase.update, name });
    expect(await found(kept, id)).toEqual(updated);
    await mutate(kept, 'deleteAgent', { id });
    expect(await found(kept, id)).toBeUndefined();
    expect(await changesOf(kept, id)).toEqual([
      { kind: 'CREATED', origin: 'MUTATION', actor, operation: 'CREATE' },
      { kind: 'UPDATED', origin: 'MUTATION', actor, operation: 'UPDATE' },
      { kind: 'DELETED', origin: 'MUTATION', actor, operation: 'DELETE' },
    ]);
    await kept.sweep();
    expect(await changesOf(kept, id)).toHaveLength(3);
  });

  test.each(OPERATIONS.filter(({ operation }) => (vendorCase.has as readonly string[]).includes(operation)))(
    '$mutation shows at once',
    async ({ operation, mutation, first }) => {
      const kept = await loaded();
      const { id } = await create(kept);
      if (first !== undefined) await mutate(kept, first, { id });
      const agent = await mutate(kept, mutation, { id });
      expect(await found(kept, id)).toEqual(agent);
      const last = (await changesOf(kept, id)).at(-1);
      expect(last).toEqual({ kind: 'UPDATED', origin: 'MUTATION', actor, operation });
    },
  );

  test('a copy shows at once', async () => {
    const kept = await loaded();
    const source = await create(kept);
    const name = createInput(vendorCase).name;
    const extension = extensionFor(key, key, name);
    const copy = await mutate(kept, 'copyAgent', { id: source.id, toAccountId: key, name, extension });
    expect(await found(kept, copy.id)).toEqual(copy);
    expect(await changesOf(kept, copy.id)).toEqual([{ kind: 'CREATED', origin: 'MUTATION', actor, operation: 'COPY' }]);
  });

  test('a write while the store is down succeeds, and its account is swept once the store is back', async () => {
    const kept = await loaded();
    kept.broken.isDown = true;
    const { id } = await create(kept);
    kept.broken.isDown = false;
    await kept.catalog.runDue();
    expect(await found(kept, id)).toMatchObject({ id });
    expect(await changesOf(kept, id)).toEqual([{ kind: 'CREATED', origin: 'SWEEP', actor: null, operation: null }]);
  });

  test('what was changed past Rollcall shows after the next sweep', async () => {
    const kept = await loaded();
    const past = { run: async (query: string, variables?: object) => (await api.run(query, variables)).data ?? {} };
    const { id } = await create(past);
    const doomed = await create(past);
    await kept.sweep();
    expect(await found(kept, id)).toMatchObject({ id });
    const updated = await mutate(past, 'updateAgent', { id, ...vendorCase.update, name: createInput(vendorCase).name });
    await mutate(past, 'deleteAgent', { id: doomed.id });
    await kept.sweep();
    expect(await found(kept, id)).toEqual(updated);
    await kept.sweep();
    expect(await found(kept, doomed.id)).toBeUndefined();
    expect(await changesOf(kept, doomed.id)).toEqual([
      { kind: 'CREATED', origin: 'SWEEP', actor: null, operation: null },
      { kind: 'DELETED', origin: 'SWEEP', actor: null, operation: null },
    ]);
  });

  test('what was created past Rollcall shows after the next probe, where one call tells it', async () => {
    const kept = await loaded();
    const past = { run: async (query: string, variables?: object) => (await api.run(query, variables)).data ?? {} };
    const { id } = await create(past);
    const { asOf } = await kept.copy(key);
    kept.clock.advance(SWEEP_MS / 2);
    await kept.catalog.runDue();
    const isProbed = probeQuery(kept.account(key)) !== undefined;
    expect((await found(kept, id)) !== undefined).toBe(isProbed);
    expect(await kept.copy(key)).toMatchObject({ state: 'FRESH', asOf });
    if (isProbed) expect(await changesOf(kept, id)).toMatchObject([{ kind: 'CREATED', origin: 'PROBE' }]);
  });
});
