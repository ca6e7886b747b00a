/** @module Which names of fields, headers and parameters promise a secret, whichever vendor they are of. */

/** What a name ends with when its value is a secret: in any case, with or without separators (`xApiKey`, `DB_PASSWORD`). */
const SECRET_ENDING =
  /(?:password|passwd|passphrase|passcode|secret|token|authorization|credentials?|cookie|apikey|(?:access|auth|private|secret|signing|encryption|master|account|service|subscription|shared|role|admin|webhook|client|bearer|license|deploy|ssh)key)$/;

/** Words that are a secret by themselves, or as the last word of a name (`smtp_pass`, `user-pwd`). */
const SECRET_WORD = new Set(['pwd', 'pass', 'jwt', 'bearer']);

/** Several secrets in a list or an object. */
const SECRET_PLURAL =
  /(?:passwords|secrets|cookies|apikeys|(?:access|secret|private|signing|encryption)keys|(?:access|auth|api|bearer|refresh|secret|session|bot)tokens)$/;

/** Before `token`: words of language models and of paging, and questions. */
const HARMLESS_TOKEN =
  /(?:^|_)(?:stop|eos|bos|pad|sep|unk|mask|cls|start|end|begin|special|first|last|max|min|per|page|next|continuation|cursor|sync|is|has|use|uses|require|requires|count|by)$/;

/** Before `password` and `secret`: what asks for one or tells of one. */
const HARMLESS_ASKING =
  /(?:^|_)(?:reset|forgot|forgotten|change|is|has|use|uses|require|requires|required|needs|ask|allow|enable|enabled|show|hide|no|top|open)$/;

/** Before `pass`: what is no password. */
const HARMLESS_PASS = /(?:^|_)(?:boarding|low|high|band|first|second|single|multi|by|season|day|week|ski|all)$/;

/**
 * Before `key`: what names or finds something. Any other `..._key` is taken for a credential, since those are named after
 * whatever they open (`openai_key`, `deepgramKey`).
 */
const HARMLESS_KEY =
  /(?:^|_)(?:public|publishable|primary|foreign|unique|natural|composite|candidate|surrogate|sort|order|partition|range|cache|storage|object|bucket|s3|idempotency|routing|message|translation|locale|i18n|l10n|lookup|hash|map|dict|json|field|column|row|record|index|group|property|attribute|variable|var|param|parameter|config|setting|option|state|context|memory|thread|metadata|meta|data|label|tag|item|entry|node|document|doc|file|folder|path|name|type|kind|query|search|filter|event|topic|queue|product|sku|price|project|issue|ticket|space|team|feature|flag|experiment|style|theme|color|colour|icon|menu|nav|tab|step|stage|phase|dedup|dedupe|deduplication|shard|join|merge|match|reference|ref|external|parent|child|input|output|result|response|request|prompt|template|slot|intent|entity|user|customer|hot|shortcut|modifier|arrow|enter|escape|return|function|delete|backspace|any|press|pressed|answer|major|minor|is|has|use|by|no|and|or|the|a|this|that|each|same|page|next|start|end|last|first|version|session|country|region|city|language|model|voice|tool|agent|assistant|graph|prefix|suffix)$/;

/**
 * Whether the name of a field says that its value is a secret: `api_key`, `apiKey`, `x-api-key`, `Authorization`,
 * `botToken`, `client_secret`, `openai_key`. Not `max_tokens`, `token_limit`, `public_key`, `keywords`, `secretary`.
 */
export function isSecretName(name: string): boolean {
  // No such name is longer, and many a text is a key.
  if (name.length < 2 || name.length > 100) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  const joined = words.replaceAll('_', '');
  if (SECRET_PLURAL.test(joined)) return true;
  const ending = /(?:token|password|secret|key|pass)$/.exec(joined)?.[0];
  const before = ending === undefined ? '' : beforeLast(words, ending);
  switch (ending) {
    case 'token':
      return !HARMLESS_TOKEN.test(before);
    case 'password':
    case 'secret':
      return !HARMLESS_ASKING.test(before);
    case 'key':
      if (SECRET_ENDING.test(joined)) return true;
      // A word of its own, with another before it: no `monkey`, and no `key` alone.
      return /_key$/.test(words) && !HARMLESS_KEY.test(before);
    case 'pass':
      return /(?:^|_)pass$/.test(words) && !HARMLESS_PASS.test(before);
    default:
      return SECRET_ENDING.test(joined) || SECRET_WORD.has(words.slice(words.lastIndexOf('_') + 1));
  }
}

/** What stands before an ending in separated words: `next_page` of `next_page_token`. */
function beforeLast(words: string, ending: string): string {
  return words.slice(0, words.length - ending.length).replace(/_$/, '');
}
