import { inputPath } from '../../contract/input.ts';
import { capitalized } from '../../core/words.ts';
import { bodyOf } from '../../vendors/bodies.ts';
import type { PlannedCall } from '../../vendors/plan.ts';
import type { SavedValue } from '../../vendors/saved.ts';
import type { Execution } from './execution.ts';
import type { UserError } from './user-error.ts';

/**
 * One `INCOMPLETE` for each place of the input that was not set, or one alone where the calls set none.
 *
 * @param failure why the first of the calls was not accepted
 * @param unsent that call and all that were to follow it
 * @param agent what the agent is called in a sentence
 */
export function incomplete(
  { message, vendorError }: UserError,
  unsent: readonly PlannedCall<SavedValue>[],
  { account: { vendor }, contract }: Pick<Execution, 'account' | 'contract'>,
  agent = 'the agent',
): UserError[] {
  const fields = unsent.flatMap(({ sets }) =>
    sets.map((path) =>
      contract === undefined ? [...path] : inputPath(bodyOf(vendor.contract, contract), path, vendor.inputMember),
    ),
  );
  const distinct = [...new Map(fields.map((field) => [field.join('.'), field])).values()];
  const start = `${capitalized(agent)} exists, but`;
  if (distinct.length === 0) {
    return [{ code: 'INCOMPLETE', message: `${start} a later step failed: ${message}`, vendorError }];
  }
  return distinct.map((field) => ({
    code: 'INCOMPLETE',
    message: `${start} ${field.join('.')} could not be set: ${message}`,
    field,
    vendorError,
  }));
}
