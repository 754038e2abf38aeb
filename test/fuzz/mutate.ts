import type { Random } from '../bench/synthetic/random.js';

/** Characters that are worth trying: of the language, of other languages, and of no language. */
const ODD = [
  ...'{}()[]"\'`,.:;=<>-+*/%&|\\#@!?_~^$€§',
  '"""',
  '/*',
  '*/',
  '/**',
  '//',
  '..',
  '->',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\u0000',
  '\u0007',
  '\uFEFF',
  '\u00A0',
  '\u2028',
  '\u200B',
  'ß',
  'Ü',
  '日本',
  '😀',
  '\uD83D',
  '\uDE00',
  '1e9',
  '0x10',
  '99.9%',
  '2026-02-30',
  '25:61',
  '9'.repeat(400),
  'EUR',
  'tx/s',
  'a.b.c',
  'not',
  'if',
];

/** Changes a text in one to four places; `donor` gives pieces of other texts. */
export function mutate(text: string, donor: string, random: Random): string {
  let mutated = text;
  for (let times = random.between(1, 4); times > 0; times--) mutated = mutateOnce(mutated, donor, random);
  return mutated;
}

function mutateOnce(text: string, donor: string, random: Random): string {
  const ways = [
    () => changeTokens(text, random),
    () => changeTokens(text, random),
    () => insert(text, random.pick(ODD), random),
    () => insert(text, pieceOf(donor, random), random),
    () => removeStretch(text, random),
    () => withoutOne(text, random.pick(['{', '}', '"', '(', ')', ',', '..', '->', '\n', ' ']), random),
    () => text.slice(0, random.between(0, text.length)),
    () => text.slice(random.between(0, text.length)),
    () => text.replaceAll('\n', random.pick([' ', '\r\n', '\r', '\n\n\n'])),
    () => replaceCharacter(text, random),
  ];
  return random.pick(ways)();
}

/** Deletes, doubles or swaps pieces that are about as long as tokens. */
function changeTokens(text: string, random: Random): string {
  const pieces = text.match(/\s+|[\p{L}\p{N}_]+|./gsu) ?? [];
  if (pieces.length === 0) return text;
  const at = random.between(0, pieces.length - 1);
  const other = random.between(0, pieces.length - 1);
  const way = random.between(1, 4);
  if (way === 1) pieces.splice(at, random.between(1, 3));
  else if (way === 2) pieces.splice(at, 0, pieces[at]!, ' ');
  else if (way === 3) [pieces[at], pieces[other]] = [pieces[other]!, pieces[at]!];
  else pieces.splice(at, 0, ` ${pieces[other]!} `);
  return pieces.join('');
}
function insert(text: string, what: string, random: Random): string {
  const at = random.between(0, text.length);
  return text.slice(0, at) + what + text.slice(at);
}
function pieceOf(text: string, random: Random): string {
  const from = random.between(0, text.length);
  return text.slice(from, from + random.between(1, 60));
}
function removeStretch(text: string, random: Random): string {
  const from = random.between(0, text.length);
  return text.slice(0, from) + text.slice(from + random.between(1, 40));
}
function withoutOne(text: string, what: string, random: Random): string {
  const at = text.indexOf(what, random.between(0, text.length));
  return at < 0 ? text : text.slice(0, at) + text.slice(at + what.length);
}
function replaceCharacter(text: string, random: Random): string {
  const at = random.between(0, text.length);
  return (
    text.slice(0, at) + String.fromCharCode(random.between(0, random.chance(80) ? 0x7f : 0xffff)) + text.slice(at + 1)
  );
}
