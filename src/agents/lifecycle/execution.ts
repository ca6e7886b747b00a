import type { Account } from '../../accounts/account.ts';
import { secretTexts } from '../../contract/secrets/redact-document.ts';
import { secretPaths } from '../../contract/secrets/secret-paths.ts';
import type { AgentRecord, WriteOperation } from '../../core/agent.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { formatAgentId } from '../../core/ids.ts';
import { bodyOf } from '../../vendors/bodies.ts';
import type { WritePlan } from '../../vendors/plan.ts';
import type { HeldLock } from './locks.ts';

/** A plan and where it belongs. */
export interface Execution {
  readonly account: Account;
  /** What is done, for the events of the calls. */
  readonly operation: WriteOperation;
  readonly plan: WritePlan;
  /** The contract of the bodies; undefined for plans without an input of fields. */
  readonly contract: 'createAgent' | 'updateAgent' | undefined;
  /** The agent that is changed; undefined when the plan makes it. */
  readonly vendorId: string | undefined;
  /** Ids of agents that are there already, besides those that the account's list was seen to have. */
  readonly existing?: readonly string[];
  /** That agent before the first call. */
  readonly before?: AgentRecord | undefined;
  /** Aborted when the client went away: what was not begun by then is not begun. */
  readonly signal?: Cancellation | undefined;
  /** Of the agent that is changed: what is not sent when it is lost, is not sent. */
  readonly lock?: HeldLock | undefined;
  /** The plan takes the agent away, so that there is none to read back. */
  readonly removes?: boolean;
}

/**
 * Checks before a call is sent that nobody else may write to the agent by now.
 *
 * @throws VendorError `UNAVAILABLE`
 */
export function requireLock({ lock }: Pick<Execution, 'lock'>): void {
  if (lock?.isHeld() !== false) return;
  const message = 'the process that was to write was held up so long that another one may write to the agent by now';
  throw new VendorError({ code: 'UNAVAILABLE', message, mayHaveTakenEffect: false });
}

/**
 * The strings that stand where a contract has secrets, and those that a plan names: a vendor's error could quote them. Of
 * `Bearer <token>` it could quote the token alone.
 */
export function secretsOf({ account, plan, contract }: Pick<Execution, 'account' | 'contract' | 'plan'>): string[] {
  const paths = contract === undefined ? [] : secretPaths(bodyOf(account.vendor.contract, contract));
  const secrets = plan.flatMap((call) => [...(call.secrets ?? []), ...secretTexts(call.body, paths)]);
  return secrets.flatMap((secret) => [secret, ...(/^[\w-]+ +(\S+)$/.exec(secret)?.slice(1) ?? [])]);
}

/**
 * The agent in a sentence. One that was just made and can not be shown is named by its id, which nobody else could tell
 * the caller.
 *
 * @param shown what the outcome shows of it
 */
export function agentInWords(
  { account, vendorId: before }: Execution,
  vendorId: string | undefined,
  shown: AgentRecord | null,
): string {
  const isNameless = before !== undefined || vendorId === undefined || shown !== null;
  return isNameless ? 'the agent' : `the agent "${formatAgentId(account.id, vendorId)}"`;
}
