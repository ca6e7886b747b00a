import { describe, expect, onTestFinished, test } from 'vitest';
import { languageModelAt } from '../../src/vendors/aegra/mapping.ts';
import { accountSettings } from '../../src/vendors/aegra/settings.ts';
import { openAegra } from './open-aegra.ts';

const SETTINGS = { id: 'graphs', vendor: 'aegra', baseUrl: 'http://localhost:2026' };

async function languageModels(modelPointer: string | undefined): Promise<readonly string[]> {
  const server = await openAegra({ agents: 18, settings: { modelPointer } });
  onTestFinished(() => server.close());
  const agents = await server.readAll(100);
  return agents.flatMap(({ fields }) => (fields.languageModel == null ? [] : [fields.languageModel]));
}

describe('the language model of an assistant', () => {
  test('is not known unless the account says where its graphs read it from', async () => {
    expect(await languageModels(undefined)).toEqual([]);
  });

  test('is read from there, in whichever way it is written', async () => {
    expect(await languageModels('/context/model')).toEqual(['claude-sonnet-4-5']);
    expect(await languageModels('/config/configurable/model_name')).toEqual(['gpt-4.1-mini']);
  });

  test.each(['/context/languages', '/context/escalation', '/context/temperature', '/context/nothing/there'])(
    'is null where no text stands: %s',
    async (pointer) => {
      expect(await languageModels(pointer)).toEqual([]);
    },
  );

  test('is found by keys with a slash and a tilde in them', () => {
    const document = { assistant_id: 'a', context: { 'a/b': { 'c~d': 'gpt-4o' } } } as never;
    expect(languageModelAt('/context/a~1b/c~0d')(document)).toBe('gpt-4o');
  });
});

describe('the setting modelPointer', () => {
  test.each(['/context/model', '/config/configurable/model', '/context/llms/0/name', '/context/a~1b/~0'])(
    'may be %s',
    (modelPointer) => {
      expect(accountSettings.parse({ ...SETTINGS, modelPointer }).modelPointer).toBe(modelPointer);
    },
  );

  test.each(['', '/', 'context/model', 'context.model', '/context', '/context/', '/metadata/model', '/context/~2', 7])(
    'may not be %s',
    (modelPointer) => {
      const { error } = accountSettings.safeParse({ ...SETTINGS, modelPointer });
      expect(error?.issues.map(({ message }) => message)).toEqual([
        'expected a JSON Pointer into config or context, such as /context/model or /config/configurable/model',
      ]);
    },
  );
});
