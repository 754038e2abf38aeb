import { type ParseErrorCode, printParseErrorCode } from 'jsonc-parser';

/** What a file is called in messages, and a key that it may have. */
export interface JsoncFile {
  readonly called: string;
  readonly key: string;
}

/** What is wrong with the JSON, for people. */
export function syntaxMessage(code: ParseErrorCode, file: JsoncFile): string {
  return messages(file)[printParseErrorCode(code)] ?? 'this is not JSON';
}

const messages = ({ called, key }: JsoncFile): Readonly<Record<string, string>> => ({
  InvalidSymbol: 'this is no JSON value; texts stand in double quotes',
  InvalidNumberFormat: 'this is no JSON number',
  PropertyNameExpected: `a key in double quotes is expected here, such as "${key}"`,
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a colon is missing between the key and its value',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'the closing "}" is missing',
  CloseBracketExpected: 'the closing "]" is missing',
  EndOfFileExpected: `${called} ends before this; remove what follows`,
  InvalidCommentToken: 'a comment is not allowed here',
  UnexpectedEndOfComment: 'this comment is not closed: "*/" is missing',
  UnexpectedEndOfString: 'this text is not closed: a closing quote is missing on its line',
  UnexpectedEndOfNumber: 'this number ends too early',
  InvalidUnicode: 'this is no \\u escape: four hexadecimal digits are expected',
  InvalidEscapeCharacter: 'this is no escape of JSON; a backslash itself is written "\\\\"',
  InvalidCharacter: 'this control character is not allowed in a text',
});
