import { resolve } from 'node:path';
import { lookUp } from '../core/json.ts';
import type { Environment } from './environment.ts';
import { shownName } from './find.ts';
import { readSecretFile } from './secret-file.ts';

/** What the references of a configuration are filled in from. */
export interface ReferenceSources {
  /** For `${NAME}`. */
  readonly env: Environment;
  /** The folder from which the relative paths of `${file:PATH}` start: that of the configuration file. */
  readonly folder: string;
}

/** What a text was made of. A message about the text may name it, and never quotes what came from it. */
export interface Provenance {
  /** Names of environment variables. */
  readonly variables: readonly string[];
  /** Files as they are shown to people. */
  readonly files: readonly string[];
}

/** A text of the configuration after its references were replaced. */
export interface SubstitutedText extends Provenance {
  readonly text: string;
  /** What is expected instead, when a variable is not set, a file can not be read, or a `${` is malformed. */
  readonly problems: readonly string[];
}

const reference = /\$\$\{|\$\{([A-Za-z_]\w*)\}|\$\{file:([^}]+)\}|\$\{/g;

/** The files, as absolute paths, that a text of a configuration names; also where the reference stands in a comment. */
export function referencedFiles(text: string, folder: string): readonly string[] {
  const paths = [...text.matchAll(reference)].flatMap(([, , path]) =>
    path === undefined ? [] : [resolve(folder, path)],
  );
  return [...new Set(paths)];
}

/**
 * Replaces each `${NAME}` by the value of that environment variable and each `${file:PATH}` by the value that the file
 * holds; `$${` stands for a literal `${`. A value arrives as it is: it is not read for further references, and it stays
 * text whatever it looks like. A variable that is set to the empty string is set; a file that is empty is a mistake, since
 * that is what a secret looks like that was never written.
 */
export function substitute(text: string, { env, folder }: ReferenceSources): SubstitutedText {
  const variables: string[] = [];
  const files: string[] = [];
  const problems: string[] = [];
  const replaced = text.replace(reference, (found: string, name: string | undefined, path: string | undefined) => {
    if (found === '$${') return '${';
    if (path !== undefined) {
      const file = resolve(folder, path);
      const read = readSecretFile(file);
      if ('obstacle' in read) {
        problems.push(`${shownName(file)}: ${read.obstacle}`);
        return found;
      }
      files.push(shownName(file));
      return read.text;
    }
    if (name === undefined) {
      problems.push(
        `expected a reference such as \${API_KEY} (letters, digits and _) or \${file:/run/secrets/api-key}; ` +
          `a literal \${ is written $\${`,
      );
      return found;
    }
    const value = lookUp(env, name);
    if (value === undefined) {
      problems.push(`expected the environment variable ${name} to be set, but it is not`);
      return found;
    }
    variables.push(name);
    return value;
  });
  return { text: replaced, variables, files, problems };
}
