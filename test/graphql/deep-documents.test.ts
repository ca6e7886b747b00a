import { afterEach, beforeEach, expect, test } from 'vitest';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

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
function answer(body: unknown, status = 200): void {
  const text = JSON.stringify(body).replaceAll('"DEEP"', DEEP);
  api.server('chatsby').faults.add({ fault: { kind: 'ANSWER', when: 'before', status, body: text } });
}

async function rows(): Promise<Row[]> {
  const { data } = await api.run('{ agents { nodes { id raw } } }');
  return (data as unknown as { agents: { nodes: Row[] } }).agents.nodes;
}

test('an agent that is nested without end is served, and so are the others of its list', async () => {
  const all = await rows();
  const [first, ...others] = all;
  answer({ data: [{ ...first?.raw, settings: 'DEEP' }, ...others.map(({ raw }) => raw)], has_more: false });
  const { data, errors } = await api.run('{ agents { nodes { id raw } failures { code } } }');
  expect(errors).toBeUndefined();
  const { agents } = data as unknown as { agents: { nodes: Row[]; failures: unknown[] } };
  expect(agents.failures).toEqual([]);
  expect(agents.nodes.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
});

test('a refusal that is nested without end is a refusal by its status', async () => {
  const [first] = await rows();
  answer({ error: 'DEEP' }, 403);
  const { errors } = await api.run('query ($id: ID!) { agent(id: $id) { id } }', { id: first?.id });
  expect(errors).toMatchObject([{ extensions: { code: 'VENDOR_UNAUTHORIZED', vendorStatus: 403 } }]);
});
