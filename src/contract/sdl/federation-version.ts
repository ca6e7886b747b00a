/** @module Versions of the federation specification, as `major.minor`. */

/**
 * The oldest one. It has all that is needed here, and every composition since 2022 knows it; a newer one would be refused by
 * those that are older.
 */
export const OLDEST_FEDERATION = '2.0';

/** The first one with `@authenticated` and `@requiresScopes`. */
const FIRST_WITH_SCOPES = 5;

/** Whether a version knows the directives that say what a caller needs. */
export function knowsScopes(version: string): boolean {
  return Number(version.split('.')[1]) >= FIRST_WITH_SCOPES;
}
