/**
 * @module Two wire keys of Nova's contract are made wrong. The sandbox honours the same contract, so that Rollcall writes
 * and reads them without noticing; the checks by the vendor's SDK name both.
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import * as contract from '../../../../src/vendors/nova/contract.ts';
import { startWriteApi, type WriteApi } from '../../../lifecycle/api.ts';
import { compareContract } from '../../compare.ts';
import { keysOf, together } from '../../keys.ts';
import { notReadBack } from '../../read-back.ts';
import { createWhole, sandboxAccess } from '../../write-whole.ts';
import { besideSdk } from './known-differences.ts';
import { type NovaSdk, openNovaSdk } from './nova-sdk.ts';

vi.mock('../../../../src/vendors/nova/contract-configs.ts', async (original) => {
  const right = await original<typeof import('../../../../src/vendors/nova/contract-configs.ts')>();
  const { max_tokens, ...llm } = right.llmConfig.shape;
  const { greeting, ...greetingConfig } = right.greetingConfig.shape;
  const named = (type: z.ZodType, fieldName: string) => type.meta({ ...type.meta(), fieldName });
  const llmConfig = z.strictObject({ ...llm, maximum_tokens: named(max_tokens, 'maxTokens') });
  return {
    ...right,
    llmConfig: llmConfig.meta(right.llmConfig.meta() ?? {}),
    llmConfigChange: llmConfig.partial().meta(right.llmConfigChange.meta() ?? {}),
    greetingConfig: z
      .strictObject({ ...greetingConfig, greeting_text: named(greeting, 'greeting') })
      .meta(right.greetingConfig.meta() ?? {}),
  };
});

let sdk: NovaSdk;
let api: WriteApi;

beforeAll(async () => {
  sdk = await openNovaSdk();
  api = await startWriteApi({ only: ['nova'], agents: 3 });
});
afterAll(() => api?.close());

test('the keys of the contract beside the types of the SDK name both', () => {
  const { differences } = compareContract(
    [{ name: 'updateBody', contract: contract.updateBody, source: sdk.types.AgentUpdateParams, sentBy: 'US' }],
    besideSdk,
  );
  expect(differences.toSorted()).toEqual([
    'updateBody: greeting_config.greeting is only in the source',
    'updateBody: greeting_config.greeting_text is only in the contract',
    'updateBody: llm_config.max_tokens is only in the source',
    'updateBody: llm_config.maximum_tokens is only in the contract',
  ]);
});

test('what Rollcall writes and the SDK reads names both', async () => {
  const { sent, vendorId, userErrors } = await createWhole(sandboxAccess(api, 'nova'), {});
  expect(userErrors).toEqual([]);
  const { agent } = await sdk.read(api, vendorId);
  const keys = together(keysOf(sdk.types.AgentResponse), keysOf(sdk.types.AgentUpdateParams));
  expect(notReadBack(sent, agent, keys).toSorted()).toEqual([
    'default_functions: the SDK has no such key',
    'extra_config.use_gender_plugin: the SDK has no such key',
    'greeting_config.greeting_text: the SDK has no such key',
    'llm_config.maximum_tokens: the SDK has no such key',
  ]);
});
