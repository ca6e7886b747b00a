import { inputPath } from '../../contract/input.ts';
import { sentence } from '../../contract/mistakes.ts';
import { InputError } from '../../vendors/vendor.ts';
import type { Execution } from './execute.ts';
import { obstacle, type UserError } from './user-error.ts';

/** Why a write could not be laid out. Nothing was changed. */
export function planFailure(error: unknown, { account, contract }: Pick<Execution, 'account' | 'contract'>): UserError {
  const { vendor } = account;
  if (!(error instanceof InputError)) return obstacle(error, account);
  const field =
    contract === undefined ? [...error.path] : inputPath(vendor.contract[contract], error.path, vendor.inputMember);
  return { code: 'INVALID', message: sentence(field, error.message), field };
}
