import type { LanguageModelResolvers } from '../../generated/resolvers.ts';
import type { LanguageModel } from '../../language-models/language-models.ts';
import { replacementsOf } from '../../language-models/replacements.ts';
import { documentedModels } from '../../vendors/documented-models.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { Context } from '../context.ts';
import { pure } from '../execution/pure.ts';

/** A language model, and the vendor of the agent that runs on it. */
export interface LanguageModelSource {
  readonly model: LanguageModel;
  readonly vendor: Vendor;
}

/** Resolvers of `LanguageModel`. */
export const languageModelResolvers = {
  id: pure(({ model }: LanguageModelSource) => model.id),
  provider: pure(({ model }: LanguageModelSource) => model.provider),
  label: pure(({ model }: LanguageModelSource) => model.label),
  retiresAt: pure(({ model }: LanguageModelSource) => model.retiresAt),
  retirementSource: pure(({ model }: LanguageModelSource) => model.retirementSource),
  replacements: pure(({ model, vendor }: LanguageModelSource, _: object, { languageModels }: Context) =>
    replacementsOf(model, documentedModels(vendor), languageModels),
  ),
} satisfies LanguageModelResolvers;
