/**
 * @module What an ill vendor does, and what comes of it: stated once. `docs/reliability.md` shows it, and
 * `test/faults/fault-table.test.ts` tries it with every vendor of the registry over real HTTP.
 */
import type { UserErrorCode, VendorErrorCode } from '../core/errors/codes.ts';

/** A way in which a vendor, or what stands before it, is ill. */
export interface FaultRow {
  /** What the vendor does, after "it". */
  readonly what: string;
  /** What becomes of a list, of an agent by id, and of several by their ids. Absent: the fault is not about it. */
  readonly reads: Readonly<Partial<Record<ReadOperation, ReadOutcome>>>;
  /** How often one call of a read is sent; null: as often as the pages of the list make it. @default 1 */
  readonly readAttempts?: number | null;
  /** Of lists that come in this way. @default all */
  readonly paging?: readonly ('CURSOR' | 'PAGE' | 'OFFSET')[];
  /** Absent: the fault is about lists. */
  readonly writes?: WriteOutcomes;
}

/** Reads: `agents`, `agent`, and `nodes` with several ids. */
export type ReadOperation = 'list' | 'byId' | 'batch';

/** `OK`: the answer is complete and right. Otherwise why it failed, as `CODES` has it. */
export type ReadOutcome = 'OK' | VendorErrorCode;

/** What becomes of writes whose first call meets the fault. */
export interface WriteOutcomes {
  /** Whether the vendor carries it out before it fails. */
  readonly isDone: boolean;
  /** `OK`: the vendor holds what was asked for, and the answer shows it. */
  readonly outcome: 'OK' | UserErrorCode;
  /** Of a creation, where that is another. */
  readonly ofCreate?: 'OK' | UserErrorCode;
  /** Of a deletion, where that is another. */
  readonly ofDelete?: 'OK' | UserErrorCode;
  /** How often one write is sent. @default 1 */
  readonly attempts?: number;
}

function all(code: ReadOutcome): Readonly<Record<ReadOperation, ReadOutcome>> {
  return { list: code, byId: code, batch: code };
}

/** Nobody knows what became of a write, so that it is not sent again; reads are tried three times. */
const BROKEN = {
  reads: all('UNAVAILABLE'),
  readAttempts: 3,
  writes: { isDone: true, outcome: 'UNKNOWN_OUTCOME' },
} as const satisfies Omit<FaultRow, 'what'>;

const SILENT = {
  reads: all('TIMEOUT'),
  writes: { isDone: true, outcome: 'UNKNOWN_OUTCOME' },
} as const satisfies Omit<FaultRow, 'what'>;

/** A success that shows nothing; whether an agent is gone can be looked at. */
const SENSELESS = {
  reads: all('BAD_RESPONSE'),
  writes: { isDone: true, outcome: 'UNKNOWN_OUTCOME', ofDelete: 'OK' },
} as const satisfies Omit<FaultRow, 'what'>;

/** A success without an agent: it is read back, unless it is a new one, of which nobody knows the id. */
const SILENT_SUCCESS = {
  reads: all('BAD_RESPONSE'),
  writes: { isDone: true, outcome: 'OK', ofCreate: 'UNKNOWN_OUTCOME' },
} as const satisfies Omit<FaultRow, 'what'>;

const UNREADABLE = {
  reads: all('BAD_RESPONSE'),
  writes: { isDone: true, outcome: 'UNKNOWN_OUTCOME' },
} as const satisfies Omit<FaultRow, 'what'>;

const HARMLESS = {
  reads: all('OK'),
  writes: { isDone: true, outcome: 'OK' },
} as const satisfies Omit<FaultRow, 'what'>;

function refusal(read: VendorErrorCode, write: UserErrorCode): Omit<FaultRow, 'what'> {
  return { reads: all(read), writes: { isDone: false, outcome: write } };
}

/** Every fault that is tried, in the order in which the page shows them. */
export const FAULT_TABLE = {
  REFUSED: {
    what: 'accepts no connection',
    reads: all('UNAVAILABLE'),
    readAttempts: 0,
    writes: { isDone: false, outcome: 'UNAVAILABLE', attempts: 0 },
  },
  RESET: { what: 'resets the connection before it answers', ...BROKEN },
  RESET_HEADERS: { what: 'resets the connection behind the headers', ...BROKEN },
  RESET_BODY: { what: 'resets the connection in the middle of the body', ...BROKEN },
  BLACK_HOLE: { what: 'takes the call and never answers', ...SILENT },
  DRIP: { what: 'answers byte by byte, for longer than `timeoutMs`', ...SILENT },
  STATUS_400: { what: 'answers 400', ...refusal('INVALID', 'INVALID') },
  STATUS_401: { what: 'answers 401', ...refusal('UNAUTHORIZED', 'UNAUTHORIZED') },
  STATUS_402: { what: 'answers 402', ...refusal('QUOTA_EXCEEDED', 'QUOTA_EXCEEDED') },
  STATUS_403: { what: 'answers 403', ...refusal('FORBIDDEN', 'FORBIDDEN') },
  STATUS_404: {
    what: "answers 404 with a page that is not the vendor's",
    ...BROKEN,
    writes: { isDone: true, outcome: 'UNKNOWN_OUTCOME', ofDelete: 'OK' },
  },
  STATUS_408: { what: 'answers 408', ...SILENT },
  STATUS_409: { what: 'answers 409', ...refusal('CONFLICT', 'CONFLICT') },
  STATUS_422: { what: 'answers 422', ...refusal('INVALID', 'INVALID') },
  STATUS_429: {
    what: 'answers 429 without `Retry-After`',
    reads: all('RATE_LIMITED'),
    readAttempts: 3,
    writes: { isDone: false, outcome: 'RATE_LIMITED', attempts: 3 },
  },
  RETRY_AFTER: {
    what: 'answers 429 with a `Retry-After` of a minute',
    reads: all('RATE_LIMITED'),
    writes: { isDone: false, outcome: 'RATE_LIMITED' },
  },
  STATUS_500: { what: 'answers 500', ...BROKEN },
  STATUS_502: { what: 'answers 502 with a page', ...BROKEN },
  STATUS_503: { what: 'answers 503', ...BROKEN },
  STATUS_504: { what: 'answers 504', ...BROKEN },
  REDIRECT: { what: 'redirects to another host, which is not asked', ...UNREADABLE },
  HTML: { what: 'answers 200 with an HTML page', ...SENSELESS },
  WRONG_TYPE: { what: 'answers 200 with JSON of another form', ...SILENT_SUCCESS },
  EMPTY: { what: 'answers 200 with nothing', ...SILENT_SUCCESS },
  CUT_JSON: { what: 'answers with JSON that is cut off', ...SENSELESS },
  FLOOD: { what: 'answers with 100 MB', ...UNREADABLE },
  GZIP_BOMB: { what: 'answers with 100 MB, packed into 100 kB', ...UNREADABLE },
  HEADER_FLOOD: { what: 'answers with 40 kB of headers', ...UNREADABLE },
  INVALID_UTF8: { what: 'has bytes in a text that are no UTF-8', ...HARMLESS },
  DEEP_JSON: { what: 'has a value in an agent that is nested 1,000 deep', ...HARMLESS },
  SET_COOKIE: { what: 'sets a cookie, which is not sent back', ...HARMLESS },
  DUPLICATE_IDS: { what: 'lists each agent twice', reads: all('OK') },
  REORDERED: { what: 'lists in another order each time', reads: all('OK') },
  MISSING_IDS: { what: 'lists agents without their ids', reads: { list: 'BAD_RESPONSE' } },
  ENDLESS: {
    what: 'has a list of full pages that never ends',
    reads: { list: 'LIMIT_EXCEEDED' },
    readAttempts: null,
    paging: ['CURSOR', 'PAGE', 'OFFSET'],
  },
  LOOPING_CURSORS: {
    what: 'gives a cursor that leads back to the same page',
    reads: { list: 'BAD_RESPONSE' },
    readAttempts: null,
    paging: ['CURSOR'],
  },
  SAME_PAGE: {
    what: 'shows the same page whichever is asked for, and says that more follow',
    reads: { list: 'UNAVAILABLE' },
    readAttempts: null,
    paging: ['PAGE', 'OFFSET'],
  },
} as const satisfies Readonly<Record<string, FaultRow>>;

/** The name of a fault. */
export type FaultName = keyof typeof FAULT_TABLE;
