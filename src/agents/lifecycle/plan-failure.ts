import { inputPath } from '../../contract/input.ts';
import { sentence } from '../../contract/mistakes.ts';
import { InputError } from '../../vendors/vendor.ts';
import type { Execution } from './execute.ts';
import { readFailure, type UserError } from './user-error.ts';

/** Why a write could not be laid out. Nothing was changed. */
export function planFailure(error: unknown, { account, contract }: Omit<Execution, 'plan'>): UserError {
  const { vendor } = account;
  if (!(error instanceof InputError)) return readFailure(error, vendor);
  const field =
    contract === undefined ? [...error.path] : inputPath(vendor.contract[contract], error.path, vendor.inputMember);
  return { code: 'INVALID', message: sentence(field, error.message), field };
}
