import { isName } from '@btaas/portfolio';

/**
 * A name that the language takes, out of any text: words run together, each with a capital letter; signs fall away.
 * `Air Quality System (AQS)` becomes `AirQualitySystemAQS`, `3D viewer` `_3DViewer`. Empty where no letter or digit is.
 */
export function identifierOf(text: string): string {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}_]+/gu) ?? [];
  const joined = words.map((word) => capitalised(word)).join('');
  const plain = [...joined].filter(standsInNames).join('');
  return /^\d/.test(plain) ? `_${plain}` : plain;
}

function capitalised(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0)!);
  return first.toUpperCase() + word.slice(first.length);
}

/** Whether a sign may stand in a name, though perhaps not at its start. */
function standsInNames(sign: string): boolean {
  return isName(`_${sign}`);
}

export function isQualifiedName(text: string): boolean {
  return text.split('.').every(isName);
}
