import type { LanguageModelReference } from '../../agents/filter/predicate.ts';
import type { LanguageModels } from '../../language-models/language-models.ts';

/** What can be filtered by of language models besides their ids, by the members of `LanguageModelFilter`. */
export type LanguageModelReferences = Readonly<Record<'provider' | 'retiresAt', LanguageModelReference>>;

/** By what these know. */
export function languageModelReferences(models: LanguageModels): LanguageModelReferences {
  return {
    provider: {
      kind: 'LANGUAGE_MODEL',
      name: 'languageModel.provider',
      valueKind: 'TEXT',
      valueFor: (id) => models.of(id).provider,
    },
    retiresAt: {
      kind: 'LANGUAGE_MODEL',
      name: 'languageModel.retiresAt',
      valueKind: 'DATE_TIME',
      valueFor: (id) => models.of(id).retiresAt,
    },
  };
}
