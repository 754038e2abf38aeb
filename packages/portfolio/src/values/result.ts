/** What reading a text gives: a value, or a message that says what is wrong and what to write instead. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

export function misread(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}
