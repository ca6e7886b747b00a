import { afterEach, beforeEach, expect, test } from 'vitest';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

/** With a number that is kept as it is written at the bottom, or with none. */
const DEEP = ['', '1', '1.0'].map((bottom) => `${'['.repeat(100_000)}${bottom}${']'.repeat(100_000)}`);

let api: TestRollcall;

beforeEach(async () => {
  api = await startRollcall({ only: ['chatsby'], agents: 3 });
});
afterEach(() => api.close());

interface Row {
  readonly id: string;
  readonly raw: object;
}

/** The vendor's answers hold this in place of each `"DEEP"`. */
function answer(deep: string, body: unknown, status = 200): void {
  const text = JSON.stringify(body).replaceAll('"DEEP"', deep);
  api.server('chatsby').faults.add({ fault: { kind: 'ANSWER', when: 'before', status, body: text } });
}

async function rows(): Promise<Row[]> {
  const { data } = await api.run('{ agents { nodes { id raw } } }');
  return (data as unknown as { agents: { nodes: Row[] } }).agents.nodes;
}

test.each(DEEP)('an agent that is nested without end is served, and so are the others of its list', async (deep) => {
  const all = await rows();
  const [first, ...others] = all;
  answer(deep, { data: [{ ...first?.raw, settings: 'DEEP' }, ...others.map(({ raw }) => raw)], has_more: false });
  const { data, errors } = await api.run('{ agents { nodes { id raw } failures { code } } }');
  expect(errors).toBeUndefined();
  const { agents } = data as unknown as { agents: { nodes: Row[]; failures: unknown[] } };
  expect(agents.failures).toEqual([]);
  expect(agents.nodes.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
});

test.each(DEEP)('a refusal that is nested without end is a refusal by its status', async (deep) => {
  const [first] = await rows();
  answer(deep, { error: 'DEEP' }, 403);
  const { errors } = await api.run('query ($id: ID!) { agent(id: $id) { id } }', { id: first?.id });
  expect(errors).toMatchObject([{ extensions: { code: 'VENDOR_UNAUTHORIZED', vendorStatus: 403 } }]);
});
