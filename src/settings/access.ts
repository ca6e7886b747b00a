/** @module Who may come in: the section `access` of the configuration. */
import { z } from 'zod';
import { SCOPES } from '../access/caller.ts';
import { jwtSettings } from './jwt.ts';
import { rateLimit } from './rate-limit.ts';

const nameExpectation = 'expected letters, digits, hyphens, dots and underscores, 64 at most';

/** As it stands in logs. */
const callerName = z.string({ error: nameExpectation }).regex(/^[\w.-]{1,64}$/, { error: nameExpectation });

const hashExpectation =
  'expected a SHA-256 in 64 lower-case hexadecimal digits; "rollcall key new" prints it with its key';

/** Most keys of one caller: the one in use, and the one that takes its place. */
const MAX_KEYS = 2;

const apiKeyHash = z.strictObject({
  /** Of the key's text. */
  sha256: z.string({ error: hashExpectation }).regex(/^[0-9a-f]{64}$/, { error: hashExpectation }),
  /** From then on the key is refused: a day (from its beginning, UTC) or a point in time. @default never */
  expiresAt: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], {
      error: 'expected a day such as 2027-01-31, or a point in time such as 2027-01-31T12:00:00Z',
    })
    .transform((text) => new Date(text))
    .optional(),
});

/** A caller that signs in with a key, as it stands in the file. */
export const apiKeyCallerSettings = z.strictObject({
  name: callerName,
  /** What it may do. */
  scopes: z.array(z.enum(SCOPES)).min(1, 'expected at least one scope'),
  /** Ids of the accounts that exist for it. @default all */
  accounts: z.array(z.string()).optional(),
  /** What it may ask for in a minute. @default what `access.rateLimit` says */
  rateLimit: rateLimit.optional(),
  keys: z
    .array(apiKeyHash)
    .min(1, 'expected at least one key')
    .max(MAX_KEYS, `expected at most ${MAX_KEYS} keys: the one in use, and the one that takes its place`),
});

const EXPECTED = 'expected none, or a map with the keys apiKeys, jwt and rateLimit';

/** Who may come in: `none`, or how callers sign in. */
export const accessSettings = z.preprocess(
  (value) => (value === 'none' ? undefined : value),
  z
    .strictObject(
      {
        /** Callers that sign in with a key. */
        apiKeys: z.array(apiKeyCallerSettings).default([]),
        /** Callers that sign in with a token of an issuer. */
        jwt: jwtSettings.optional(),
        /** What each caller may ask for in a minute, unless its own entry says otherwise. @default any number */
        rateLimit: rateLimit.optional(),
      },
      { error: ({ code }) => (code === 'invalid_type' ? EXPECTED : undefined) },
    )
    .superRefine(({ apiKeys, jwt }, context) => {
      if (apiKeys.length === 0 && jwt === undefined) {
        context.addIssue({ code: 'custom', message: 'expected at least one caller, or none' });
      }
      const refuse = (path: Place, message: string) =>
        context.addIssue({ code: 'custom', path: ['apiKeys', ...path], message });
      const names = apiKeys.map(({ name }, caller) => [name, [caller, 'name']] as const);
      for (const path of repeated(names)) {
        refuse(path, 'expected a name of its own: a caller has all of its keys in one entry');
      }
      const hashes = apiKeys.flatMap(({ keys }, caller) =>
        keys.map(({ sha256 }, key) => [sha256, [caller, 'keys', key, 'sha256']] as const),
      );
      for (const path of repeated(hashes)) refuse(path, 'expected a key of its own: an entry before has the same');
    })
    .optional(),
);

type Place = readonly (string | number)[];

/** The places at which a text stands that stood before. */
function repeated(texts: readonly (readonly [text: string, place: Place])[]): Place[] {
  const known = new Set<string>();
  return texts.flatMap(([text, place]) => {
    const isKnown = known.has(text);
    known.add(text);
    return isKnown ? [place] : [];
  });
}

/** What {@link accessSettings} gives: undefined where nobody signs in. */
export type CheckedAccessSettings = z.output<typeof accessSettings>;
