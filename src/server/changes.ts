/** @module What a reload changes, for the log. */
import { isDeepStrictEqual } from 'node:util';
import type { Setup } from './setup.ts';

/** By the ids of accounts and the names of sections, never by values: those may be credentials. */
export interface Changes {
  /** How many accounts are served now. */
  readonly accounts: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Accounts whose settings are others now, credentials included. */
  readonly changed: readonly string[];
  /** Other sections of the file that say something else now. */
  readonly sections: readonly string[];
}

const SECTIONS = ['server', 'federation', 'access', 'store', 'languageModels'] as const;

/** How two setups differ. */
export function changesOf(before: Setup, after: Setup): Changes {
  const known = new Map(before.accounts.map((account) => [account.id, account]));
  const kept = new Set(after.accounts.map(({ id }) => id));
  const changed = after.accounts.filter((account) => {
    const earlier = known.get(account.id);
    return earlier !== undefined && !isDeepStrictEqual(earlier, account);
  });
  return {
    accounts: after.accounts.length,
    added: [...kept].filter((id) => !known.has(id)),
    removed: [...known.keys()].filter((id) => !kept.has(id)),
    changed: changed.map(({ id }) => id),
    sections: SECTIONS.filter((section) => !isDeepStrictEqual(before[section], after[section])),
  };
}
