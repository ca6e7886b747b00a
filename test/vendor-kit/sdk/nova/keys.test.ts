/** @module Nova's contract beside the types of the vendor's Python SDK. */
import { expect, test } from 'vitest';
import * as contract from '../../../../src/vendors/nova/contract.ts';
import { compareContract } from '../../compare.ts';
import { besideSdk } from './known-differences.ts';
import { openNovaSdk } from './nova-sdk.ts';

test('the contract names the keys that the SDK names', async () => {
  const { types } = await openNovaSdk();
  const { agent, listItem, createAgent, updateAgent, updateBody } = contract;
  const comparison = compareContract(
    [
      { name: 'agent', contract: agent, source: types.AgentResponse, sentBy: 'VENDOR' },
      { name: 'listItem', contract: listItem, source: types['agent_list_response.Data'], sentBy: 'VENDOR' },
      { name: 'createAgent', contract: createAgent, source: types.AgentCreateParams, sentBy: 'US' },
      { name: 'updateBody', contract: updateBody, source: types.AgentUpdateParams, sentBy: 'US' },
      { name: 'updateAgent', contract: updateAgent, source: types.AgentUpdateParams, sentBy: 'US' },
    ],
    besideSdk,
  );
  expect(comparison).toEqual({ differences: [], outdated: [] });
});
