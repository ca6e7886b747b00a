/** @module What somebody writes into the copy of Chatsby after reading Parley's OpenAPI file. */

/** What is called otherwise than at the vendor that it is a copy of, in every file of the copy. */
export const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/system_prompt/g, 'prompt'],
  [/max_tokens/g, 'max_output_tokens'],
  [/maxTokens:/g, 'maxOutputTokens:'],
  [/gpt-4-turbo/g, 'parley-large'],
  [/gpt-4o/g, 'parley-small'],
  [/gpt-3\.5-turbo/g, 'parley-nano'],
  [/\/agents\b/g, '/bots'],
  [/page_size: limit/g, 'limit'],
  [/page_size/g, 'limit'],
  [/https:\/\/api\.parley\.co/g, 'https://api.parley.example'],
];

/** The page for people. */
export const PAGE = `# Parley

Bots with a model and a prompt, hosted by the vendor.

## Account

\`\`\`yaml
- { id: mine, vendor: parley, apiKey: "\${PARLEY_API_KEY}" }
\`\`\`
`;

/** The test of what is its own: here, that the contract is what the OpenAPI file says. */
export const OWN_TEST = `import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parley } from '../../src/vendors/parley/index.ts';
import { compareContract } from '../vendor-kit/compare.ts';
import { readOpenApi } from '../vendor-kit/openapi.ts';

test('the contract of parley is what its OpenAPI file says', () => {
  const file = new URL('../vendor-new/parley/openapi.yaml', import.meta.url);
  const api = readOpenApi(parse(readFileSync(file, 'utf8')));
  const { agent, createAgent, updateAgent } = parley.contract;
  if (updateAgent === undefined) throw new Error('no body of an update');
  const comparison = compareContract([
    { name: 'agent', contract: agent, source: api.answer('GET', '/bots/{id}'), sentBy: 'VENDOR' },
    { name: 'createAgent', contract: createAgent, source: api.body('POST', '/bots'), sentBy: 'US' },
    { name: 'updateAgent', contract: updateAgent, source: api.body('PATCH', '/bots/{id}'), sentBy: 'US' },
  ]);
  expect(comparison).toEqual({ differences: [], outdated: [] });
});
`;
