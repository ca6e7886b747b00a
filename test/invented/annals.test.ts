import { afterEach, describe, expect, test } from 'vitest';
import { type AnnalsServer, annals, SHOWN, serveAnnals } from './annals.ts';
import { type InventedRollcall, startInvented } from './rollcall.ts';

let server: AnnalsServer;
let api: InventedRollcall;

async function start(count: number): Promise<void> {
  server = await serveAnnals(count);
  api = startInvented({ vendor: annals, baseUrl: server.baseUrl });
}

afterEach(async () => {
  await api.close();
  await server.close();
});

interface Versions {
  readonly nodes: { readonly id: string; readonly number?: number; readonly isCurrent: boolean }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly isComplete?: boolean;
}

async function versions(args: string, fields = 'nodes { id isCurrent } pageInfo { hasNextPage endCursor }') {
  const { agent } = await api.ask<{ agent: { versions: Versions } }>(
    `{ agent(id: "annals:a") { versions${args} { ${fields} } } }`,
  );
  return agent.versions;
}

/** What was asked of the versions. */
const asked = () => server.heard().filter((call) => call.includes('/versions'));

describe('versions with ids of their own, by cursor', () => {
  test('come newest first, with the one that answers', async () => {
    await start(3);
    const { nodes } = await versions('');
    expect(nodes).toEqual([
      { id: 'v-xxx', isCurrent: false },
      { id: 'v-xx', isCurrent: false },
      { id: 'v-x', isCurrent: true },
    ]);
  });

  test('are asked for only as far as they are needed', async () => {
    await start(250);
    const { pageInfo } = await versions('(first: 5)');
    expect(pageInfo.hasNextPage).toBe(true);
    expect(asked()).toEqual(['GET /agents/a/versions?limit=6']);
  });

  test('are walked to the end, each once, although one is added meanwhile', async () => {
    await start(230);
    const before = server.versions.map(({ id }) => id);
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const { nodes, pageInfo } = await versions(`(first: 100${after})`);
      seen.push(...nodes.map(({ id }) => id));
      server.versions.unshift({ id: `v-new-${seen.length}`, at: '2027-01-01T00:00:00Z' });
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(seen).toEqual(before);
  });

  test('have a number counted from the oldest, read only when it is asked for', async () => {
    await start(250);
    const { nodes } = await versions('(first: 2)', 'nodes { id number isCurrent }');
    expect(nodes.map(({ number }) => number)).toEqual([250, 249]);
    expect(asked()).toHaveLength(4);
  });

  test('behind one that is not shown any more are refused', async () => {
    await start(3);
    const { pageInfo } = await versions('(first: 1)');
    server.versions.shift();
    const { errors } = await api.run(
      `{ agent(id: "annals:a") { versions(after: "${pageInfo.endCursor}") { nodes { id } } } }`,
    );
    expect(errors?.[0]?.message).toBe('after: expected a cursor of a version that the vendor still shows; begin anew');
  });

  test.each([
    [SHOWN - 1, true],
    [SHOWN, false],
    [SHOWN + 5, false],
  ])('of which there are %i are all shown: %s', async (count, isComplete) => {
    await start(count);
    expect(await versions('(first: 1)', 'isComplete')).toEqual({ isComplete });
  });
});

describe('restoring', () => {
  test('takes the id', async () => {
    await start(3);
    const { userErrors } = await api.mutate('restoreAgentVersion', { id: 'annals:a', versionId: 'v-xx' });
    expect(userErrors).toEqual([]);
    expect(server.heard()).toContain('POST /agents/a/versions/v-xx/restore');
  });

  test.each([
    [{ version: 2 }, 'UNSUPPORTED', 'version can not be given: Annals does not number versions. Give versionId.'],
    [{}, 'INVALID', 'version must be given, or versionId.'],
    [{ version: 2, versionId: 'v-xx' }, 'INVALID', 'versionId can not be given together with version.'],
    [{ versionId: '' }, 'INVALID', 'versionId must not be empty.'],
    [{ version: 0 }, 'INVALID', 'version must be a whole number from 1 on.'],
  ])('%j is refused before anything is sent', async (input, code, message) => {
    await start(3);
    const { userErrors } = await api.mutate('restoreAgentVersion', { id: 'annals:a', ...input });
    expect(userErrors).toMatchObject([{ code, message }]);
    expect(server.heard()).toEqual([]);
  });
});

describe('publishing', () => {
  test('takes a version and a title', async () => {
    await start(3);
    const input = { id: 'annals:a', versionId: 'v-xx', title: 'Spring' };
    const { agent, userErrors } = await api.mutate('publishAgent', input);
    expect(userErrors).toEqual([]);
    expect(agent?.raw).toMatchObject({ live: 'v-xx', title: 'Spring' });
  });

  test('takes neither', async () => {
    await start(3);
    const { agent } = await api.mutate('publishAgent', { id: 'annals:a' });
    expect(agent?.raw).toMatchObject({ live: 'v-xxx' });
  });

  test('tells every mistake before anything is sent', async () => {
    await start(3);
    const input = { id: 'annals:a', version: 2, title: 'x'.repeat(21), notes: 'first' };
    const { userErrors } = await api.mutate('publishAgent', input);
    expect(userErrors.map(({ field }) => field)).toEqual([['version'], ['title'], ['notes']]);
    expect(server.heard()).toEqual([]);
  });
});
