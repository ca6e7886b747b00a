/** @module Which version a caller names, in the words that its vendor has for versions. */
import { sentence } from '../../contract/mistakes.ts';
import type { VersionName } from '../../core/agent.ts';
import type { UserError } from './user-error.ts';

/** A version as a mutation's input names it: by its number, by its id, or not at all. */
export interface VersionInput {
  readonly version?: number | null | undefined;
  readonly versionId?: string | null | undefined;
}

/** The version that an input names; undefined for none, a mistake for two names or a wrong one. */
export function versionNamed({ version, versionId }: VersionInput): VersionName | UserError | undefined {
  const isNumberGiven = version !== null && version !== undefined;
  const isIdGiven = versionId !== null && versionId !== undefined;
  if (isNumberGiven && isIdGiven) return mistake('versionId', 'can not be given together with version');
  if (isNumberGiven) {
    return Number.isSafeInteger(version) && version >= 1
      ? version
      : mistake('version', 'must be a whole number from 1 on');
  }
  if (!isIdGiven) return undefined;
  return versionId === '' ? mistake('versionId', 'must not be empty') : versionId;
}

/** The number in an id, for vendors whose version ids are their numbers; undefined when the id is not a number. */
export function numberIn(versionId: string): number | undefined {
  const number = Number(versionId);
  return /^[1-9]\d*$/.test(versionId) && Number.isSafeInteger(number) ? number : undefined;
}

/** A mistake in one member of an input. */
export function mistake(name: string, predicate: string, code: UserError['code'] = 'INVALID'): UserError {
  return { code, message: sentence([name], predicate), field: [name] };
}
