/** @module The events of writes: what was done with which agent, for whom, and what came of it. */
import { channel } from 'node:diagnostics_channel';
import { isCancelled } from '../../accounts/account-failure.ts';
import type { AgentRecord, JsonObject, WriteOperation } from '../../core/agent.ts';
import type { UserErrorCode } from '../../core/errors/codes.ts';
import { formatAgentId } from '../../core/ids.ts';
import type { Outcome } from './outcome.ts';
import { withWriteSpan } from './write-span.ts';

/** The name of the channel of `node:diagnostics_channel` that {@link WriteEvent}s are published on. */
export const WRITE_CHANNEL = 'rollcall:write';

/** One mutation that has ended. Holds no secret: documents and errors are those that the API shows. */
export interface WriteEvent {
  /** Whose mutation it was: `anonymous` as long as nobody signs in. */
  readonly caller: string;
  readonly operation: WriteOperation;
  /** The account that was written to; null when no account of the given id is configured. */
  readonly accountId: string | null;
  /** The account's vendor, as the configuration names it. */
  readonly vendor: string | null;
  /** Global id of the agent that was written; of a new one, null when it was not made, or is not known. */
  readonly agentId: string | null;
  /** Of a copy: the global id of the original. */
  readonly sourceAgentId: string | null;
  /** A dry run sends nothing. */
  readonly dryRun: boolean;
  /** The mutation named an idempotency key. */
  readonly hasIdempotencyKey: boolean;
  /**
   * Whether the write itself was run. false: it was refused by the ids or the key that it named, or answered with what an
   * earlier call with the same idempotency key came to.
   */
  readonly executed: boolean;
  /** The agent as it was read before the write, as `Agent.raw` shows it; null when it was not read, or is new. */
  readonly before: JsonObject | null;
  /** The agent as the vendor holds it afterwards; null when there is none to show. */
  readonly after: JsonObject | null;
  /**
   * `OK`; or the code of the first of the answer's `userErrors`; or `CANCELLED`, when the client went away before anything
   * was sent.
   */
  readonly outcome: 'OK' | 'CANCELLED' | UserErrorCode;
  /** The codes of all `userErrors`, each once. */
  readonly errorCodes: readonly UserErrorCode[];
  /** How long it took, waiting for other writes of the same agent included; milliseconds. */
  readonly ms: number;
}

/** What is known of a write before it is run. */
export type PlannedWrite = Pick<
  WriteEvent,
  'caller' | 'operation' | 'accountId' | 'vendor' | 'agentId' | 'sourceAgentId' | 'dryRun' | 'hasIdempotencyKey'
>;

/** A write calls it with what is not known before the write is run. */
export interface WriteObserver {
  /** The write is run. */
  onExecute(): void;
  /** The agent was read, and will be changed if nothing speaks against it. */
  onRead(agent: AgentRecord): void;
}

const writes = channel(WRITE_CHANNEL);

/** Runs a write in a span, and publishes its event, whatever comes of it. Without a subscriber it only runs. */
export function withWriteEvent(
  planned: PlannedWrite,
  write: (observer: Partial<WriteObserver>) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  return withWriteSpan(planned, () => observe(planned, write));
}

async function observe(
  planned: PlannedWrite,
  write: (observer: Partial<WriteObserver>) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  if (!writes.hasSubscribers) return write({});
  const begin = performance.now();
  let executed = false;
  let before: AgentRecord | undefined;
  const publish = (came: Pick<WriteEvent, 'outcome' | 'errorCodes' | 'after' | 'agentId'>) => {
    const ms = performance.now() - begin;
    writes.publish({ ...planned, ...came, executed, before: before?.raw ?? null, ms } satisfies WriteEvent);
  };
  const observer: WriteObserver = {
    onExecute() {
      executed = true;
    },
    onRead(agent) {
      before = agent;
    },
  };
  try {
    const outcome = await write(observer);
    const errorCodes = [...new Set(outcome.userErrors.map(({ code }) => code))];
    const { agent } = outcome;
    const agentId = agent === null ? planned.agentId : formatAgentId(agent.accountId, agent.vendorId);
    publish({ outcome: errorCodes[0] ?? 'OK', errorCodes, after: agent?.raw ?? null, agentId });
    return outcome;
  } catch (error) {
    const outcome = isCancelled(error) ? 'CANCELLED' : 'UNKNOWN_OUTCOME';
    publish({ outcome, errorCodes: [], after: null, agentId: planned.agentId });
    throw error;
  }
}
