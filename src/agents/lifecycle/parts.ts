/** @module What becomes of the parts of an agent, resources of their own, when a plan is not carried out to its end. */
import type { Account } from '../../accounts/account.ts';
import { blankSecrets } from '../../core/secrets/redacted.ts';
import { capitalized } from '../../core/words.ts';
import type { PlannedCall, PlannedPart } from '../../vendors/plan.ts';
import { idText, namesIn, SavedValue, type SavedValues } from '../../vendors/saved.ts';
import type { UserError } from './user-error.ts';

/** A plan that stopped before its end. */
export interface StoppedPlan {
  readonly account: Account;
  /** All of its calls as they were planned, saved values not filled in. */
  readonly plan: readonly PlannedCall<SavedValue>[];
  /** How many of them the vendor accepted. */
  readonly acceptedCount: number;
  readonly values: SavedValues;
  /** Whether the first call that was not accepted may have taken effect all the same. */
  readonly isUnclear: boolean;
}

/** The parts that were made for calls which were not carried out: nothing refers to them, and they are still there. */
export function partsLeft({ account, plan, acceptedCount, values, isUnclear }: StoppedPlan): UserError[] {
  const { label } = account.vendor;
  const accepted = plan.slice(0, acceptedCount);
  const needed = new Set(plan.slice(acceptedCount).flatMap((call) => [...namesIn(call)]));
  // What the agent was given already is its own, whatever else was to refer to it.
  for (const call of accepted) if (call.part === undefined) for (const name of namesIn(call)) needed.delete(name);
  return accepted.flatMap(({ part, saveAs = {} }): UserError[] => {
    const isMade = part?.id instanceof SavedValue && Object.hasOwn(saveAs, part.id.name);
    if (part === undefined || !isMade || !Object.keys(saveAs).some((name) => needed.has(name))) return [];
    const rest = isUnclear ? `is at ${label}, whether an agent uses it or not` : `is left at ${label}`;
    return [
      { code: 'INCOMPLETE', message: `${capitalized(partInWords(part, account, values))} was made and ${rest}.` },
    ];
  });
}

/** A part in a sentence: `the language model configuration "llm_123"`. */
export function partInWords({ label, id }: PlannedPart, { findSecrets }: Account, values?: SavedValues): string {
  const known = id instanceof SavedValue ? values?.get(id.name) : id;
  return known === undefined ? `the ${label}` : `the ${label} "${blankSecrets(idText(known), findSecrets)}"`;
}
