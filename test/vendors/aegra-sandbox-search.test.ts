import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VendorAccount } from '../support/vendor-account.ts';
import { openAegra, patch, post, problems } from './open-aegra.ts';

let server: VendorAccount;

beforeEach(async () => {
  server = await openAegra({ agents: 12 });
});

afterEach(() => server.close());

async function search(body: object): Promise<string[]> {
  const answer = await server.ask('POST', '/assistants/search', body);
  return (answer.body as { name: string }[]).map(({ name }) => name);
}

describe('a search', () => {
  beforeEach(async () => {
    for (const [index, name] of ['Beta', 'alpha', 'Alpha', 'beta_1', 'be%ta'].entries()) {
      const metadata = { probe: true, n: { x: index }, list: [index, { deep: [index] }] };
      await post(server, {
        name,
        assistant_id: `s${index}`,
        description: `Desc${index}`,
        context: { s: index },
        metadata,
      });
    }
  });

  test.each([
    [{}, ['be%ta', 'beta_1', 'Alpha', 'alpha', 'Beta']],
    [{ limit: 2, offset: 1 }, ['beta_1', 'Alpha']],
    [{ limit: '2' }, ['be%ta', 'beta_1']],
    [{ limit: true }, ['be%ta']],
    [{ offset: 5 }, []],
    [{ sort_by: 'name', sort_order: 'asc' }, ['Alpha', 'Beta', 'alpha', 'be%ta', 'beta_1']],
    [{ sort_by: 'graph_id' }, ['Beta', 'alpha', 'Alpha', 'beta_1', 'be%ta']],
    [{ sort_order: 'asc' }, ['be%ta', 'beta_1', 'Alpha', 'alpha', 'Beta']],
    [{ name: 'ALPHA' }, ['Alpha', 'alpha']],
    [{ name: '%' }, ['be%ta']],
    [{ name: '_' }, ['beta_1']],
    [{ description: 'desc3' }, ['beta_1']],
    [{ graph_id: 'agent' }, []],
    [
      { name: '', graph_id: '', limit: null, offset: null, sort_by: null },
      ['be%ta', 'beta_1', 'Alpha', 'alpha', 'Beta'],
    ],
    [{ metadata: { probe: true, n: { x: 2 } } }, ['Alpha']],
    [{ metadata: { probe: true, list: [{ deep: [1] }] } }, ['alpha']],
    [{ select: ['name'], foo: 1, limit: 1 }, ['be%ta']],
  ])('%j', async (body, names) => {
    expect(await search({ metadata: { probe: true }, ...body })).toEqual(names);
  });

  test.each([
    [{ limit: 0 }, 'greater_than_equal body limit'],
    [{ limit: 101 }, 'less_than_equal body limit'],
    [{ limit: 5.5 }, 'int_from_float body limit'],
    [{ limit: 'x' }, 'int_parsing body limit'],
    [{ limit: [] }, 'int_type body limit'],
    [{ offset: -1 }, 'greater_than_equal body offset'],
    [{ sort_by: 'version' }, 'literal_error body sort_by'],
    [{ sort_order: 'ASC' }, 'literal_error body sort_order'],
    [{ metadata: 'x' }, 'dict_type body metadata'],
  ])('%j is refused, and so is a count', async (body, problem) => {
    for (const route of ['search', 'count']) {
      const answer = await server.ask('POST', `/assistants/${route}`, body);
      expect(answer.status).toBe(422);
      expect(problems(answer)).toEqual([problem]);
    }
  });

  test('has 20 rows unless it asks for another number, and a count has all', async () => {
    for (let index = 0; index < 10; index++) await post(server, { context: { more: index } });
    expect(await search({})).toHaveLength(20);
    expect((await server.ask('POST', '/assistants/count', { limit: 1, offset: 5 })).body).toBe(27);
    expect((await server.ask('POST', '/assistants/count', { name: 'alpha' })).body).toBe(2);
    expect((await server.ask('POST', '/assistants/search', { name: 'a\0' })).status).toBe(500);
    expect((await server.ask('POST', '/assistants/search', '{"offset":1e20}')).status).toBe(500);
  });

  test('is in order where the list of all is not', async () => {
    await patch(server, 's1', {});
    const { body } = await server.ask('GET', '/assistants');
    const ids = (body as { assistants: { assistant_id: string }[] }).assistants.map(({ assistant_id }) => assistant_id);
    expect(ids.slice(-5)).toEqual(['s0', 's2', 's3', 's4', 's1']);
    expect((await search({ sort_by: 'updated_at', limit: 1 }))[0]).toBe('alpha');
  });
});
