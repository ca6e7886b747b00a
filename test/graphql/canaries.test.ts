import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLObjectType, getNamedType, isEnumType, isObjectType, isScalarType } from 'graphql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WRITE_CHANNEL } from '../../src/agents/lifecycle/events.ts';
import { VENDOR_CALL_CHANNEL } from '../../src/http/events.ts';
import { vendors } from '../../src/vendors/index.ts';
import { eventsOf } from '../support/events.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { SECRETS } from './fault-cases.ts';
import { CANARY, hidden, plant, quoted } from './planted.ts';

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'), {
  assumeValid: true,
});

/** All fields of a type; names of its own, since types of one query may have fields of one name and other types. */
function everyField(type: GraphQLObjectType, path: string): string {
  const selected = Object.values(type.getFields()).map((field) => {
    const named = getNamedType(field.type);
    const alias = `${path}_${field.name}: ${field.name}`;
    if (isScalarType(named) || isEnumType(named)) return alias;
    return isObjectType(named) ? `${alias} { ${everyField(named, `${path}_${field.name}`)} }` : '';
  });
  return selected.join(' ');
}

const EXTENSIONS = vendors
  .map(({ contract }) => schema.getType(contract.agent.meta()?.id ?? ''))
  .filter(isObjectType)
  .map((type) => `... on ${type.name} { ${everyField(type, type.name)} }`)
  .join(' ');

const AGENT = `id name description instructions model avatarUrl tags status raw extension { ${EXTENSIONS} }`;
const EVERYTHING = `{
  agents(first: 100) { nodes { ${AGENT} } failures { message } }
  accounts { label contractDrift { path problem } health { failure { message } } }
}`;
const ONE = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Agent { ${AGENT} versions(first: 5) { nodes { number notes } } } } }`;

let api: TestRollcall;
beforeEach(async () => {
  api = await startRollcall({ agents: 4 });
});
afterEach(() => api.close());

describe.each(vendors.map(({ key, label }) => ({ key, label })))('of what $label quotes everywhere', ({ key }) => {
  const secret = SECRETS.get(key)?.[0] ?? '';

  test('no secret is shown by any field, nor logged, nor told by an event', async () => {
    const events = [eventsOf(VENDOR_CALL_CHANNEL), eventsOf(WRITE_CHANNEL)];
    api.server(key).faults.add({ fault: { kind: 'REWRITE', rewrite: (json) => plant(json, secret) } });
    const list = await api.run(EVERYTHING);
    const { nodes } = (list.data as unknown as { agents: { nodes: { id: string }[] } }).agents;
    const ids = nodes.map(({ id }) => id).filter((id) => id.startsWith(`${key}:`));
    expect(ids.length).toBeGreaterThan(0);
    const whole = await api.run(ONE, { ids });
    const deleted = await api.run(
      `mutation ($id: ID!) { deleteAgent(input: { id: $id }) { userErrors { message } } }`,
      {
        id: ids[0],
      },
    );
    expect(events.map(({ length }) => length > 0)).toEqual([true, true]);
    const text = JSON.stringify([list, whole, deleted, api.log, events]);
    expect(text).not.toContain(secret);
    expect(text).not.toMatch(CANARY);
    // What is no secret is there.
    expect(text).toContain('"keyterms":["kept"]');
    expect(text).toContain('"max_tokens":5');
    expect(text).toContain('[redacted]');
  });

  test('no secret is told by an error', async () => {
    const events = [eventsOf(VENDOR_CALL_CHANNEL), eventsOf(WRITE_CHANNEL)];
    const words = `no:${quoted(secret)}`;
    const body = JSON.stringify({ message: words, detail: words, error: { message: words, code: words } });
    api.server(key).faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 400, body } });
    const answer = await api.run(
      `mutation { deleteAgent(input: { id: "${key}:x" }) { userErrors { code message field vendorError { code message } } } }`,
    );
    const read = await api.run(EVERYTHING);
    expect(events.map(({ length }) => length > 0)).toEqual([true, true]);
    const text = JSON.stringify([answer, read, api.log, events]);
    expect(text).not.toContain(secret);
    expect(text).not.toMatch(CANARY);
  });
});

test('what a caller gives under the name of a secret is not told again, by no dry run and no error', async () => {
  const input = (dryRun: boolean) => ({
    accountId: 'aegra',
    name: 'Canary',
    description: 'Look at https://canary2:canary2@h.example/x.',
    dryRun,
    extension: { aegra: { graphId: 'agent', context: hidden('sk-live-canary1') } },
  });
  const create =
    'mutation ($i: CreateAgentInput!) { createAgent(input: $i) { plannedCalls { body } userErrors { message vendorError { message } } } }';
  const plan = await api.run(create, { i: input(true) });
  const body = JSON.stringify({
    error: 'invalid',
    message: 'canary4 and canary2:canary2@h are wrong in {"api_key":"canary4"}',
  });
  api.server('aegra').faults.add({
    fault: { kind: 'ANSWER', when: 'before', status: 422, body },
    matches: ({ url }) => url.endsWith('/assistants'),
  });
  const failed = await api.run(create, { i: input(false) });
  const text = JSON.stringify([plan, failed, api.log]);
  expect(text).toContain('are wrong in');
  expect(text).toContain('"max_tokens":5');
  expect(text.replaceAll('canary2:canary2@h are wrong', '')).not.toMatch(CANARY);
});
