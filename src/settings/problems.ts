import { type ConfigurationProblem, type Finding, settingName } from './configuration-error.ts';
import type { ConfigurationDocument } from './document.ts';

/**
 * Findings as problems, in the order of the file.
 *
 * @param file as it is shown to the user
 */
export function problemsOf(
  file: string,
  document: ConfigurationDocument,
  findings: readonly Finding[],
): ConfigurationProblem[] {
  const sorted = findings.toSorted((a, b) => a.offset - b.offset);
  return sorted.map(({ offset, path, message }) => {
    const setting = settingName(path);
    return { file, ...document.position(offset), ...(setting === undefined ? {} : { setting }), message };
  });
}
