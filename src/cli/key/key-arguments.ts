import { StartUpError } from '../../core/errors/start-up-error.ts';
import { apiKeyCallerSettings } from '../../settings/access.ts';
import { expectation } from '../../settings/expectations.ts';
import { accountSettingsBase } from '../../settings/settings.ts';
import { argumentsError, readOptions } from '../read-options.ts';

/** What a key is to be made for, as it is to stand in the file. */
export interface KeyRequest {
  readonly name: string;
  readonly scopes: readonly string[];
  /** Undefined: all. */
  readonly accounts: readonly string[] | undefined;
  /** A day, or a point in time. */
  readonly expiresAt: string | undefined;
}

const OPTIONS = {
  name: { type: 'string' },
  scope: { type: 'string' },
  account: { type: 'string' },
  'expires-at': { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Which option a setting of the file comes from. */
const OPTION_OF: Readonly<Record<string, string>> = {
  name: '--name',
  scopes: '--scope',
  accounts: '--account',
  keys: '--expires-at',
};

/** Stands in for the hash of a key that is not made yet. */
const ANY_HASH = '0'.repeat(64);

/**
 * Reads what stands behind `key new`, and checks it as the configuration will be.
 *
 * @param now milliseconds since 1970
 * @returns undefined for `--help`
 * @throws StartUpError for the first mistake
 */
export function parseKeyArguments(argv: readonly string[], now: number): KeyRequest | undefined {
  const given = readOptions(argv, OPTIONS, 'key new');
  if (given.has('help')) return undefined;
  const name = given.only('name');
  if (name === undefined) throw argumentsError('--name, the name of the caller', 'key new');
  const scopes = [...new Set(given.all('scope'))];
  if (scopes.length === 0) throw argumentsError('at least one --scope, what the caller may do', 'key new');
  const accounts = given.has('account') ? [...new Set(given.all('account'))] : undefined;
  const expiresAt = given.only('expires-at');
  const caller = { name, scopes, accounts, keys: [{ sha256: ANY_HASH, expiresAt }] };
  const { data, error } = apiKeyCallerSettings.safeParse(caller, { error: expectation });
  const [issue] = error?.issues ?? [];
  if (issue !== undefined) throw new StartUpError(`${OPTION_OF[String(issue.path[0])]}: ${issue.message}`);
  for (const id of accounts ?? []) accountId(id);
  const end = data?.keys[0]?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (end <= now) throw new StartUpError('--expires-at: expected a time that is yet to come');
  return { name, scopes, accounts, expiresAt };
}

function accountId(text: string): void {
  const { error } = accountSettingsBase.shape.id.safeParse(text, { error: expectation });
  if (error) throw new StartUpError(`--account: ${error.issues[0]?.message}`);
}
