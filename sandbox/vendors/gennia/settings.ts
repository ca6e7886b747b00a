import type { z } from 'zod';
import type { updateBody } from '../../../src/vendors/gennia/contract.ts';
import type { limitedSettings, openSettings } from '../../../src/vendors/gennia/contract-settings.ts';

type UpdateBody = z.infer<typeof updateBody>;
type SettingKey = keyof typeof limitedSettings | keyof typeof openSettings;

/** What a draft of the embedded Gennia holds and a version freezes. */
export type Settings = { readonly [Key in SettingKey]: NonNullable<UpdateBody[Key]> | null };
