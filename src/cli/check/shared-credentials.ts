import { secretTexts } from '../../contract/secrets/redact-document.ts';
import { secretInputPaths } from '../../contract/secrets/secret-paths.ts';
import type { JsonObject } from '../../core/json.ts';
import type { AccountSettings, Vendor } from '../../vendors/vendor.ts';
import type { Warning } from './warning.ts';

/**
 * Accounts with the credentials of another one: usually a line that was copied and not changed to its end.
 *
 * @param accounts in the order of the file
 */
export function sharedCredentials(vendors: readonly Vendor[], accounts: readonly AccountSettings[]): Warning[] {
  const known = accounts.map((account, index) => ({ account, index, credentials: credentialsOf(vendors, account) }));
  return known.flatMap(({ account, index, credentials }) => {
    const first = known.find((other) => other.index < index && credentials !== '' && other.credentials === credentials);
    if (first === undefined) return [];
    const what = isSameAccount(account, first.account)
      ? `reaches the same account as accounts[${first.index}] (${first.account.id}), so that its agents are listed twice`
      : `has the same credentials as accounts[${first.index}] (${first.account.id})`;
    return [{ path: ['accounts', index, 'id'], message: what }];
  });
}

/** All that an account signs in with, as one text; empty where there is nothing, or where nobody checks it. */
function credentialsOf(vendors: readonly Vendor[], account: AccountSettings): string {
  const vendor = vendors.find(({ key }) => key === account.vendor);
  if (vendor === undefined || account.sandbox === true) return '';
  const texts = secretTexts(account, secretInputPaths(vendor.accountSettings));
  return texts.length === 0 ? '' : JSON.stringify(texts.toSorted());
}

/** Whether all but the name is the same: where it is reached, and as whom. */
function isSameAccount(a: AccountSettings, b: AccountSettings): boolean {
  return identity(a) === identity(b);
}

/** How it is called and how fast it is asked are no part of it. */
const OWN_KEYS = ['id', 'label', 'timeoutMs', 'queueTimeoutMs', 'concurrency', 'maxResponseBytes', 'sandbox'];

function identity(account: AccountSettings): string {
  const entries = Object.entries(account as unknown as JsonObject).filter(([key]) => !OWN_KEYS.includes(key));
  return JSON.stringify(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
