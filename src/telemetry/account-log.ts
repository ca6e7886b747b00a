import type { VendorErrorCode } from '../core/errors/codes.ts';
import type { CallOperation } from '../http/call.ts';
import { VENDOR_CALL_CHANNEL, type VendorCallEvent } from '../http/events.ts';
import type { Logger } from '../logger.ts';
import type { CircuitState } from '../vendors/client.ts';
import { listenTo, type Stop } from './subscribe.ts';

/** How an account is looked at. */
export interface AccountLogOptions {
  readonly logger: Logger;
  /** The state of an account's circuit; undefined for an account that is not served any more. */
  readonly circuitOf: (accountId: string) => CircuitState | undefined;
  /** Milliseconds that only go on. @default those of the process */
  readonly now?: () => number;
}

/** What fails for reasons of the account, whatever was asked for. */
const FAILS: readonly string[] = [
  'UNAVAILABLE',
  'TIMEOUT',
  'CIRCUIT_OPEN',
  'UNAUTHORIZED',
  'RATE_LIMITED',
] satisfies VendorErrorCode[];

/** What does so only where no single agent was asked for: one agent's document may be broken, or kept from this key. */
const FAILS_A_LIST: readonly string[] = ['FORBIDDEN', 'BAD_RESPONSE'] satisfies VendorErrorCode[];
const LISTS: readonly (CallOperation | null)[] = ['LIST', 'COUNT', 'HEALTH', 'AUTHORIZE'];

/** An account that fails again within this time is unsteady, and well only after as much time without a failure; milliseconds. */
const STEADY_MS = 60_000;

/** What is known of one account. */
interface AccountState {
  isFailing: boolean;
  /** It failed, was well, and failed again soon. */
  isUnsteady: boolean;
  /** When that began. */
  since: number;
  lastFailureAt: number;
  /** Calls that failed since it fails. */
  failedCalls: number;
  isCircuitClosed: boolean;
}

/**
 * Logs when an account begins to fail, and when it is well again, not each call; and when its circuit opens and closes. It is
 * found out from the calls that are made: of an account that nobody asks nothing is known.
 */
export function logAccounts({ logger, circuitOf, now = () => performance.now() }: AccountLogOptions): Stop {
  const states = new Map<string, AccountState>();
  return listenTo<VendorCallEvent>(VENDOR_CALL_CHANNEL, logger, (event) => {
    const { accountId } = event;
    if (accountId === null) return;
    const state = states.get(accountId) ?? newState();
    states.set(accountId, state);
    if (isFailure(event)) noteFailure(state, event);
    else if (event.outcome === 'OK') noteSuccess(state, event);
    noteCircuit(state, event);
  });

  function noteFailure(state: AccountState, { accountId, vendor, outcome, status, operation }: VendorCallEvent): void {
    state.lastFailureAt = now();
    state.failedCalls++;
    if (state.isFailing) return;
    state.isUnsteady = now() - state.since < STEADY_MS;
    Object.assign(state, { isFailing: true, since: now(), failedCalls: 1 });
    const message = state.isUnsteady ? 'an account fails again and again' : 'an account fails';
    logger.warn({ accountId, vendor, outcome, status, operation }, message);
  }

  function noteSuccess(state: AccountState, { accountId, vendor }: VendorCallEvent): void {
    if (!state.isFailing || (state.isUnsteady && now() - state.lastFailureAt < STEADY_MS)) return;
    const { failedCalls } = state;
    const ms = Math.round(now() - state.since);
    Object.assign(state, { isFailing: false, since: now() });
    logger.info({ accountId, vendor, failedCalls, ms }, 'an account is well again');
  }

  function noteCircuit(state: AccountState, { accountId, vendor, outcome }: VendorCallEvent): void {
    const isClosed = (circuitOf(accountId ?? '') ?? 'CLOSED') === 'CLOSED';
    if (isClosed === state.isCircuitClosed) return;
    state.isCircuitClosed = isClosed;
    if (isClosed) logger.info({ accountId, vendor }, 'circuit closed');
    else logger.warn({ accountId, vendor, outcome }, 'circuit opened');
  }
}

function newState(): AccountState {
  const longAgo = Number.NEGATIVE_INFINITY;
  return {
    isFailing: false,
    isUnsteady: false,
    since: longAgo,
    lastFailureAt: longAgo,
    failedCalls: 0,
    isCircuitClosed: true,
  };
}

function isFailure({ outcome, operation }: VendorCallEvent): boolean {
  return FAILS.includes(outcome) || (FAILS_A_LIST.includes(outcome) && LISTS.includes(operation));
}
