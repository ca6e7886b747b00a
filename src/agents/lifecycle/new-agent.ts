import type { Account } from '../../accounts/account.ts';
import { readInput, type UnifiedInput } from '../../contract/input.ts';
import type { JsonObject } from '../../core/agent.ts';
import { type ExtensionInput, extensionOf } from './extension-input.ts';
import { roundedNumbers } from './given-numbers.ts';
import { maskErrors } from './masks.ts';
import { planFailure } from './plan-failure.ts';
import type { UserError } from './user-error.ts';

/** What a new agent is to be made of, as far as it is given. */
export interface NewAgent {
  /** In wire keys. */
  readonly body: JsonObject;
  /** The fields of the vendor's own member of the extension. */
  readonly extension: JsonObject;
  /** Every mistake that can be found without asking the vendor. */
  readonly errors: readonly UserError[];
}

/** @param isPartial what is missing comes from the agent that is copied */
export function readNewAgent(
  account: Account,
  given: { readonly unified: UnifiedInput; readonly extension: ExtensionInput | undefined },
  isPartial: boolean,
): NewAgent {
  const { contract, inputMember, label } = account.vendor;
  const createAgent = contract.createAgent;
  const { fields: extension, errors: misplaced } = extensionOf(account.vendor, given.extension);
  const { body, issues } = readInput(
    { contract: createAgent, inputMember, label, isPartial },
    given.unified,
    extension,
  );
  const told = [...misplaced, ...issues.filter(({ isMissing }) => !(isPartial && isMissing))];
  const places = new Set(told.map(({ field }) => JSON.stringify(field)));
  const others = [
    ...maskErrors(body, account),
    ...roundedNumbers(body, createAgent).flatMap((error) => planFailure(error, { account, contract: 'createAgent' })),
  ].filter(({ field }) => !places.has(JSON.stringify(field)));
  return { body, extension, errors: [...told, ...others] };
}
