/**
 * A name that the language takes, out of any text: words run together, each with a capital letter; signs fall away.
 * `Air Quality System (AQS)` becomes `AirQualitySystemAQS`, `3D viewer` `_3DViewer`. Empty where no letter or digit is.
 */
export function identifierOf(text: string): string {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}_]+/gu) ?? [];
  const joined = words.map((word) => capitalised(word)).join('');
  const plain = [...joined].filter((sign) => NAME_SIGN.test(sign)).join('');
  return /^\d/.test(plain) ? `_${plain}` : plain;
}

function capitalised(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0)!);
  return first.toUpperCase() + word.slice(first.length);
}

/** The signs that the grammar takes in a name. */
const NAME_SIGN = /[\w\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u1FFF\u3040-\uD7FF]/;
const NAME =
  /^[a-zA-Z_\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u1FFF\u3040-\uD7FF][\w\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u1FFF\u3040-\uD7FF]*$/;

export function isName(text: string): boolean {
  return NAME.test(text);
}
export function isQualifiedName(text: string): boolean {
  return text.split('.').every(isName);
}
