/** @module A 404 in a form that nobody documents: the vendor's word, or somebody else's. */
import { afterEach, describe, expect, test } from 'vitest';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

let api: TestRollcall;
afterEach(() => api.close());

const ABSENT = '00000000-0000-4000-8000-00000000dead';

const UNDOCUMENTED = [
  '',
  '{}',
  '{"message":"no such thing"}',
  '{"code":"NOT_FOUND"}',
  '{"message":"Not Found"}',
  'none',
];

/** Words that may be the vendor's. Aegra and LangGraph document the form of theirs, though not all the words. */
const UNVERIFIED = {
  nova: UNDOCUMENTED,
  gennia: UNDOCUMENTED,
  aegra: ['{"detail":"Not Found"}', '{"detail":"no such thing"}', '404 Not Found', 'none'],
};

async function start(key: string, agents = 3): Promise<void> {
  api = await startRollcall({ only: [key], agents });
}

async function ask(key: string) {
  api.forgetCalls();
  const { data, errors = [] } = await api.run('query ($id: ID!) { agent(id: $id) { id } }', { id: `${key}:${ABSENT}` });
  return { agent: data?.agent, codes: errors.map(({ extensions }) => extensions?.code) };
}

describe.each(['nova', 'gennia', 'aegra'] as const)('of %s, a 404 of an agent that is not there', (key) => {
  const isList = ({ url }: { url: string }) => /\/(?:agents|assistants\/search)(?:\?.*)?$/.test(url);
  const answer = (body: string, matches: (call: { url: string }) => boolean, status = 404) =>
    api.server(key).faults.add({ fault: { kind: 'ANSWER', when: 'before', status, body }, matches });
  const isOfAbsent = ({ url }: { url: string }) => url.endsWith(ABSENT);

  test.each(UNVERIFIED[key])('is believed when another agent can be read: %s', async (body) => {
    await start(key);
    answer(body, isOfAbsent);
    expect(await ask(key)).toEqual({ agent: null, codes: [] });
    expect(api.callCount()).toBe(3);
  });

  test.each(UNVERIFIED[key])('is believed when there are no agents at all: %s', async (body) => {
    await start(key);
    answer(body, isOfAbsent);
    const rewrite = (json: unknown) =>
      Array.isArray(json) ? [] : { ...(json as object), data: [], items: [], total: 0, meta: { total: 0 } };
    api.server(key).faults.add({ fault: { kind: 'REWRITE', rewrite }, matches: isList });
    expect(await ask(key)).toEqual({ agent: null, codes: [] });
    expect(api.callCount()).toBe(2);
  });

  test.each([
    ['the list is answered so, too', isList, 404],
    ['the list fails', isList, 400],
    ['the other agent is answered so, too', (call: { url: string }) => !isList(call), 404],
  ] as const)('is not believed when %s', async (_, matches, status) => {
    await start(key);
    const [body = ''] = UNVERIFIED[key];
    answer(body, isOfAbsent);
    answer(body, matches, status);
    expect(await ask(key)).toEqual({ agent: null, codes: ['VENDOR_UNAVAILABLE'] });
  });

  test('is believed at once in a form that nothing on the way has', async () => {
    await start(key);
    expect(await ask(key)).toEqual({ agent: null, codes: [] });
    expect(api.callCount()).toBe(1);
  });
});

test('many absent agents of a form that nobody documents are no vendor that is down', async () => {
  await start('nova', 1);
  const fault = { kind: 'ANSWER', when: 'before', status: 404, body: '{}' } as const;
  api.server('nova').faults.add({ fault, matches: ({ url }) => url.includes('absent') });
  const ids = Array.from({ length: 40 }, (_, index) => `nova:absent-${index}`);
  const { data, errors } = await api.run('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect(errors).toBeUndefined();
  expect(data?.nodes).toEqual(ids.map(() => null));
});
