/** @module What a client reads in `docs/errors.md` about each code that it can meet. */
import type { ErrorCode, FailureCode, UserErrorCode } from '../core/errors/codes.ts';

/** A code in words: two sentences or more, in Markdown. */
export interface Explanation {
  /** What has happened. */
  readonly meaning: string;
  /** What its reader can do about it. */
  readonly remedy: string;
}

/** What each value of `errors[].extensions.code` means. */
export const ERROR_EXPLANATIONS: Readonly<Record<ErrorCode, Explanation>> = {
  BAD_USER_INPUT: {
    meaning:
      "An argument or a variable is not allowed. `argument` names it where one of the query's arguments is meant, and the message says what is allowed. No vendor was asked.",
    remedy: 'Correct the argument.',
  },
  BAD_REQUEST: {
    meaning:
      'The HTTP request is none that GraphQL takes: no JSON, no query, several queries at once, a mutation by GET, or a POST of another content type, encoding or charset (415; forms with files, `application/graphql` and compressed bodies included).',
    remedy: 'Send a POST with `content-type: application/json` and one query.',
  },
  GRAPHQL_PARSE_FAILED: {
    meaning: 'The query is no GraphQL, or is nested too deeply.',
    remedy: 'Correct the query; `locations` says where.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    meaning: 'The query does not fit the schema: an unknown field, a literal of a wrong type.',
    remedy: 'Correct the query; the explorer shows the schema.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    meaning: 'The document holds several operations, and `operationName` names none of them.',
    remedy: 'Name one.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    meaning: 'The request holds the hash of a query and no text; Rollcall keeps no queries by their hash.',
    remedy: 'Send the text. Apollo Client and urql do so by themselves.',
  },
  HOST_NOT_ALLOWED: {
    meaning:
      "The request is for a host name that is not Rollcall's (403), or for none (400). A page of a foreign site can point its own name to this machine.",
    remedy: 'Use the address that Rollcall shows at its start, or name the proxy in `server.allowedHosts`.',
  },
  UNAUTHENTICATED: {
    meaning:
      'Nobody has signed in (401), or with a credential that is unknown, has expired, or is in no form that is accepted. No vendor was asked.',
    remedy: 'Send `authorization: Bearer` with an API key or a token that this server knows.',
  },
  AUTHENTICATION_UNAVAILABLE: {
    meaning:
      'Whether the token is valid can not be told at the moment, because the keys of its issuer can not be had or used (503). The token may well be good. No vendor was asked; the log says what is wrong.',
    remedy: 'Ask again with the same token, after the seconds that the header `Retry-After` says.',
  },
  FORBIDDEN: {
    meaning:
      'The caller has signed in and may not do this: `requiredScopes` names the scopes that it lacks. No vendor was asked.',
    remedy: 'Leave the field out, or have the scope given to the caller.',
  },
  TOO_MANY_REQUESTS: {
    meaning:
      'The caller has made more requests, or has caused more calls to vendors, than it may in a minute (429): `access.rateLimit`. What it has left, the headers `RateLimit` and `RateLimit-Policy` say. No vendor was asked.',
    remedy: 'Wait for the seconds that the header `Retry-After` says.',
  },
  ORIGIN_NOT_ALLOWED: {
    meaning: "A browser asked in the name of another origin's page (403). No vendor was asked.",
    remedy: 'Name the origin in `server.corsOrigins` if its pages may call, and let them ask with `fetch` and CORS.',
  },
  VENDOR_UNAVAILABLE: {
    meaning:
      'The vendor could not be reached, failed (5xx), did not answer within `timeoutMs` or before the whole request had taken `server.operationTimeoutMs`, or is not asked because its last calls failed. `retryable` is true.',
    remedy: 'Ask again later, after `retryAfterSeconds` where it is given.',
  },
  VENDOR_RATE_LIMITED: {
    meaning: 'The vendor refused because too many calls were made (429). `retryable` is true.',
    remedy: "Wait `retryAfterSeconds` where it is given. Lower the account's `concurrency` when it happens often.",
  },
  VENDOR_UNAUTHORIZED: {
    meaning:
      "The vendor refused the account's credentials (401), or they may not do this (403); `vendorStatus` says which.",
    remedy: 'Correct the account in the configuration.',
  },
  VENDOR_BAD_RESPONSE: {
    meaning:
      'The vendor answered with something that its documentation does not allow: no JSON, another form, another agent, an unexpected refusal.',
    remedy: "Look at the account's `contractDrift`. Asking again is of no use until the vendor or Rollcall changes.",
  },
  LIMIT_EXCEEDED: {
    meaning:
      'The document is larger than allowed, or could answer with too much (nothing was executed), or its answer became too large (none of it is sent): `limit` names the setting, `allowed` and `found` the numbers. Or all fields of one request together would read more agents of one account than `server.maxAgentsPerAccount` allows, or more than 500 of them by id (`nodes`, `_entities`, fields that a list does not show), or more agents of all accounts than `server.maxAgentsPerRequest`, or make more calls to vendors than `server.maxVendorCallsPerRequest` (`server.maxVendorCallsPerGet` by GET); or the caller has made the calls of its `vendorCallsPerMinute` (`retryAfterSeconds` says when there are more). With the status 413: its body is larger than `server.maxBodyBytes`.',
    remedy: 'The message says what helps: ask for fewer at once, or raise the setting.',
  },
  CATALOG_UNAVAILABLE: {
    meaning: 'The store, in which the copy of all agents is, could not be asked.',
    remedy:
      'Try again later, or ask with `source: LIVE`. What needs no catalog is answered all the same. `extensions.retryable` is true.',
  },
  REQUEST_ABORTED: {
    meaning: 'The client went away before the answer; its vendor calls were ended.',
    remedy: 'Nothing: whoever asked is no longer there.',
  },
  INTERNAL_SERVER_ERROR: {
    meaning: 'A fault in Rollcall. What happened is in the log, under the `errorId` of the error.',
    remedy: 'Look it up in the log, and report it.',
  },
};

/** What each value of `FailureCode` means, in the order of the GraphQL enum. */
export const FAILURE_EXPLANATIONS: Readonly<Record<FailureCode, Explanation>> = {
  UNAVAILABLE: {
    meaning:
      "No connection, a connection that broke, an answer of 500 and above, or a 404 that is not the vendor's own (a proxy's page); reads are tried three times.",
    remedy: "Ask again later. Where it is a 404, look at the account's `baseUrl` and at what stands between.",
  },
  TIMEOUT: {
    meaning:
      "No answer within the account's `timeoutMs` after the call was sent, or not sent within its `queueTimeoutMs`, or the whole request took longer than `server.operationTimeoutMs`; the message says which.",
    remedy: 'Ask again later; raise `timeoutMs`, or `concurrency` when calls are queued for long.',
  },
  RATE_LIMITED: {
    meaning:
      'The vendor answered 429, and asks to wait longer than `timeoutMs`, or what is left of `queueTimeoutMs`. Until then, other calls of the account are told so without being sent.',
    remedy: 'Wait `retryAfterSeconds` where it is given.',
  },
  UNAUTHORIZED: {
    meaning: "The vendor refused the account's credentials (401).",
    remedy: 'Correct the account in the configuration.',
  },
  FORBIDDEN: {
    meaning: "The account's credentials may not list agents (403).",
    remedy: "Give the key the rights that the vendor's page in `docs/vendors` names.",
  },
  CIRCUIT_OPEN: {
    meaning:
      'Not asked: five calls in a row failed, each for something else (one agent or one list that fails does not count); the message says how. After ten seconds one call is let through.',
    remedy: 'Ask again after `retryAfterSeconds`. `health` asks the vendor all the same.',
  },
  BAD_RESPONSE: {
    meaning:
      "The answer is none that the vendor documents: no JSON, another form, no document that can be read, more bytes than the account's `maxResponseBytes`, a list that never ends or goes round in a circle, a redirect (the message says where to), an unexpected refusal.",
    remedy: "Look at the account's `contractDrift`, and at the message.",
  },
  LIMIT_EXCEEDED: {
    meaning:
      'All fields of one request together would read more agents of the account than `server.maxAgentsPerAccount` allows, or more of them by id than one request may, or more agents of all accounts than `server.maxAgentsPerRequest`, or make more calls than `server.maxVendorCallsPerRequest`.',
    remedy:
      'The message says what helps this very query: another order, another filter, other accounts, or the setting.',
  },
  INTERNAL_SERVER_ERROR: {
    meaning:
      'A fault in Rollcall, in reading what this account answers. The message has the id under which the log says what happened.',
    remedy: 'Look it up in the log, and report it.',
  },
  MISSED_EARLIER: {
    meaning:
      'The account answers now, but failed on an earlier page of this walk: its agents that stand before this page were not shown. Every later page of the walk says so.',
    remedy: 'Begin the walk anew.',
  },
};

/** What each value of `UserErrorCode` means, in the order of the GraphQL enum. */
export const USER_ERROR_EXPLANATIONS: Readonly<Record<UserErrorCode, Explanation>> = {
  INVALID: {
    meaning:
      'The input breaks a documented limit. Checked before the first call; what only the vendor knows, it refuses.',
    remedy:
      'Correct `field`: the message says in one sentence what it must be. `Account.writableFields` has the limits.',
  },
  UNSUPPORTED: {
    meaning:
      'This vendor has no such field or operation, or can not clear what the agent has there. Nothing was written. null where the agent has nothing, or for a field that the vendor does not have, changes nothing and is no mistake.',
    remedy: 'Leave it out. `Account.operations` and `Account.writableFields` say what there is.',
  },
  NOT_FOUND: {
    meaning: 'There is no such agent, account or version.',
    remedy: 'Check the id.',
  },
  CONFLICT: {
    meaning:
      'The name is taken, the agent was changed since `expectedUpdatedAt`, its state does not allow this, or the `idempotencyKey` was used with another input.',
    remedy: 'Read the agent again and decide anew; or take another name or key.',
  },
  QUOTA_EXCEEDED: {
    meaning: "The account's plan allows no more.",
    remedy: 'Delete agents, or change the plan at the vendor.',
  },
  UNAUTHORIZED: {
    meaning: "The vendor refused the account's credentials. Nothing was changed.",
    remedy: 'Correct the account in the configuration.',
  },
  FORBIDDEN: {
    meaning: "The account's credentials may not do this. Nothing was changed.",
    remedy: 'Give the key more rights at the vendor.',
  },
  RATE_LIMITED: {
    meaning: 'The vendor refused because too many calls were made. Nothing was changed.',
    remedy: 'Repeat later.',
  },
  UNAVAILABLE: {
    meaning:
      'The vendor could not be reached, a read that the write needs failed, other changes of the same agent took longer than a minute, the request has made all calls of `server.maxVendorCallsPerRequest`, or something unexpected happened before anything was sent (the message names the id that it is logged under). Nothing was changed.',
    remedy: 'Repeat later; look an unexpected error up in the log.',
  },
  UNKNOWN_OUTCOME: {
    meaning:
      'The call was sent, and what came back does not say whether it took effect: a time-out, a broken connection, a 5xx, no document, an error with a status of success, another agent than the one that was written; or a delete was answered with a success that does not say so, and the agent is still shown. It was not repeated.',
    remedy: 'Look at the agent before you repeat the write.',
  },
  INCOMPLETE: {
    meaning:
      'The agent exists, but does not hold what was asked for: a later step of the write failed, the vendor accepted a value and holds another one, or the agent could not be read back. `field` says what is missing, the message what was asked for and what is held; `agent` is what the vendor holds.',
    remedy: 'Look at `agent`, and set what is missing with `updateAgent`.',
  },
};
