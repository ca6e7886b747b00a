/** @module A Dockerfile as far as ours goes, read so that tests can do what it says where there is no container engine. */
import { readFileSync } from 'node:fs';

/** An instruction, such as `RUN npm ci`. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** What begins with a `FROM`. */
export interface Stage {
  readonly image: string;
  /** What follows `AS`. */
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** What a `COPY` copies. */
export interface CopiedFiles {
  /** The stage that is copied from; undefined: the folder of the project. */
  readonly from: string | undefined;
  readonly sources: readonly string[];
  readonly target: string;
}

/** The stages of a Dockerfile. */
export function readStages(file: string): Stage[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const stages: { image: string; name: string | undefined; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [, name = '', text = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (name !== 'FROM') {
      stages.at(-1)?.instructions.push({ name, text });
      continue;
    }
    const [image = '', , stage] = text.split(' ');
    stages.push({ image, name: stage, instructions: [] });
  }
  return stages;
}

/** The texts of all instructions of that name. */
export function textsOf({ instructions }: Stage, name: string): string[] {
  return instructions.filter((instruction) => instruction.name === name).map(({ text }) => text);
}

/** What a `COPY` says. */
export function readCopy(text: string): CopiedFiles {
  const words = text.split(' ');
  const from = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  const target = words.pop() ?? '';
  return { from, sources: words, target };
}

/** The words of an instruction in the form of JSON: nothing stands between it and the process. */
export function readWords(text: string | undefined): string[] {
  return JSON.parse((text ?? '').replace(/^.*CMD (?=\[)/, '')) as string[];
}

/** Whether a `.dockerignore` lets a path of the project through. The last line that matches counts. */
export function readIgnored(file: string): (path: string) => boolean {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return (path) => {
    const parts = path.split('/');
    let isIgnored = false;
    for (const line of lines) {
      const pattern = line.replace(/^!/, '');
      const matches =
        pattern === '*' ||
        path === pattern ||
        path.startsWith(`${pattern}/`) ||
        (pattern.startsWith('**/') && parts.includes(pattern.slice(3)));
      if (matches) isIgnored = !line.startsWith('!');
    }
    return isIgnored;
  };
}
