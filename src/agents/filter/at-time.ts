import { addDuration } from '../../core/durations.ts';
import { mapConditions } from './combine.ts';
import type { Predicate, RelativePredicate, RelativeScalar, Scalar } from './predicate.ts';

/**
 * A predicate with points in time in the place of durations.
 *
 * @param now what durations are counted from: one time for the whole request
 */
export function atTime(predicate: RelativePredicate, now: Date): Predicate {
  return mapConditions<RelativeScalar, Scalar>(predicate, (condition) => {
    switch (condition.op) {
      case 'IN':
      case 'HAS_ANY':
        return { ...condition, values: condition.values.map((value) => resolved(value, now)) };
      case 'GT':
      case 'GTE':
      case 'LT':
      case 'LTE':
        return { ...condition, value: resolved(condition.value, now) };
      default:
        return condition;
    }
  });
}

function resolved(value: RelativeScalar, now: Date): Scalar {
  return typeof value === 'object' && !(value instanceof Date) ? addDuration(now, value) : value;
}
