import { describe, expect, test } from 'vitest';
import { LanguageModels } from '../../src/language-models/language-models.ts';
import models from '../../src/language-models/models.json' with { type: 'json' };
import providers from '../../src/language-models/providers.json' with { type: 'json' };

const gpt4o = new LanguageModels().of('gpt-4o');

describe('what is known of a language model', () => {
  test('is what the table says: who, until when, and where that stands', () => {
    expect(gpt4o).toEqual({
      id: 'gpt-4o',
      provider: 'openai',
      label: 'GPT-4o',
      retiresAt: new Date('2027-01-14T00:00:00Z'),
      retirementSource: 'https://developers.openai.com/api/docs/deprecations',
      replacements: undefined,
      isKnown: true,
    });
  });

  test('of a fine-tuned one is the end of what it is made of', () => {
    const base = new LanguageModels().of('gpt-4.1-mini');
    const tuned = new LanguageModels().of('ft:gpt-4.1-mini');
    expect(tuned).toEqual({ ...base, id: 'ft:gpt-4.1-mini', label: `${base.label}, fine-tuned` });
  });

  test('of one that another provider serves is its end there', () => {
    const served = new LanguageModels().of('azure/gpt-4.1');
    expect(served.provider).toBe('azure');
    expect(served.retiresAt).not.toEqual(new LanguageModels().of('gpt-4.1').retiresAt);
  });

  test('of one that is not in the table is its word, and the provider where the word says it', () => {
    const nothing = { retiresAt: null, retirementSource: null, replacements: undefined, isKnown: false };
    const of = (id: string) => new LanguageModels().of(id);
    expect(of('acme 7')).toEqual({ id: 'acme 7', provider: null, label: 'acme 7', ...nothing });
    expect(of('openai/gpt-99')).toEqual({
      id: 'openai/gpt-99',
      provider: 'openai',
      label: 'openai/gpt-99',
      ...nothing,
    });
  });

  test('has a label, a provider of the list, and a source wherever it has an end', () => {
    const ids = new Set(providers.map(({ id }) => id));
    for (const { id } of models) {
      const model = new LanguageModels().of(id);
      expect(model.label).not.toBe('');
      expect(ids).toContain(model.provider);
      if (model.retiresAt === null) expect(model.retirementSource).toBeNull();
      else {
        expect(model.retiresAt.getTime()).not.toBeNaN();
        expect(model.retirementSource).toMatch(/^(https:\/\/\S+|LiteLLM \S+)$/);
      }
    }
  });
});

describe('what an operator says of a language model', () => {
  test('takes the place of what the table says, and leaves the rest', () => {
    const models = new LanguageModels([{ id: 'GPT-4o', retiresAt: '2027-03-31', source: 'our contract' }]);
    expect(models.of('gpt-4o')).toEqual({
      ...gpt4o,
      retiresAt: new Date('2027-03-31T00:00:00Z'),
      retirementSource: 'our contract',
    });
  });

  test('can be that it does not end, and then the address of the end in the table is not shown with it', () => {
    const models = new LanguageModels([{ id: 'gpt-4o', retiresAt: null }]);
    expect(models.of('gpt-4o')).toMatchObject({ retiresAt: null, retirementSource: null });
  });

  test('can be about a model that is in no table, by whatever its vendor calls it', () => {
    const models = new LanguageModels([{ id: 'Acme Support (fine-tuned)', label: 'Support', retiresAt: '2027-01-14' }]);
    expect(models.of('acme support (fine-tuned)')).toMatchObject({
      label: 'Support',
      provider: null,
      retiresAt: new Date('2027-01-14T00:00:00Z'),
      isKnown: true,
    });
  });

  test('can be a label alone', () => {
    expect(new LanguageModels([{ id: 'gpt-4o', label: 'Ours' }]).of('gpt-4o')).toEqual({ ...gpt4o, label: 'Ours' });
  });
});
