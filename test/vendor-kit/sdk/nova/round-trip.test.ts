/** @module What Rollcall writes is what the vendor's own SDK reads, at the places that its types name. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf } from '../../../../src/vendors/bodies.ts';
import { nova } from '../../../../src/vendors/nova/index.ts';
import { startWriteApi, type WriteApi } from '../../../lifecycle/api.ts';
import { type Keys, keysOf, keysOfContract, together } from '../../keys.ts';
import { neverSent, notReadBack } from '../../read-back.ts';
import { createWhole, sandboxAccess, updateWhole } from '../../write-whole.ts';
import { type NovaSdk, openNovaSdk } from './nova-sdk.ts';

/** What the pages of the vendor document and its SDK does not know yet. */
const NEWER_THAN_SDK = [
  'default_functions: the SDK has no such key',
  'extra_config.use_gender_plugin: the SDK has no such key',
];

let sdk: NovaSdk;
let api: WriteApi;
let keys: Keys;

beforeAll(async () => {
  sdk = await openNovaSdk();
  // Answers declare configuration as bytes: what is in them are the objects of the request.
  keys = together(keysOf(sdk.types.AgentResponse), keysOf(sdk.types.AgentUpdateParams));
  api = await startWriteApi({ only: ['nova'], agents: 3 });
});
afterAll(() => api?.close());

// Agents of the sandbox show their configuration as bytes and as objects by turns.
test.each([0, 1])('a new agent with every field, and its change in every field (%i)', async (variant) => {
  const { createAgent } = nova.contract;
  const updateAgent = bodyOf(nova.contract, 'updateAgent');
  const access = sandboxAccess(api, 'nova');
  const made = await createWhole(access, { variant });
  expect(made.userErrors).toEqual([]);
  expect(neverSent(made.sent, keysOfContract(createAgent))).toEqual(['copy_from_agent_id']);
  const { agent, rows } = await sdk.read(api, made.vendorId);
  expect(notReadBack(made.sent, agent, keys).toSorted()).toEqual(NEWER_THAN_SDK);
  const { id, name, type, created_at, updated_at } = agent;
  expect(rows).toContainEqual({ id, name, type, created_at, updated_at });

  const changed = await updateWhole(access, made.id, { variant: variant + 1 });
  expect(changed.userErrors).toEqual([]);
  expect(neverSent(changed.sent, keysOfContract(updateAgent))).toEqual([]);
  expect(notReadBack(changed.sent, (await sdk.read(api, made.vendorId)).agent, keys).toSorted()).toEqual(
    NEWER_THAN_SDK,
  );
});
