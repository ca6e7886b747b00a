import type { Account } from '../../accounts/account.ts';
import { readInput, type UnifiedInput } from '../../contract/input.ts';
import type { JsonObject } from '../../core/agent.ts';
import { isAtOrBelow } from '../../core/json.ts';
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
  /** Of a copy: what is given has to be read once more when it is known what the original has. */
  readonly isOpen: boolean;
  /** Unified fields that are not in the body before that. */
  readonly undecided: UnifiedInput;
  /** Paths of what is given in the body, where it stands in something that is the original's. */
  readonly givenIn: readonly GivenIn[];
}

/** What is given of a list that is the original's otherwise. */
export interface GivenIn {
  readonly list: readonly string[];
  readonly paths: readonly (readonly string[])[];
}

/**
 * @param isPartial what is missing comes from the agent that is copied
 * @param held what a copy has of that agent; undefined where it is not known yet
 */
export function readNewAgent(
  account: Account,
  given: { readonly unified: UnifiedInput; readonly extension: ExtensionInput | undefined },
  isPartial: boolean,
  held: JsonObject | undefined = isPartial ? undefined : {},
): NewAgent {
  const { contract, inputMember, label } = account.vendor;
  const createAgent = contract.createAgent;
  const { fields: extension, errors: misplaced } = extensionOf(account.vendor, given.extension);
  const { body, issues, isOpen, undecided, placed, heldLists } = readInput(
    { contract: createAgent, inputMember, label, isPartial },
    given.unified,
    extension,
    held,
  );
  const told = [...misplaced, ...issues.filter(({ isMissing }) => !(isPartial && isMissing))];
  const places = new Set(told.map(({ field }) => JSON.stringify(field)));
  const others = [
    ...maskErrors(body, account),
    ...roundedNumbers(body, createAgent).flatMap((error) => planFailure(error, { account, contract: 'createAgent' })),
  ].filter(({ field }) => !places.has(JSON.stringify(field)));
  const givenIn = heldLists.map((list) => {
    const paths = placed.map(({ path }) => path).filter((path) => isAtOrBelow(path, list));
    return { list, paths };
  });
  return { body, extension, errors: [...told, ...others], isOpen, undecided, givenIn };
}
