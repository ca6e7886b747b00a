/** @module What Rollcall writes is what the vendor's own SDK reads, at the places that its types name. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nova } from '../../../../src/vendors/nova/index.ts';
import { type Keys, keysOf, keysOfContract, together } from '../../keys.ts';
import { neverSent, notReadBack } from '../../read-back.ts';
import { openNovaSdk } from './nova-sdk.ts';
import { NovaRoundTrip } from './written-by-rollcall.ts';

/** What the pages of the vendor document and its SDK does not know yet. */
const NEWER_THAN_SDK = [
  'default_functions: the SDK has no such key',
  'extra_config.use_gender_plugin: the SDK has no such key',
];

let roundTrip: NovaRoundTrip;
let keys: Keys;

beforeAll(async () => {
  const sdk = await openNovaSdk();
  // Answers declare configuration as bytes: what is in them are the objects of the request.
  keys = together(keysOf(sdk.types.AgentResponse), keysOf(sdk.types.AgentUpdateParams));
  roundTrip = await NovaRoundTrip.start(sdk);
});
afterAll(() => roundTrip?.close());

// Agents of the sandbox show their configuration as bytes and as objects by turns.
test.each([0, 1])('a new agent with every field, and its change in every field (%i)', async (variant) => {
  const { createAgent, updateAgent } = nova.contract;
  const made = await roundTrip.create(variant);
  expect(neverSent(made.sent, keysOfContract(createAgent))).toEqual(['copy_from_agent_id']);
  expect(notReadBack(made.sent, made.read.agent, keys).toSorted()).toEqual(NEWER_THAN_SDK);
  const { id, name, type, created_at, updated_at } = made.read.agent;
  expect(made.read.rows).toContainEqual({ id, name, type, created_at, updated_at });

  const changed = await roundTrip.update(made.id, variant + 1);
  expect(neverSent(changed.sent, keysOfContract(updateAgent))).toEqual([]);
  expect(notReadBack(changed.sent, changed.read.agent, keys).toSorted()).toEqual(NEWER_THAN_SDK);
});
