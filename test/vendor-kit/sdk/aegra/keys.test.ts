/** @module Aegra's contract beside the types of the official SDK of LangGraph, whose API Aegra serves. */
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { aegra } from '../../../../src/vendors/aegra/index.ts';
import { compareContract } from '../../compare.ts';
import type { SchemaSource } from '../../keys.ts';
import { readTypeScriptTypes } from '../../typescript-types.ts';
import { installNpmSdk } from '../install.ts';
import { besideSdk } from './known-differences.ts';

let types: ReadonlyMap<string, SchemaSource>;

beforeAll(async () => {
  types = readTypeScriptTypes(await installNpmSdk(join(import.meta.dirname, 'langgraph-sdk'), 'langgraph-sdk'));
});

function typeOf(name: string): SchemaSource {
  const type = types.get(name);
  if (type === undefined) throw new Error(`no type ${name}`);
  return type;
}

test('the contract names the keys that the SDK names', () => {
  const { agent, createAgent, updateAgent } = aegra.contract;
  const comparison = compareContract(
    [
      { name: 'agent', contract: agent, source: typeOf('Agent'), sentBy: 'VENDOR' },
      { name: 'createAgent', contract: createAgent, source: typeOf('CreateAgent'), sentBy: 'US' },
      { name: 'updateAgent', contract: updateAgent, source: typeOf('UpdateAgent'), sentBy: 'US' },
    ],
    besideSdk,
  );
  expect(comparison).toEqual({ differences: [], outdated: [] });
});
