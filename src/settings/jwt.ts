/** @module Callers that sign in with tokens: the section `access.jwt` of the configuration. */
import { z } from 'zod';
import { ALGORITHMS } from '../access/jwt/settings.ts';
import { rateLimit } from './rate-limit.ts';
import { wholeNumber } from './whole-number.ts';

const text = (expected: string) => z.string({ error: `expected ${expected}` }).min(1, `expected ${expected}`);

/** One, or a list: read as a list. */
function oneOrMore<Item>(item: z.ZodType<Item>, expected: string) {
  return z
    .union([item, z.array(item).min(1)], { error: `expected ${expected}` })
    .transform((value) => (Array.isArray(value) ? (value as Item[]) : [value as Item]));
}

const urlExpectation =
  'expected an https URL such as https://login.example.com/.well-known/jwks.json; http is for loopback only';

/** What comes unencrypted could be exchanged on its way, and with it who may sign in. */
const jwksUrl = z.string({ error: urlExpectation }).refine(
  (value) => {
    const url = URL.parse(value);
    if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false;
    const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
    return url.protocol === 'https:' || (url.protocol === 'http:' && isHere);
  },
  { error: urlExpectation },
);

const claim = (name: string) => text('the name of a claim').default(name);

/** How callers sign in with tokens of one issuer. */
export const jwtSettings = z
  .strictObject({
    /** Who issues the tokens, letter for letter as in their claim `iss`. */
    issuer: text('the issuer as it stands in the claim iss, such as https://login.example.com/'),
    /** For whom tokens have to be, as in their claim `aud`; of several, one is enough. */
    audience: oneOrMore(text('a text'), 'the audience as it stands in the claim aud, or a list of several'),
    /** Where the issuer publishes its keys. Either this or `jwksFile`. */
    jwksUrl: jwksUrl.optional(),
    /** A file with the issuer's keys; a relative path starts from the folder of the configuration. */
    jwksFile: text('the path of a file').optional(),
    /** How tokens may be signed. @default [RS256, PS256, ES256, EdDSA] */
    algorithms: z
      .array(z.enum(ALGORITHMS, { error: `expected asymmetric algorithms: ${ALGORITHMS.join(', ')}` }))
      .min(1, 'expected at least one algorithm')
      .default(['RS256', 'PS256', 'ES256', 'EdDSA']),
    /** Which `typ` tokens may have; without one they count as JWT. @default [at+jwt, JWT] */
    types: z.array(text('a type such as at+jwt')).min(1, 'expected at least one type').default(['at+jwt', 'JWT']),
    /** By how much the issuer's clock may be ahead or behind. @default 30 */
    clockToleranceSeconds: wholeNumber(0, 300).default(30),
    /** Which claims say what of a caller. */
    claims: z
      .strictObject({
        /** Who it is: unique, and not for users to choose. @default sub */
        name: claim('sub'),
        /** What it may do: words separated by spaces, or a list. @default scope */
        scopes: claim('scope'),
        /** Ids of its accounts: words separated by spaces, or a list. @default accounts */
        accounts: claim('accounts'),
      })
      .prefault({}),
    /** Accounts of tokens that have no claim about accounts: ids, or all. @default [] */
    defaultAccounts: z
      .union([z.literal('all'), z.array(z.string())], { error: 'expected all, or a list of ids of accounts' })
      .transform((value) => (value === 'all' ? ('ALL' as const) : value))
      .default([]),
    /** What each caller may ask for in a minute. @default what `access.rateLimit` says */
    rateLimit: rateLimit.optional(),
  })
  .superRefine(({ jwksUrl: url, jwksFile: file }, context) => {
    if ((url === undefined) !== (file === undefined)) return;
    context.addIssue({ code: 'custom', message: 'expected jwksUrl or jwksFile, one of the two' });
  });
