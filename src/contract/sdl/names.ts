/**
 * The GraphQL field name of a wire key: `max_tokens` becomes `maxTokens`; camelCase stays. A leading `_` is dropped. A
 * name that the contract notes wins.
 */
export function fieldName(wireKey: string, notes: { readonly fieldName?: string }): string {
  if (notes.fieldName !== undefined) return notes.fieldName;
  return wireKey.replace(/^_+/, '').replace(/[-_]+([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The GraphQL enum value of a wire value: `gpt-4-turbo` becomes `GPT_4_TURBO`, `vercelV5` becomes `VERCEL_V5`. */
export function enumValueName(wireValue: string): string {
  const name = wireValue
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
  return /^[0-9]/.test(name) ? `_${name}` : name;
}

/**
 * Names that follow from wire words must be names to GraphQL, and must tell the words apart.
 *
 * @param names wire word and GraphQL name
 * @throws Error that names the wire words
 */
export function checkNames(owner: string, names: readonly (readonly [wireWord: string, name: string])[]): void {
  const known = new Map<string, string>();
  for (const [wireWord, name] of names) {
    const other = known.get(name);
    if (other !== undefined) throw new Error(`${owner}: "${other}" and "${wireWord}" would both be called ${name}`);
    // Names that begin with two underscores are GraphQL's own.
    if (!/^(?!__)[_a-z]\w*$/i.test(name)) throw new Error(`${owner}: no GraphQL name follows from "${wireWord}"`);
    known.set(name, wireWord);
  }
}

/** Words that people write in capitals. */
const ABBREVIATIONS = new Set(['api', 'http', 'id', 'json', 'llm', 'sip', 'tts', 'url', 'vad']);

/** What people call the field at a path, of the last step alone: `extension.<vendor>.webhookUrl` is "Webhook URL". */
export function labelOf(path: string): string {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(' ');
  const [first = '', ...rest] = words.map((word) => (ABBREVIATIONS.has(word) ? word.toUpperCase() : word));
  return [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...rest].join(' ');
}
