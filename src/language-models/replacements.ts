/** @module What an agent could run on in place of a model that ends. */
import { languageModelId } from './language-model-id.ts';
import type { LanguageModel, LanguageModels } from './language-models.ts';

/**
 * Words for models that can be set in place of one that ends: what the operator named, else what the vendor documents to take,
 * and of these never one that the vendor does not take, nor one that ends too. What nothing is known of is only proposed
 * where the operator named it.
 *
 * @param documented the vendor's list of models; undefined where it documents none, and takes whatever it is given
 * @returns null where nobody can say: neither the vendor nor the operator names any, or the model does not end
 */
export function replacementsOf(
  model: LanguageModel,
  documented: readonly string[] | undefined,
  models: LanguageModels,
): readonly string[] | null {
  const proposed = model.replacements ?? documented;
  if (model.retiresAt === null || proposed === undefined) return null;
  const taken = documented && new Map(documented.map((word) => [languageModelId(word), word]));
  return proposed.flatMap((word) => {
    const id = languageModelId(word);
    if (id === null || id === model.id) return [];
    const { retiresAt, isKnown } = models.of(id);
    const isLasting = retiresAt === null && (isKnown || model.replacements !== undefined);
    // As the vendor writes it, where it is the one that says what it takes.
    const wording = taken === undefined ? word : taken.get(id);
    return isLasting && wording !== undefined ? [wording] : [];
  });
}
