/**
 * @module What is waited for, and where errors go to. Counters stand for the promises of objects and lists that graphql-js makes.
 * With these, it hears of an error some microtasks after it happened, and in between, others may be told whose place is gone
 * afterwards. Which errors are told, and in which order, follows it here: so errors, and only they, take their time.
 */
import { type GraphQLError, locatedError } from 'graphql';
import { type Frame, pathTo } from './frame.ts';
import type { Container, SlotPlan } from './plan.ts';
import type { Run } from './run.ts';

/** Waits for one more value in a frame. */
export function hold(frame: Frame): void {
  for (let held: Frame | undefined = frame; held !== undefined && held.pending++ === 0; held = held.prev);
}

/**
 * One value less to wait for.
 *
 * @param lag microtasks that graphql-js would take until it sees the value. They are taken only where an error waits for it.
 */
export function release(run: Run, frame: Frame, lag: number): void {
  if (run.isDoomed && lag > 0) {
    after(lag, () => release(run, frame, 0));
    return;
  }
  if (frame.isFailed || --frame.pending > 0) return;
  if (frame.doom !== undefined) failFrame(run, frame, frame.doom);
  else if (frame.prev === undefined) run.onIdle();
  else release(run, frame.prev, frame.delay);
}

/** What was thrown while a value was completed, told at once: null stands for it. @throws where nothing may be null */
export function failNow(run: Run, slot: SlotPlan, owner: Frame, key: string | number, thrown: unknown): null {
  const error = locatedError(thrown, slot.field.nodes, pathTo(owner, key));
  if (slot.isRequired) throw error;
  tell(run, owner, key, error);
  return null;
}

/** As {@link failNow}, of a value that was waited for. */
export function failLater(
  run: Run,
  slot: SlotPlan,
  owner: Frame,
  into: Container,
  key: string | number,
  thrown: unknown,
): void {
  const error = locatedError(thrown, slot.field.nodes, pathTo(owner, key));
  if (slot.isRequired) failFrame(run, owner, error);
  else {
    tell(run, owner, key, error);
    into[key] = null;
    release(run, owner, 0);
  }
}

/** An error stands for a whole object or list, in which other values may be waited for. */
export function failFrame(run: Run, frame: Frame, error: GraphQLError): void {
  if (frame.isFailed) return;
  frame.isFailed = true;
  const { doom, delay } = frame;
  // What was thrown first is told, when graphql-js has waited for the rest.
  after(delay + (doom === undefined ? 0 : 1), () => tellFrame(run, frame, doom ?? error));
}

/** The error of a frame has come to its place. */
export function tellFrame(run: Run, frame: Frame, thrown: unknown): void {
  const { slot, prev, into, key } = frame;
  frame.isFailed = true;
  if (slot === undefined || prev === undefined) run.onFailure(thrown as GraphQLError);
  else failLater(run, slot, prev, into, key, thrown);
}

/** A list that something was thrown out of: what is waited for in it is of no interest. */
export function abandon(frame: Frame): void {
  const isHeld = frame.pending > 0;
  frame.isFailed = true;
  // The reverse of holding: all around it are still being made, so that none of them ends by this.
  if (!isHeld) return;
  for (let held = frame.prev; held !== undefined && --held.pending === 0; held = held.prev);
}

/** Puts an error into the answer, unless null stands around its place already. */
function tell(run: Run, owner: Frame, key: string | number, error: GraphQLError): void {
  const { nulled } = run;
  if (run.isNulled) return;
  for (let frame = owner; frame.prev !== undefined; frame = frame.prev) {
    if (nulled.get(frame.prev)?.has(frame.key)) return;
  }
  nulled.set(owner, (nulled.get(owner) ?? new Set()).add(key));
  run.errors.push(error);
}

/** Calls back so many microtasks later. */
export function after(microtasks: number, callback: () => void): void {
  if (microtasks <= 0) callback();
  else queueMicrotask(() => after(microtasks - 1, callback));
}
