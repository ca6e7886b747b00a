import type { Account } from '../../accounts/account.ts';
import { inputPath } from '../../contract/input.ts';
import { sentence } from '../../contract/mistakes.ts';
import { blankSecrets } from '../../core/secrets/redacted.ts';
import { bodyOf } from '../../vendors/bodies.ts';
import { InputError } from '../../vendors/plan.ts';
import type { Execution } from './execution.ts';
import { obstacle, type UserError } from './user-error.ts';

/** Why a write could not be laid out. Nothing was changed. */
export function planFailure(
  error: unknown,
  { account, contract }: Pick<Execution, 'account' | 'contract'>,
): UserError[] {
  const { vendor } = account;
  if (!(error instanceof InputError)) return [obstacle(error, account)];
  return error.paths.map((path) => {
    const field =
      contract === undefined ? [...path] : inputPath(bodyOf(vendor.contract, contract), path, vendor.inputMember);
    return { code: 'INVALID', message: sentence(field, objectionOf(error, account)), field };
  });
}

/** What a plan has against a value. It may quote what the vendor holds: names of models, of headers. */
export function objectionOf({ message }: InputError, { findSecrets }: Account): string {
  return blankSecrets(message, findSecrets);
}
