/** Which characters of an encrypted text are hidden. Source: "EncryptedFieldMaskType" in the Metadata API Developer Guide. */
export const maskTypes = ['all', 'creditCard', 'lastFour', 'nino', 'sin', 'ssn'] as const;
export type MaskType = (typeof maskTypes)[number];

export const maskCharacters = { asterisk: '*', X: 'X' } as const;

export interface Mask {
  readonly type: MaskType;
  readonly character: keyof typeof maskCharacters;
}

/** Characters at the end that stay visible. Source: "Custom Field Attributes" in Salesforce Help, Mask Type. */
const SHOWN: Readonly<Record<MaskType, number>> = { all: 0, creditCard: 4, lastFour: 4, nino: 0, sin: 4, ssn: 4 };

/** What users without "View Encrypted Data" get of a text. */
export function maskedText(text: string, { type, character }: Mask): string {
  const hidden = Math.max(0, text.length - SHOWN[type]);
  return maskCharacters[character].repeat(hidden) + text.slice(hidden);
}
