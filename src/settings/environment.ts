import { lookUp } from '../core/json.ts';

/** The environment variables that a configuration may name, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A text of the configuration after its `${NAME}` were replaced. */
export interface SubstitutedText {
  readonly text: string;
  /** The variables whose values are in the text now; a message about the text may name them, never quote them. */
  readonly variables: readonly string[];
  /** What is expected instead, when a variable is not set or a `${` is malformed. */
  readonly problems: readonly string[];
}

const reference = /\$\$\{|\$\{([A-Za-z_]\w*)\}|\$\{/g;

/**
 * Replaces each `${NAME}` by the value of that environment variable; `$${` stands for a literal `${`. A value arrives as
 * it is: it is not read for further references, and it stays text whatever it looks like. A variable that is set to
 * the empty string is set.
 */
export function substitute(text: string, env: Environment): SubstitutedText {
  const variables: string[] = [];
  const problems: string[] = [];
  const replaced = text.replace(reference, (found: string, name: string | undefined) => {
    if (found === '$${') return '${';
    if (name === undefined) {
      problems.push(`expected a reference such as \${API_KEY} (letters, digits and _); a literal \${ is written $\${`);
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
  return { text: replaced, variables, problems };
}
