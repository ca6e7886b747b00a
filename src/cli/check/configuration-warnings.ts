import type { Setup } from '../../server/setup.ts';
import { problemLine, settingName } from '../../settings/configuration-error.ts';
import type { Environment } from '../../settings/environment.ts';
import { provenanceNote } from '../../settings/explain.ts';
import { isUnused, openConfiguration } from '../../settings/load.ts';
import { vendors } from '../../vendors/index.ts';
import { expiringKeys } from './expiring-keys.ts';
import { sharedCredentials } from './shared-credentials.ts';
import { suspiciousTexts } from './suspicious-texts.ts';
import type { Warning } from './warning.ts';

/**
 * What a configuration says rightly and most likely does not mean, as lines with their places in the file. None without a
 * file.
 *
 * @param now milliseconds since 1970
 * @param found what others found
 */
export function configurationWarnings(
  { file, access, accounts }: Setup,
  env: Environment,
  now: number,
  found: readonly Warning[] = [],
): string[] {
  if (file === undefined) return [];
  const document = openConfiguration({ file, env });
  const vendorSettings = Object.fromEntries(vendors.map((vendor) => [vendor.key, vendor.accountSettings]));
  const warnings = [
    ...suspiciousTexts(document.value).filter(({ path }) => !isUnused(path, document.value, vendorSettings)),
    ...sharedCredentials(vendors, accounts),
    ...expiringKeys(access, now),
    ...found,
  ];
  return warnings
    .map((warning) => ({ ...warning, offset: document.offsetOf(warning.path) }))
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ path, message, offset }) => {
      const setting = settingName(path);
      const from = provenanceNote(document.provenanceOf(path));
      return problemLine({ file, ...document.position(offset), ...(setting && { setting }), message: message + from });
    });
}
