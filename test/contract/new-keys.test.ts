import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newKeys } from '../../src/contract/new-keys.ts';
import { parseJson } from '../../src/core/parse-json.ts';
import { contracts } from './contracts.ts';
import { documentsOf } from './documents.ts';
import { agent } from './every-feature.ts';
import { newKeysPlainly } from './reading-twins.ts';

const known = {
  id: 'a',
  name: 'Ada',
  mood: 'very-good',
  main_tool: { tool_name: 'lamp', timeout_ms: null, api_key: 'k' },
  tools: [null, { tool_name: 'bell' }],
  labels: { any: 'thing', constructor: 'data' },
  settings: { free: { form: [1, { of: 'any' }] } },
  names: ['x'],
};

describe('keys that a contract does not name', () => {
  test('are none in a document as documented, free-form parts and wrong types included', () => {
    expect(newKeys(agent, known)).toEqual([]);
    expect(newKeys(agent, { ...known, main_tool: 'none', tools: { not: 'a list' }, names: [{ a: 1 }] })).toEqual([]);
    for (const document of [null, 'text', [], 5]) expect(newKeys(agent, document)).toEqual([]);
  });

  test('are found at every depth, each once, with its path', () => {
    const document = {
      ...known,
      shiny: { below: 1 },
      main_tool: { ...known.main_tool, colour: 'red' },
      tools: [null, { tool_name: 'bell', loud: true }, { loud: false }],
    };
    expect(newKeys(agent, document).map(({ path }) => path.join('/'))).toEqual([
      'main_tool/colour',
      'tools/1/loud',
      'tools/2/loud',
      'shiny',
    ]);
    expect(newKeys(agent, document).map(({ place }) => place)).toEqual([
      'main_tool.colour',
      'tools[].loud',
      'tools[].loud',
      'shiny',
    ]);
  });

  test('can be any text that JSON has for a key, also what JavaScript takes for something else', () => {
    const contractKeys = Object.keys(known);
    const key = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toJSON', 'then', '', '0'), fc.string());
    fc.assert(
      fc.property(
        key.filter((name) => !contractKeys.includes(name)),
        fc.jsonValue(),
        (name, value) => {
          const text = `{${JSON.stringify(name)}:${JSON.stringify(value)},${JSON.stringify(known).slice(1)}`;
          const found = newKeys(agent, parseJson(text));
          // A contract has more keys than this document.
          if (found.length > 0) expect(found.map(({ path }) => path)).toEqual([[name]]);
          if (['__proto__', 'constructor', 'then', ''].includes(name)) expect(found).toHaveLength(1);
        },
      ),
    );
  });

  test('are cut in the record of drift when they are longer than any name', () => {
    const [found] = newKeys(agent, { ...known, ['x'.repeat(5000)]: 1 });
    expect(found?.place.length).toBeLessThan(100);
  });
});

test.each(contracts)('new keys are those that a plain look finds, whatever a document of %s holds', (_, contract) => {
  fc.assert(
    fc.property(documentsOf(contract), (document) => {
      expect(newKeys(contract, document)).toEqual(newKeysPlainly(contract, document));
    }),
  );
});
