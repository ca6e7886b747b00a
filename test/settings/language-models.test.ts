import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { load, messageOf } from './message-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-language-models-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CONFIGURATION = `
languageModels: { file: models.yaml }
accounts:
  - { id: support, vendor: chatsby, apiKey: k }
`;

/** Loads a configuration beside a file that says this of language models. */
function loadWith(models: string | undefined, configuration = CONFIGURATION) {
  const file = join(folder, 'models.yaml');
  if (models === undefined) rmSync(file, { force: true });
  else writeFileSync(file, models);
  return load(configuration, {}, join(folder, 'rollcall.yaml'));
}

/** What is said of a file that is wrong, without the folder that it is in. */
const refusal = (models: string | undefined, configuration?: string) =>
  messageOf(() => loadWith(models, configuration)).replaceAll(`${folder}/`, '');

describe('what an operator says of language models', () => {
  test('is nothing unless a file is named', () => {
    expect(load('accounts: [{ id: support, vendor: chatsby, apiKey: k }]').languageModels).toEqual([]);
  });

  test('is read from the file beside the configuration', () => {
    const { languageModels } = loadWith(`
models:
  - id: gpt-4o
    retiresAt: 2027-03-31
    source: contract 17
    label: GPT-4o at ours
    replacements: [gpt-6-luna]
  - id: ft:gpt-4.1-mini
    retiresAt: null
`);
    expect(languageModels).toEqual([
      {
        id: 'gpt-4o',
        retiresAt: '2027-03-31',
        source: 'contract 17',
        label: 'GPT-4o at ours',
        replacements: ['gpt-6-luna'],
      },
      { id: 'ft:gpt-4.1-mini', retiresAt: null },
    ]);
  });

  test.each([
    [
      'a file that is not there',
      undefined,
      'rollcall.yaml:2:25 languageModels.file: expected a file, but it is missing, or a link to one that is missing (ENOENT)',
    ],
    ['a file that is empty', '', 'models.yaml:1:1 expected a map with the key models, but it is empty'],
    [
      'a file that is no YAML',
      'models: [',
      'models.yaml:1:10 expected the indentation of the lines above, and a closing ] or } where one was opened',
    ],
    ['no list', 'models: gpt-4o', 'models.yaml:1:9 models: expected a list of models, got a string'],
    [
      'a row without a model',
      'models:\n  - retiresAt: 2027-01-31',
      'models.yaml:2:5 models[0].id: expected a non-empty string, but it is missing',
    ],
    [
      'a row that says nothing',
      'models:\n  - id: gpt-4o',
      'models.yaml:2:5 models[0]: expected retiresAt, source, label or replacements beside the id',
    ],
    [
      'an end that is no time',
      'models:\n  - { id: gpt-4o, retiresAt: soon }',
      'models.yaml:2:30 models[0].retiresAt: expected a day such as 2027-01-31, a point in time such as 2027-01-31T12:00:00Z, or null: it does not end',
    ],
    [
      'a misspelt key',
      'models:\n  - { id: gpt-4o, retireAt: 2027-01-31 }',
      'models.yaml:2:19 models[0].retireAt: unknown key, expected one of id, retiresAt, source, label, replacements',
    ],
    [
      'one model by two words',
      'models:\n  - { id: gpt-4o, label: a }\n  - { id: openai/GPT-4o, label: b }',
      'models.yaml:3:11 models[1].id: expected each model once, but models[0] is the same',
    ],
    [
      'a word that is too long for a model',
      `models:\n  - { id: ${'x'.repeat(201)}, label: a }`,
      'models.yaml:2:11 models[0].id: expected the word for a model, 200 characters at most',
    ],
  ])('is refused with its line for %s', (_, models, message) => {
    expect(refusal(models)).toBe(message);
  });

  test('is told together with what is wrong with the configuration', () => {
    const lines = refusal('models: 1', CONFIGURATION.replace('apiKey: k', 'apiKey: ""')).split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['rollcall.yaml:4:45', 'models.yaml:1:9']);
  });

  test('needs the name of a file', () => {
    expect(refusal('', CONFIGURATION.replace('models.yaml', '""'))).toContain(
      'languageModels.file: expected the path of a file, got an empty string',
    );
  });
});
