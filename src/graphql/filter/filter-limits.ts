import { badInput, checkLength } from '../errors.ts';

/** Most filters inside one another, the outermost included. */
const MAX_DEPTH = 10;

/** Most conditions of one filter. */
const MAX_CONDITIONS = 200;

/** Most values of one condition, and most filters in one list. Of some vendors, each tag is a call of its own. */
const MAX_ITEMS = 100;

/** How much of one filter was read, against what is allowed. All methods throw a GraphQLError `BAD_USER_INPUT`. */
export class FilterLimits {
  /** How many conditions there were so far. */
  conditions = 0;

  /** @param depth of a filter, beginning with 1 */
  checkDepth(path: string, depth: number): void {
    if (depth > MAX_DEPTH) throw badInput(path, `expected at most ${MAX_DEPTH} filters inside one another`);
  }

  /** Counts a condition. */
  count(path: string, operand: unknown): void {
    this.conditions++;
    if (this.conditions > MAX_CONDITIONS) throw badInput(path, `expected at most ${MAX_CONDITIONS} conditions in all`);
    if (Array.isArray(operand)) this.checkLength(path, operand);
  }

  /** Of values, or of filters. */
  checkLength(path: string, list: readonly unknown[]): void {
    checkLength(path, list, MAX_ITEMS);
  }
}
