import type { LanguageModelResolvers } from '../../generated/resolvers.ts';
import type { LanguageModel } from '../../language-models/language-models.ts';
import { replacementsOf } from '../../language-models/replacements.ts';
import { documentedModels } from '../../vendors/documented-models.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { Context } from '../context.ts';
import { pure } from '../execution/pure.ts';

/** A language model, and the vendors of the agents that run on it. */
export interface LanguageModelSource {
  readonly model: LanguageModel;
  /** At least one. */
  readonly vendors: readonly Vendor[];
}

/** Resolvers of `LanguageModel`. */
export const languageModelResolvers = {
  id: pure(({ model }: LanguageModelSource) => model.id),
  provider: pure(({ model }: LanguageModelSource) => model.provider),
  label: pure(({ model }: LanguageModelSource) => model.label),
  retiresAt: pure(({ model }: LanguageModelSource) => model.retiresAt),
  retirementSource: pure(({ model }: LanguageModelSource) => model.retirementSource),
  replacements: pure(({ model, vendors }: LanguageModelSource, _: object, context: Context) => {
    const lists = [...new Set(vendors)].map((vendor) => replacementsAt(model, vendor, context));
    return lists.reduce((common, list) => common && list && common.filter((word) => list.includes(word)));
  }),
} satisfies LanguageModelResolvers;

/** What agents of a vendor can run on in place of a model; null where nobody can say. */
export function replacementsAt(
  model: LanguageModel,
  vendor: Vendor,
  { languageModels }: Pick<Context, 'languageModels'>,
): readonly string[] | null {
  return replacementsOf(model, documentedModels(vendor), languageModels);
}
