import { ENDED } from '../limits/count-field.ts';
import { after, failLater, failNow, hold, release } from './failures.ts';
import { FieldInfo } from './field-info.ts';
import type { Frame } from './frame.ts';
import { isPromise } from './is-promise.ts';
import type { Container, FieldPlan, SelectionPlan, SlotPlan } from './plan.ts';
import type { Run } from './run.ts';
import { share, sharedObject } from './shared-objects.ts';

/** Pure resolvers take none. */
const NO_INFO = undefined as never;

/**
 * Resolves and completes the fields of an object. What it gives may still wait for values: then the frame is held.
 *
 * @throws the error that stands for the object
 */
export function executeFields(run: Run, plan: SelectionPlan, source: unknown, frame: Frame): Container {
  if (!plan.isShareable || typeof source !== 'object' || source === null) return makeObject(run, plan, source, frame);
  const known = sharedObject(source, plan);
  if (known !== undefined && run.answer?.error === undefined) return run.reuse(known, frame);
  const { answer, ownValues, isDoomed } = run;
  const errors = run.errors.length;
  const [nodes, bytes] = [answer?.nodes ?? 0, answer?.bytes ?? 0];
  const object = makeObject(run, plan, source, frame);
  const isOwn =
    run.ownValues > ownValues || frame.pending > 0 || run.errors.length > errors || run.isDoomed !== isDoomed;
  if (!isOwn && answer?.error === undefined) {
    share(source, plan, { object, nodes: (answer?.nodes ?? 0) - nodes, bytes: (answer?.bytes ?? 0) - bytes });
  }
  return object;
}

function makeObject(run: Run, plan: SelectionPlan, source: unknown, frame: Frame): Container {
  const result = { ...plan.template };
  for (const field of plan.fields) {
    try {
      result[field.key] = executeField(run, field, source, frame, result);
    } catch (error) {
      if (frame.pending === 0) throw error;
      run.isDoomed = true;
      frame.doom = error as NonNullable<Frame['doom']>;
      break;
    }
  }
  return result;
}

/** Resolves and completes one field. @throws the error that stands for the object around it */
export function executeField(run: Run, field: FieldPlan, source: unknown, owner: Frame, into: Container): unknown {
  const { key, count } = field;
  let isResolved = false;
  try {
    if (count !== undefined && run.answer.error !== undefined) {
      // Nobody will see it. What can be null ends here; what can not ends all around it.
      if (field.isRequired) throw ENDED;
      return null;
    }
    let value = resolveField(run, field, source, owner);
    isResolved = true;
    if (isPromise(value)) {
      later(run, field, value, owner, into);
      return null;
    }
    if (count !== undefined) value = count.value(run.answer, key, value);
    return field.complete(run, value, owner, into, key, 1);
  } catch (error) {
    if (!isResolved && count !== undefined && error !== ENDED) count.error(run.answer, key);
    return failNow(run, field, owner, key, error);
  }
}

function resolveField(run: Run, field: FieldPlan, source: unknown, owner: Frame): unknown {
  const { resolve, name, isPure } = field;
  if (!isPure) run.ownValues++;
  if (resolve !== undefined) {
    return resolve(source, field.argumentsOf(run), run.context, isPure ? NO_INFO : new FieldInfo(run, field, owner));
  }
  if ((typeof source !== 'object' && typeof source !== 'function') || source === null) return undefined;
  const value = (source as Container)[name];
  if (typeof value !== 'function') return value;
  run.ownValues++;
  return (source as { [key: string]: (...call: unknown[]) => unknown })[name]?.(
    field.argumentsOf(run),
    run.context,
    new FieldInfo(run, field, owner),
  );
}

/** Completes the value of a field when a promise gives it. */
function later(run: Run, field: FieldPlan, promise: PromiseLike<unknown>, owner: Frame, into: Container): void {
  const { key, count } = field;
  whenGiven(
    run,
    field,
    promise,
    owner,
    into,
    key,
    (value) => {
      const counted = count === undefined ? value : count.value(run.answer, key, value);
      return field.complete(run, counted, owner, into, key, 2);
    },
    () => count?.error(run.answer, key),
  );
}

/** Completes an item of a list when a promise gives it. */
export function completeItemLater(
  run: Run,
  item: SlotPlan,
  promise: PromiseLike<unknown>,
  owner: Frame,
  into: Container,
  index: number,
): void {
  whenGiven(run, item, promise, owner, into, index, (value) => item.complete(run, value, owner, into, index, 2));
}

function whenGiven(
  run: Run,
  slot: SlotPlan,
  promise: PromiseLike<unknown>,
  owner: Frame,
  into: Container,
  key: string | number,
  complete: (value: unknown) => unknown,
  onError?: () => void,
): void {
  const fail = (error: unknown) => after(1, () => failLater(run, slot, owner, into, key, error));
  promise.then(
    (value) => {
      try {
        into[key] = complete(value);
      } catch (error) {
        return fail(error);
      }
      release(run, owner, 1);
    },
    (error: unknown) => {
      onError?.();
      fail(error);
    },
  );
  hold(owner);
}
