/** @module Two wire keys of Aegra's contract are made wrong: the checks by the official SDK name both. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { createAgent } from '../../../../src/vendors/aegra/contract.ts';
import { startWriteApi, type WriteApi } from '../../../lifecycle/api.ts';
import { compareContract } from '../../compare.ts';
import { keysOf } from '../../keys.ts';
import { notReadBack } from '../../read-back.ts';
import { createWhole } from '../../write-whole.ts';
import { accessOfSandbox, newEntries } from './access.ts';
import { besideLangGraph } from './known-differences.ts';
import { type LangGraphSdk, openLangGraphSdk } from './langgraph-sdk.ts';

vi.mock('../../../../src/vendors/aegra/contract.ts', async (original) => {
  const right = await original<typeof import('../../../../src/vendors/aegra/contract.ts')>();
  const { metadata, description } = right.createAgent.shape;
  const named = (type: z.ZodType, fieldName: string) => type.meta({ ...type.meta(), fieldName });
  return {
    // A module that is mocked has to have what is asked of it.
    listItem: undefined,
    publishBody: undefined,
    ...right,
    createAgent: right.createAgent
      .omit({ metadata: true, description: true })
      .extend({ meta_data: named(metadata, 'metadata'), summary: named(description, 'description') })
      .meta(right.createAgent.meta() ?? {}),
  };
});

let sdk: LangGraphSdk;
let sandbox: WriteApi;

beforeAll(async () => {
  sdk = await openLangGraphSdk();
  sandbox = await startWriteApi({ only: ['aegra'], agents: 3 });
});
afterAll(() => sandbox?.close());

test('the keys of the contract beside the types of the SDK name both', () => {
  const { differences } = compareContract(
    [{ name: 'createAgent', contract: createAgent, source: sdk.type('CreateAgent'), sentBy: 'US' }],
    besideLangGraph,
  );
  expect(differences.toSorted()).toEqual([
    'createAgent: description is only in the source',
    'createAgent: meta_data is only in the contract',
    'createAgent: metadata is only in the source',
    'createAgent: summary is only in the contract',
  ]);
});

test('what Rollcall writes and the SDK reads names both', async () => {
  const access = accessOfSandbox(sandbox);
  const { sent, vendorId } = await createWhole(access, { entries: newEntries('context') });
  const read = await sdk.client(access.server).assistants.get(vendorId);
  expect(notReadBack(sent, read, keysOf(sdk.type('Agent'))).toSorted()).toEqual([
    'meta_data: the SDK has no such key',
    'summary: the SDK has no such key',
  ]);
});
