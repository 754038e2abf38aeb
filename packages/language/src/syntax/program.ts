/** The grammar in the form that the parser interprets; written by build/program.mjs. */
export interface Program {
  readonly entry: string;
  readonly rules: readonly Rule[];
  readonly terminals: readonly Terminal[];
}
export interface Terminal {
  readonly name: string;
  readonly hidden: boolean;
  /** The source of its regular expression. */
  readonly pattern: string;
}
export type Rule = NodeRule | InfixRule;
export interface NodeRule {
  readonly name: string;
  /** `text` rules yield the text of their tokens, `node` rules a node of the syntax tree. */
  readonly is: 'node' | 'text';
  readonly type: string;
  readonly step: Step;
}
export interface InfixRule {
  readonly name: string;
  readonly is: 'infix';
  readonly operand: Step;
  /** Operators by precedence, the tightest first. */
  readonly levels: readonly (readonly string[])[];
}
export type Step =
  | { readonly do: 'keyword'; readonly word: string }
  | { readonly do: 'terminal'; readonly name: string }
  | { readonly do: 'call'; readonly rule: string }
  | { readonly do: 'assign'; readonly feature: string; readonly operator: '=' | '+=' | '?='; readonly step: Step }
  | { readonly do: 'sequence'; readonly steps: readonly Step[] }
  | { readonly do: 'choice'; readonly steps: readonly Step[] }
  | { readonly do: 'optional'; readonly step: Step }
  | { readonly do: 'many'; readonly step: Step }
  /** Items between braces; here the parser recovers from a mistake. */
  | { readonly do: 'block'; readonly step: Step }
  | { readonly do: 'action'; readonly type: string; readonly feature?: string };
