/** @module What is wrong with the section `access` and can not be told from it alone. */
import { resolve } from 'node:path';
import { readKeySet } from '../access/jwt/file-key-set.ts';
import type { CheckedAccessSettings } from './access.ts';
import type { Finding, SettingPath } from './configuration-error.ts';
import type { ConfigurationDocument } from './document.ts';
import { obstacleOf } from './text-file.ts';

/** With paths of files from the root: relative ones start from the folder of the configuration. */
export function withAbsolutePaths(access: CheckedAccessSettings, folder: string): CheckedAccessSettings {
  const { jwksFile } = access?.jwt ?? {};
  if (access?.jwt === undefined || jwksFile === undefined) return access;
  return { ...access, jwt: { ...access.jwt, jwksFile: resolve(folder, jwksFile) } };
}

/**
 * Callers may name accounts of this configuration only: of a misspelt one they would see nothing, and nobody would know why. And
 * a file of keys has to be there from the beginning.
 *
 * @param access with absolute paths
 * @param accountIds of the configuration
 */
export function accessFindings(
  access: CheckedAccessSettings,
  accountIds: readonly string[],
  document: ConfigurationDocument,
): Finding[] {
  const unknown = (path: SettingPath, named: readonly string[]) =>
    named.flatMap((id, index) =>
      accountIds.includes(id)
        ? []
        : finding([...path, index], 'expected the id of an account of this configuration', document),
    );
  const { apiKeys = [], jwt } = access ?? {};
  const defaultAccounts = jwt?.defaultAccounts ?? [];
  return [
    ...apiKeys.flatMap(({ accounts = [] }, index) => unknown(['access', 'apiKeys', index, 'accounts'], accounts)),
    ...(defaultAccounts === 'ALL' ? [] : unknown(['access', 'jwt', 'defaultAccounts'], defaultAccounts)),
    ...keyFileFindings(jwt?.jwksFile, document),
  ];
}

function keyFileFindings(file: string | undefined, document: ConfigurationDocument): Finding[] {
  if (file === undefined) return [];
  try {
    readKeySet(file);
    return [];
  } catch (error) {
    const isOfSystem = !(error instanceof Error) || 'code' in error;
    const message = isOfSystem ? obstacleOf(error) : `expected a file with a JSON Web Key Set, but ${error.message}`;
    return finding(['access', 'jwt', 'jwksFile'], message, document);
  }
}

function finding(path: SettingPath, message: string, document: ConfigurationDocument): Finding[] {
  return [{ offset: document.offsetOf(path), path, message }];
}
