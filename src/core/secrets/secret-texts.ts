/** @module Secrets that are known by their form, wherever they stand in a text. */
import type { Span } from './redacted.ts';
import { isSecretName } from './secret-names.ts';

/** A form of secrets, found by one character of it that is rare in ordinary text. */
interface Form {
  /** The characters that it begins with, or that stand before it. */
  readonly lead: string;
  /** Which of them is looked for. */
  readonly mark: number;
  /** The secret from the lead on; the group `secret` is the part that is blanked, all of it without one. */
  readonly pattern: RegExp;
  /** Whether it may stand here. By default, where a word begins. */
  readonly follows?: (text: string, at: number) => boolean;
  /** What the pattern can not tell. */
  readonly isOne?: (secret: string, text: string, at: number) => boolean;
}

/** Keys of the services that agents are built with. Each begins with letters that no ordinary text has in a row. */
const KEYS: readonly Form[] = [
  // OpenAI, Anthropic, OpenRouter and those that copy them. Not `sk-SK`, not `sk-learn`.
  form(
    'sk-',
    2,
    /sk-(?:(?:ant|proj|live|test|or|svcacct|admin|lf|user|org)-[\w-]{3,}|(?=[\w-]*\d)[\w-]{8,}|[\w-]{20,})/dy,
  ),
  // Stripe, ElevenLabs, and whoever names keys alike; the `pk_` of the first is public.
  form('sk_', 2, /sk_(?:[A-Za-z]{2,8}_\w{6,}|(?=[A-Za-z]*\d)[A-Za-z0-9]{20,})/dy),
  form('rk_', 2, /rk_[A-Za-z]{2,8}_\w{6,}/dy),
  form('whsec_', 5, /whsec_[\w+/=-]{6,}/dy),
  form('_live_', 0, /_live_(?=[A-Za-z0-9]*\d)[A-Za-z0-9]{12,}/dy, { follows: isNotPublic }),
  form('_test_', 0, /_test_(?=[A-Za-z0-9]*\d)[A-Za-z0-9]{12,}/dy, { follows: isNotPublic }),
  // LangSmith, GitHub, GitLab, npm, Hugging Face, Groq, Slack.
  form('lsv2_', 4, /lsv2_[a-z]{2}_\w{6,}/dy),
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map((lead) => form(lead, 3, /gh[a-z]_[A-Za-z0-9]{6,}/dy)),
  form('github_pat_', 6, /github_pat_\w{8,}/dy),
  form('glpat-', 5, /glpat-[\w-]{8,}/dy),
  form('npm_', 3, /npm_[A-Za-z0-9]{20,}/dy),
  form('hf_', 2, /hf_[A-Za-z0-9]{10,}/dy),
  form('gsk_', 3, /gsk_[A-Za-z0-9]{10,}/dy),
  ...['xoxa-', 'xoxb-', 'xoxc-', 'xoxd-', 'xoxe-', 'xoxo-', 'xoxp-', 'xoxr-', 'xoxs-', 'xapp-'].map((lead) =>
    form(lead, 4, /x[a-z]{3}-[\w-]{6,}/dy),
  ),
  // Amazon, Google, SendGrid.
  form('AKIA', 0, /AKIA[0-9A-Z]{12,}/dy),
  form('ASIA', 0, /ASIA(?=[0-9A-Z]*\d)[0-9A-Z]{12,}/dy),
  form('AIza', 2, /AIza[\w-]{10,}/dy),
  form('ya29.', 2, /ya29\.[\w-]{10,}/dy),
  form('SG.', 1, /SG\.[\w-]{10,}\.[\w-]{10,}/dy),
  // The keys with which callers sign in to Rollcall itself: 256 bits in Base64.
  form('rollcall_', 8, /rollcall_[\w-]{43}/dy),
  // A JSON Web Token: `{"` in Base64, and a second part behind a dot.
  form('eyJ', 2, /eyJ[\w-]{6,}\.[\w-]{4,}(?:\.[\w-]*)?/dy),
];

const anywhere = () => true;

/** Secrets that what stands before them gives away. What is bounded in length would else be looked for again and again. */
const PLACES: readonly Form[] = [
  form(
    '-----BEGIN ',
    0,
    /-----BEGIN [A-Z0-9 ]{0,64}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,64}-----|$)/dy,
    { follows: anywhere },
  ),
  ...['Bearer ', 'bearer ', 'BEARER '].map((lead) =>
    form(lead, 0, /bearer {1,8}(?<secret>[\w.~+/=-]*[\w~+/=-])/diy, { isOne: isBearerToken }),
  ),
  form('Basic ', 0, /Basic {1,8}(?<secret>[A-Za-z0-9+/]{4,}={0,2})/dy, { isOne: isBasicCredential }),
  // A user with a password in a URL. A password may hold an `@`: what counts is the last one before the path. No quote
  // or bracket: there a URL ends, and an `@` behind it (of JSON, of HTML) is something else.
  ...['://', ':\\/'].map((lead) =>
    form(lead, 0, /:(?:\\{0,4}\/){2}(?<secret>[^/?#\s"<>`:]{0,1024}:[^/?#\s"<>`]{1,4096})@/dy, { follows: anywhere }),
  ),
  // With a slash in the password that should have been encoded; a port is none.
  form('://', 0, /:\/\/(?<secret>[^/?#\s"<>`:@[\]{}$]{0,256}:(?!\d*[/?#])[^\s"<>`@{}$]{1,512})@(?=[\w[])/dy, {
    follows: anywhere,
  }),
  // A parameter of a URL, a part of a connection string, a variable of an environment.
  form('=', 0, /=(?<secret>[^\s"'<>`&;#{}$%*()[\]=][^\s"'<>`&;#]*)/dy, { follows: isParameter, isOne: isValue }),
  // A member of JSON in a text, which may be JSON in JSON.
  form('":', 1, /":\s{0,8}"(?<secret>(?:[^"\\]|\\[\s\S])+)"/dy, { follows: isMember, isOne: isValue }),
  form('":', 1, /":\s{0,8}\\+"(?<secret>[^"]+?)\\+"/dy, { follows: isMember, isOne: isValue }),
  // A header in a text.
  form(': ', 0, /: {1,8}(?<secret>[^\s"'<>`{}$(),;]+)/dy, { follows: isHeader, isOne: isValue }),
  form(': ', 0, /: {1,8}(?:[A-Z][A-Za-z-]{2,19} {1,8})?(?<secret>[^\s"'<>`{}$(),;]+)/dy, {
    follows: isAuthorization,
    isOne: isNoWord,
  }),
];

function form(lead: string, mark: number, pattern: RegExp, more: Pick<Form, 'follows' | 'isOne'> = {}): Form {
  return { lead, mark, pattern, ...more };
}

/** The forms that each mark may belong to. */
const BY_MARK = Map.groupBy([...KEYS, ...PLACES], ({ lead, mark }) => lead.charAt(mark));
/** The same by the code of the mark. */
const BY_CODE = Array.from({ length: 128 }, (_, code) => BY_MARK.get(String.fromCharCode(code)) ?? []);
const IS_MARK = Uint8Array.from(BY_CODE, (forms) => Math.min(forms.length, 1));

/** Codes of ASCII; in a table of pairs, the first character's is the row. */
const CODES = 128;

/** The pairs of characters that begin a form at its mark: the mark and the one before it or, where none is, the one behind it. */
const IS_PAIR = pairs();

function pairs(): Uint8Array {
  const table = new Uint8Array(CODES * CODES);
  for (const { lead, mark } of [...KEYS, ...PLACES]) {
    const first = Math.max(0, mark - 1);
    const row = lead.charCodeAt(first) * CODES;
    // A lead of one character says nothing of the next.
    if (lead.length === 1) table.fill(1, row, row + CODES);
    else table[row + lead.charCodeAt(first + 1)] = 1;
  }
  return table;
}

/** Whether a form may stand around a mark: nearly every mark is told apart by the characters beside it. */
function mayBeForm(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isPair(text.charCodeAt(at - 1), code) || isPair(code, text.charCodeAt(at + 1));
}

/** Before and behind a text is no character: NaN. What is no ASCII may stand behind a lead of one character. */
function isPair(first: number, second: number): boolean {
  return first < CODES && IS_PAIR[first * CODES + (second < CODES ? second : 0)] === 1;
}

/** From this length on, looking for each mark by itself is faster than looking at each character. */
const LONG = 256;

const NOTHING: readonly Span[] = [];

/**
 * The parts of a text that have the form of a secret: keys of well-known services, JSON Web Tokens, `Bearer` and `Basic`
 * credentials, private keys, passwords in URLs, and what stands behind the name of a secret in a query, a connection
 * string, a header or JSON. In any order; they may overlap.
 */
export function findSecretForms(text: string): readonly Span[] {
  // Everything that is shown comes through here: nothing is made before something is found.
  return (text.length < LONG ? findByCharacter(text) : findByMark(text)) ?? NOTHING;
}

function findByCharacter(text: string): Span[] | undefined {
  let found: Span[] | undefined;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (IS_MARK[code] !== 1 || !mayBeForm(text, at)) continue;
    const span = secretAround(text, at, BY_CODE[code]);
    if (span === undefined) continue;
    found ??= [];
    found.push(span);
  }
  return found;
}

function findByMark(text: string): Span[] | undefined {
  let found: Span[] | undefined;
  for (const [mark, forms] of BY_MARK) {
    for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
      const span = mayBeForm(text, at) ? secretAround(text, at, forms) : undefined;
      if (span === undefined) continue;
      found ??= [];
      found.push(span);
      // What is hidden needs not to be looked into.
      at = Math.max(at, span[1] - 1);
    }
  }
  return found;
}

function secretAround(text: string, at: number, forms: readonly Form[] = []): Span | undefined {
  for (const one of forms) {
    const span = secretAt(text, at - one.mark, one);
    if (span !== undefined) return span;
  }
  return undefined;
}

function secretAt(text: string, start: number, { lead, mark, pattern, follows, isOne }: Form): Span | undefined {
  // The character before the mark tells nearly all others apart.
  if (mark > 0 && text.charCodeAt(start + mark - 1) !== lead.charCodeAt(mark - 1)) return undefined;
  if (!text.startsWith(lead, start) || !(follows ?? isWordStart)(text, start)) return undefined;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  const span = match?.indices?.groups?.secret ?? match?.indices?.[0];
  return span === undefined || isOne?.(text.slice(...span), text, start) === false ? undefined : span;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\w-]/.test(text.charAt(at - 1));
}

/** What people say after "bearer" without meaning a credential. */
const BEARER_WORDS =
  /^(?:access|and|api|are|arms|as|auth|authentication|authorization|bonds?|by|can|certificates?|credentials?|for|format|from|has|headers?|in|instruments?|is|keys?|must|not|of|on|only|or|scheme|security|shares?|should|that|the|to|tokens?|type|via|was|who|will|with)$/i;

function isBearerToken(secret: string, text: string, at: number): boolean {
  if (secret.length < 3) return false;
  if (/[\d_~+/=]/.test(secret) || secret.length >= 20) return true;
  // A word. Of headers, the name of the scheme has a capital letter; of a person who carries something it has none.
  return text.startsWith('B', at) && !BEARER_WORDS.test(secret) && !/^[a-z]+-[a-z]+$/.test(secret);
}

/** Base64 of `user:password`. */
function isBasicCredential(secret: string): boolean {
  return /^[\x20-\x7e]*:[\x20-\x7e]+$/.test(Buffer.from(secret, 'base64').toString('latin1'));
}

/** Behind the word that such keys begin with, which is `pk` for those that everybody may know. */
function isNotPublic(text: string, at: number): boolean {
  const word = /(?<![a-z])[a-z]{2,6}$/i.exec(text.slice(Math.max(0, at - 7), at))?.[0];
  return word !== undefined && word.toLowerCase() !== 'pk';
}

/** Whether a name stands before the `=` that no sentence would have there. */
function isParameter(text: string, at: number): boolean {
  const name = nameBefore(text, at);
  const before = text.slice(Math.max(0, at - name.length - LONGEST_PAIR), at - name.length);
  return isSecretName(name) && (BEFORE_PARAMETER.test(before) || isWordOfMachines(name, before));
}

/** The beginning of a text or a line, a separator of parameters, or another parameter. */
const BEFORE_PARAMETER = /(?:^|[\r\n]|[?&#;])[ \t]*(?:export |set )?$|[\w-]=[^\s=]+ +$/i;
const LONGEST_PAIR = 128;

/** The name of a variable (`OPENAI_API_KEY`), or of an option of a command (`--api-key`). */
function isWordOfMachines(name: string, before: string): boolean {
  return /^(?:[A-Z][A-Z0-9]*_[A-Z0-9_]+|-{1,2}[a-zA-Z].*)$/.test(name) && /(?:^|[\s"'`(,])$/.test(before);
}

function isMember(text: string, at: number): boolean {
  // In JSON in JSON, a backslash stands before each quote.
  const end = text.charAt(at - 1) === '\\' ? at - 1 : at;
  const name = nameBefore(text, end);
  return text.charAt(end - name.length - 1) === '"' && isSecretName(name);
}

/** Of headers, only those whose name no sentence would have. */
function isHeader(text: string, at: number): boolean {
  const name = nameBefore(text, at);
  return /^x-/i.test(name) && isSecretName(name);
}

/** The header that everybody knows. What follows it in a sentence is a word. */
function isAuthorization(text: string, at: number): boolean {
  return /^(?:proxy-)?authorization$/i.test(nameBefore(text, at));
}

function isNoWord(secret: string): boolean {
  return secret.length >= 6 && (/\d/.test(secret) || secret.length >= 20);
}

function isValue(secret: string): boolean {
  return !/^(?:null|none|true|false|undefined|\.+)$/i.test(secret);
}

/** The name that ends before an index. */
function nameBefore(text: string, end: number): string {
  return /[\w.-]*$/.exec(text.slice(Math.max(0, end - 64), end))?.[0] ?? '';
}
