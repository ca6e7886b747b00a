/** @module What people call a language model, made of its id: providers publish no list of names. */

/** A fine-tuned model at OpenAI. */
const FINE_TUNED = 'ft:';

/** Words that are written otherwise than with a capital letter first. */
const WORDS: Readonly<Record<string, string>> = {
  chatgpt: 'ChatGPT',
  deepseek: 'DeepSeek',
  glm: 'GLM',
  gpt: 'GPT',
  minimax: 'MiniMax',
};

/** A day behind an id: `-2024-08-06`, `-20250929`, `@20250929`. */
const SNAPSHOT = /[-@](20\d\d)-?(\d\d)-?(\d\d)$/;

/**
 * The name of a model.
 *
 * @param id without a provider before it
 * @example
 * labelOf('gpt-4o-mini-2024-07-18') // 'GPT-4o mini (2024-07-18)'
 * labelOf('claude-sonnet-4-5') // 'Claude Sonnet 4.5'
 */
export function labelOf(id: string): string {
  if (id.startsWith(FINE_TUNED)) return `${labelOf(id.slice(FINE_TUNED.length))}, fine-tuned`;
  const snapshot = SNAPSHOT.exec(id);
  const name = nameOf(id.replace(SNAPSHOT, ''));
  return snapshot === null ? name : `${name} (${snapshot.slice(1).join('-')})`;
}

function nameOf(id: string): string {
  // The ids of Bedrock are made of a maker, a model and a revision, others of a model and a release: nobody says them otherwise.
  if (/[a-z]\.[a-z]|[:@]/.test(id)) return id;
  const [first = '', ...others] = id.replace(/(?<=-\d)-(?=\d(-|$))/, '.').split('-');
  const [version = '', ...variant] = others;
  // OpenAI writes GPT-4o mini, but o3-mini and gpt-realtime.
  if (first === 'gpt' && /^\d/.test(version)) return [`${WORDS[first]}-${version}`, ...variant].join(' ');
  if (first === 'gpt' || /^o\d/.test(first)) return id;
  return [first, ...others].map((word) => WORDS[word] ?? capitalised(word)).join(' ');
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
