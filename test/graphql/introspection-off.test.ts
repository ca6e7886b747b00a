import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { signedInAsTests } from '../support/access.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

let api: TestRollcall;
let closed: Rollcall;
beforeAll(async () => {
  api = await startRollcall({ agents: 1 });
  closed = signedInAsTests(createRollcall({ ...api.options, introspection: false, explorer: false }));
});
afterAll(async () => {
  await closed.close();
  await api.close();
});

async function ask(rollcall: Rollcall, query: string, path = '/graphql') {
  const response = await rollcall.yoga.fetch(`http://rollcall${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data?: object; errors?: { message: string; extensions: object }[] };
}

describe('a server whose introspection is switched off', () => {
  test.each([
    ['/graphql', getIntrospectionQuery()],
    ['/graphql', '{ __type(name: "Agent") { name } }'],
    ['/graphql', '{ accounts { id } ...Hidden } fragment Hidden on Query { a: __schema { queryType { name } } }'],
    ['/federation', getIntrospectionQuery()],
    ['/federation', '{ _service { sdl } }'],
  ])('does not tell the schema at %s: %s', async (path, query) => {
    const { data, errors } = await ask(closed, query, path);
    expect(data).toBeUndefined();
    expect(errors).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining('server.introspection'),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      }),
    );
    expect((await ask(api.rollcall, query, path)).errors).toBeUndefined();
  });

  test('does not tell it again, nor by what was asked before', async () => {
    for (let time = 0; time < 2; time++)
      expect((await ask(closed, '{ __schema { queryType { name } } }')).data).toBeUndefined();
  });

  test.each([
    '{ acounts { id } }',
    '{ agents(frist: 1) { totalCount } }',
    '{ node(id: "x") { ... on Agnt { id } } }',
    '{ account(id: "x") { lable } }',
  ])('suggests no name in errors: %s', async (query) => {
    const { errors } = await ask(closed, query);
    expect(errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(errors)).not.toContain('Did you mean');
  });

  test('answers everything else, the names of types included', async () => {
    expect(await ask(closed, '{ accounts { __typename id } }')).toMatchObject({
      data: { accounts: expect.anything() },
    });
    expect(await ask(closed, '{ accounts { __typename id } }', '/federation')).toMatchObject({
      data: { accounts: expect.anything() },
    });
  });

  test('suggests names elsewhere', async () => {
    expect(JSON.stringify(await ask(api.rollcall, '{ acounts { id } }'))).toContain('Did you mean');
  });
});

describe('a server without the explorer', () => {
  const page = (rollcall: Rollcall, search = '') =>
    rollcall.yoga.fetch(`http://rollcall/graphql${search}`, { headers: { accept: 'text/html' } });

  test('gives browsers no page, nor what belongs to it', async () => {
    expect((await page(api.rollcall)).status).toBe(200);
    for (const search of ['', '?explorer=examples']) {
      const response = await page(closed, search);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(await response.text()).not.toContain('<html');
    }
  });
});
