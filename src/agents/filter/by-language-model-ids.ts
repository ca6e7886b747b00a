import { conditionsOf, isIn, mapConditions, or } from './combine.ts';
import { holdsFor } from './compare-value.ts';
import {
  type Condition,
  FALSE,
  type LanguageModelReference,
  type Predicate,
  type Scalar,
  unified,
} from './predicate.ts';

const ID = unified('languageModel');

/** Whether a predicate asks for what is known of language models, which no agent holds. */
export function asksOfLanguageModels(predicate: Predicate): boolean {
  return conditionsOf(predicate).some(({ condition }) => referenceOf(condition) !== undefined);
}

/**
 * A predicate that holds for the same agents, with conditions on the ids of language models in the place of those on what is
 * known of them.
 *
 * @param ids of all language models that the agents run on
 */
export function byLanguageModelIds(predicate: Predicate, ids: readonly string[]): Predicate {
  return mapConditions<Scalar, Scalar>(predicate, (condition) => {
    const reference = referenceOf(condition);
    if (reference === undefined || !('field' in condition)) return condition;
    return or<Scalar>([
      isIn<Scalar>(
        ID,
        ids.filter((id) => holdsFor(condition, reference.valueFor(id))),
      ),
      holdsFor(condition, null) ? { op: 'IS_NULL', field: ID } : FALSE,
    ]);
  });
}

function referenceOf(condition: Condition): LanguageModelReference | undefined {
  return 'field' in condition && condition.field.kind === 'LANGUAGE_MODEL' ? condition.field : undefined;
}
