import type { DestinationStream } from 'pino';
import { isObject } from '../core/json.ts';

/** Pino's numbers of the levels that are named in a line; what is below is the ordinary. */
const SHOWN_LEVELS: Readonly<Record<number, string>> = { 40: 'WARN ', 50: 'ERROR ', 60: 'FATAL ' };

/** Below which indentation the lines of a stack stand. */
const INDENT = '    ';

/** What could move a terminal's cursor, or turn the direction of what is read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Lines of JSON, as a logger writes them, in a form for people who look at a terminal: the time of day, the message, and what
 * else is told as `name=value`.
 */
export function readableLines(lines: DestinationStream): DestinationStream {
  return { write: (line) => void lines.write(readable(line)) };
}

function readable(line: string): string {
  const { level, time, msg, stack, ...details } = JSON.parse(line) as Record<string, unknown>;
  const clock = new Date(Number(time)).toTimeString().slice(0, 8);
  const words = Object.entries(details).flatMap(([name, value]) =>
    saysNothing(value) ? [] : [`${name}=${shown(value)}`],
  );
  const shownStack = typeof stack === 'string' ? stack.split('\n').map((each) => `\n${INDENT}${printable(each)}`) : [];
  const head = `${clock} ${SHOWN_LEVELS[Number(level)] ?? ''}${printable(String(msg))}`;
  return `${[head, ...words].join(' ')}${shownStack.join('')}\n`;
}

/** People do not miss it. */
function saysNothing(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** A value in one word, or in quotes. */
function shown(value: unknown): string {
  if (Array.isArray(value) && !value.some(isObject)) return value.map(shown).join(',');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return printable(/^[^\s"=,]+$/.test(text) || typeof value !== 'string' ? text : JSON.stringify(text));
}

function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
