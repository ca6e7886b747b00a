/** @module Aegra's contract beside the types of the official SDK of LangGraph. */
import { beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/core/json.ts';
import { aegra } from '../../../../src/vendors/aegra/index.ts';
import { bodyOf } from '../../../../src/vendors/bodies.ts';
import { compareContract } from '../../compare.ts';
import { keysOf } from '../../keys.ts';
import { besideLangGraph } from './known-differences.ts';
import { type LangGraphSdk, openLangGraphSdk } from './langgraph-sdk.ts';

let sdk: LangGraphSdk;

beforeAll(async () => {
  sdk = await openLangGraphSdk();
});

test('the contract names the keys that the SDK names', () => {
  const { agent, createAgent } = aegra.contract;
  const comparison = compareContract(
    [
      { name: 'agent', contract: agent, source: sdk.type('Agent'), sentBy: 'VENDOR' },
      { name: 'createAgent', contract: createAgent, source: sdk.type('CreateAgent'), sentBy: 'US' },
      {
        name: 'updateAgent',
        contract: bodyOf(aegra.contract, 'updateAgent'),
        source: sdk.type('UpdateAgent'),
        sentBy: 'US',
      },
    ],
    besideLangGraph,
  );
  expect(comparison).toEqual({ differences: [], outdated: [] });
});

test('the SDK sends its arguments under the wire keys that were made of their names', async () => {
  const bodies: JsonObject[] = [];
  const client = sdk.client({
    apiUrl: 'http://127.0.0.1:9',
    fetch: async (_url, init) => {
      bodies.push(JSON.parse(String(init?.body)));
      return Response.json({});
    },
  });
  const change = { graphId: 'agent', config: {}, context: {}, metadata: {}, name: 'Ada', description: 'Counts.' };
  await client.assistants.create({ ...change, assistantId: 'a', ifExists: 'do_nothing' });
  await client.assistants.update('a', change);
  const keys = (name: string) => [...keysOf(sdk.type(name)).keys()].filter((path) => /^\w+$/.test(path));
  expect(bodies.map((body) => Object.keys(body).toSorted())).toEqual([
    keys('CreateAgent').toSorted(),
    keys('UpdateAgent').toSorted(),
  ]);
});
