import { lex } from './lexer.js';
import type { Comment, SyntaxProblem, Tokens } from './lexer.js';
import type { Linked, LinkedRule, Tables } from './link.js';
import { Probe } from './probe.js';
import { describe, withArticle } from './describe.js';
import type { AstNode, Shape } from './node.js';
import { type Expectation, Expectations } from './expected.js';
import { unknownWord } from './unknown-word.js';

export interface ParseResult {
  readonly file: AstNode;
  /** In the order of the text. */
  readonly errors: SyntaxProblem[];
  readonly comments: readonly Comment[];
}

/** Rules may stand inside of themselves this often. */
export const MAX_NESTING = 200;
/** Terms of one chain of operators or members. */
export const MAX_TERMS = 1000;
/** In UTF-16 code units. */
export const MAX_LENGTH = 20 * 1024 * 1024;
/** A backstop for rules that take turns: calls of rules that are open at once. */
const MAX_CALLS = 1500;

interface Frame {
  readonly rule: LinkedRule;
  node: AstNode | undefined;
  readonly first: number;
  /** What a block of this node is called in messages. */
  readonly label: string;
}

/** Parses a text with the rules of a grammar. It never throws: what cannot be read is told in `errors`. */
export function parseWith(text: string, tables: Tables, shapeOf: ReadonlyMap<string, Shape>): ParseResult {
  if (text.length > MAX_LENGTH) {
    const message = 'the file is larger than 20 MB; split it into several files';
    return { file: { ...emptyFile(tables, shapeOf), $end: text.length }, errors: [{ message, start: 0, end: 0 }], comments: [] };
  }
  const tokens = lex(text, tables);
  const run = new Run(text, tokens, tables, shapeOf, undefined);
  const file = run.file();
  const errors = [...tokens.errors, ...run.errors].sort((a, b) => a.start - b.start || a.end - b.end);
  return { file, errors, comments: tokens.comments };
}

/** What could stand at an offset, given all that stands before it. */
export function expectedWith(text: string, offset: number, tables: Tables, shapeOf: ReadonlyMap<string, Shape>): Expectation[] {
  const before = text.slice(0, offset).replace(/[\p{L}\p{N}_]*$/u, '');
  if (before.length > MAX_LENGTH) return [];
  const expectations = new Expectations();
  new Run(before, lex(before, tables), tables, shapeOf, expectations).file();
  return expectations.all();
}

function emptyFile(tables: Tables, shapeOf: ReadonlyMap<string, Shape>): AstNode {
  const node: AstNode = { $type: tables.entry.type, $start: 0, $end: 0 };
  for (const list of shapeOf.get(node.$type)?.lists ?? []) node[list] = [];
  return node;
}

class Run {
  readonly errors: SyntaxProblem[] = [];
  private at = 0;
  /** Set from an error to the place where reading goes on. */
  private panic = false;
  /** The file is nested too deeply: everything up to the next declaration is given up. */
  private tooDeep = false;
  private calls = 0;
  private key = '';
  private readonly last: number;
  private readonly probe: Probe;
  /** The properties of the blocks around. */
  private readonly around: Uint8Array[] = [];

  constructor(
    private readonly text: string,
    private readonly tokens: Tokens,
    private readonly tables: Tables,
    private readonly shapeOf: ReadonlyMap<string, Shape>,
    private readonly expectations: Expectations | undefined,
  ) {
    this.last = tokens.kinds.length - 1;
    this.probe = new Probe(tokens.kinds);
    for (const rule of tables.rules.values()) rule.active = 0;
  }

  file(): AstNode {
    const { entry } = this.tables;
    const frame: Frame = { rule: entry, node: this.make(entry.type, 0), first: 0, label: 'file' };
    this.run(entry.body, frame);
    frame.node!.$start = 0;
    frame.node!.$end = this.text.length;
    return frame.node!;
  }

  private kind(): number {
    return this.tokens.kinds[this.at]!;
  }

  private make(type: string, token: number): AstNode {
    const node: AstNode = { $type: type, $start: this.tokens.starts[token]!, $end: 0 };
    const shape = this.shapeOf.get(type);
    if (shape) {
      for (const list of shape.lists) node[list] = [];
      for (const flag of shape.flags) node[flag] = false;
    }
    return node;
  }

  private run(step: Linked, frame: Frame): boolean {
    if (this.expectations && this.at === this.last && !this.panic) this.expectations.add(step, frame.rule.name, this.key, frame.label);
    switch (step.op) {
      case 'keyword':
      case 'terminal':
        if (!step.first[this.kind()]) return this.fail(step);
        this.at++;
        return true;
      case 'rule': {
        const value = this.call(step.rule!);
        if (value && typeof value === 'object' && frame.rule.kind === 'node') frame.node = value;
        return !this.panic;
      }
      case 'assign':
        return this.assign(step, frame);
      case 'seq':
        return this.sequence(step, frame);
      case 'choice': {
        const chosen = this.choose(step);
        if (chosen) return this.run(chosen, frame);
        return step.nullable || this.fail(step);
      }
      case 'repeat':
        return this.repeat(step, frame);
      case 'action':
        this.act(step, frame);
        return true;
      case 'block':
        return this.block(step, frame);
      case 'top':
        return this.top(step, frame);
      case 'reference':
        return this.run(step.child!, frame);
    }
  }

  private choose(step: Linked): Linked | undefined {
    const able = step.byKind[this.kind()];
    if (!able) return undefined;
    if (able.length === 1) return able[0];
    return this.probe.choose(able, this.at);
  }

  private repeat(step: Linked, frame: Frame): boolean {
    const child = step.child!;
    if (step.times === '+' && !this.run(child, frame)) return false;
    if (step.times === '?') return child.first[this.kind()] ? this.run(child, frame) : true;
    let terms = 0;
    while (child.first[this.kind()]) {
      const before = this.at;
      if (child.op === 'seq' && child.steps[0]?.op === 'action' && ++terms > MAX_TERMS) return this.tooLong(before);
      if (!this.run(child, frame)) return false;
      if (this.at === before) break;
      if (this.expectations && this.at === this.last) this.expectations.add(child, frame.rule.name, this.key, frame.label);
    }
    return true;
  }

  private act(step: Linked, frame: Frame): void {
    const node = this.make(step.text, frame.first);
    if (step.feature) {
      if (step.how === '+=') (node[step.feature] as unknown[]).push(frame.node);
      else node[step.feature] = frame.node;
    }
    frame.node = node;
  }

  private assign(step: Linked, frame: Frame): boolean {
    const { child } = step;
    if (child!.op === 'repeat') return this.repeatAssign(step, frame);
    return this.assignOnce(step, child!, frame);
  }

  /** `feature+=X*`: the repetition stands around the assignment as far as running is concerned. */
  private repeatAssign(step: Linked, frame: Frame): boolean {
    const { child, times } = step.child!;
    if (times === '+' && !this.assignOnce(step, child!, frame)) return false;
    while (child!.first[this.kind()]) {
      const before = this.at;
      if (!this.assignOnce(step, child!, frame)) return false;
      if (times === '?' || this.at === before) break;
    }
    return true;
  }

  private assignOnce(step: Linked, source: Linked, frame: Frame): boolean {
    const from = this.at;
    const value = this.value(source, frame, step.feature);
    if (value === undefined) return !this.panic;
    frame.node ??= this.make(frame.rule.type, frame.first);
    const { node } = frame;
    if (step.how === '+=') {
      const list = node[step.feature] as unknown[] | undefined;
      if (list) list.push(value);
      else node[step.feature] = [value];
    } else node[step.feature] = step.how === '?=' ? true : value;
    if (typeof value === 'string' && this.at > from) {
      if (step.feature === 'key') this.key = value;
      if (!frame.rule.plain && step.how !== '+=') {
        node.$spans ??= {};
        node.$spans[step.feature] = [this.tokens.starts[from]!, this.tokens.ends[this.at - 1]!];
      }
    }
    return !this.panic;
  }

  private value(step: Linked, frame: Frame, feature: string): unknown {
    if (this.expectations && this.at === this.last && !this.panic) this.expectations.add(step, frame.rule.name, this.key, frame.label, feature);
    if (step.op === 'rule') return this.call(step.rule!);
    if (step.op === 'choice') {
      const chosen = this.choose(step);
      if (chosen) return this.value(chosen, frame, feature);
      this.fail(step);
      return undefined;
    }
    const from = this.at;
    if (step.op === 'reference') {
      const text = this.value(step.child!, frame, feature);
      if (typeof text !== 'string') return undefined;
      return { $type: 'Reference', text, $start: this.tokens.starts[from]!, $end: this.tokens.ends[this.at - 1]! };
    }
    return this.run(step, frame) ? this.slice(from) : undefined;
  }

  /** The text of the tokens from one up to here, without what stands between them. */
  private slice(from: number): string {
    const { starts, ends } = this.tokens;
    if (this.at - from === 1) return this.text.slice(starts[from], ends[from]);
    let result = '';
    for (let token = from; token < this.at; token++) result += this.text.slice(starts[token], ends[token]);
    return result;
  }

  private call(rule: LinkedRule): AstNode | string | undefined {
    if (!rule.first[this.kind()] && !rule.nullable) {
      this.failRule(rule);
      return undefined;
    }
    if (rule.single) {
      this.at++;
      return this.slice(this.at - 1);
    }
    if (rule.active >= MAX_NESTING || this.calls >= MAX_CALLS) {
      this.report(`this is nested more than ${MAX_NESTING} deep; write it in smaller parts`, this.at);
      this.panic = this.tooDeep = true;
      return undefined;
    }
    rule.active++;
    this.calls++;
    const value = rule.kind === 'text' ? this.callText(rule) : rule.operand ? this.callInfix(rule) : this.callNode(rule);
    rule.active--;
    this.calls--;
    return value;
  }

  private callText(rule: LinkedRule): string | undefined {
    const from = this.at;
    const done = this.run(rule.body, { rule, node: undefined, first: from, label: '' });
    return done || this.at > from ? this.slice(from) : undefined;
  }

  private callNode(rule: LinkedRule): AstNode {
    const first = this.at;
    const frame: Frame = { rule, node: undefined, first, label: rule.lead ?? this.key };
    const done = this.run(rule.body, frame);
    const node = frame.node ?? this.make(rule.type, first);
    if (!done) node.$partial = true;
    this.close(node, first);
    return node;
  }

  private close(node: AstNode, first: number): void {
    node.$end = this.at > first ? this.tokens.ends[this.at - 1]! : node.$start;
  }

  /** Operators by strength, with stacks instead of recursion; equally strong ones bind to the left. */
  private callInfix(rule: LinkedRule): AstNode | undefined {
    const operand = rule.operand!;
    const first = this.at;
    const left = this.call(operand) as AstNode | undefined;
    const nodes: AstNode[] = left ? [left] : [];
    const pending: { operator: number; strength: number }[] = [];
    let terms = 1;
    const reduce = () => {
      const { operator } = pending.pop()!;
      const right = nodes.pop();
      const start = nodes.pop();
      if (!right || !start) return;
      const { starts, ends } = this.tokens;
      const span: [number, number] = [starts[operator]!, ends[operator]!];
      const node: AstNode = {
        $type: rule.type, $start: start.$start, $end: right.$end, left: start,
        operator: this.text.slice(span[0], span[1]), right, $spans: { operator: span },
      };
      nodes.push(node);
    };
    while (!this.panic) {
      const strength = rule.strength[this.kind()]!;
      if (this.expectations && this.at === this.last) this.expectations.keywords(rule.operators, rule.name, this.key);
      if (!strength) break;
      if (++terms > MAX_TERMS) {
        this.tooLong(this.at);
        break;
      }
      while (pending.length && pending.at(-1)!.strength >= strength) reduce();
      pending.push({ operator: this.at++, strength });
      const right = this.call(operand) as AstNode | undefined;
      if (right) nodes.push(right);
      else pending.pop();
    }
    while (pending.length) reduce();
    const node = nodes[0];
    if (node && this.panic) node.$partial = true;
    if (node && nodes.length > 1) this.close(node, first);
    return node;
  }

  private tooLong(token: number): boolean {
    this.report(`this expression has more than ${MAX_TERMS} terms; write it in smaller parts`, token);
    this.panic = true;
    return false;
  }

  private sequence(step: Linked, frame: Frame): boolean {
    const { steps } = step;
    for (let index = 0; index < steps.length; index++) {
      const part = steps[index]!;
      if (part.op !== 'top' && !part.nullable && !part.first[this.kind()] && index > 0 && this.canSkip(steps, index)) {
        this.reportExpected(part);
        if (frame.node) frame.node.$partial = true;
        continue;
      }
      if (this.run(part, frame)) continue;
      if (frame.rule !== this.tables.entry) return false;
      this.resume(0, frame.first);
    }
    return true;
  }

  /** Only this one step is missing: what comes after it is there. */
  private canSkip(steps: readonly Linked[], index: number): boolean {
    const kind = this.kind();
    if (kind === 0 || this.expectations) return false;
    for (let next = index + 1; next < steps.length; next++) {
      if (steps[next]!.first[kind]) return true;
      if (!steps[next]!.nullable) return false;
    }
    return false;
  }

  private block(step: Linked, frame: Frame): boolean {
    const [open] = step.steps;
    if (!open!.first[this.kind()]) return this.fail(open!);
    const opening = this.at++;
    const child = step.child!.op === 'repeat' ? step.child!.child! : step.child!;
    this.around.push(child.first);
    const done = this.properties(step, child, frame, opening);
    this.around.pop();
    return done;
  }

  private properties(step: Linked, child: Linked, frame: Frame, opening: number): boolean {
    const owner = this.key;
    for (;;) {
      const kind = this.kind();
      if (this.expectations && this.at === this.last) this.expectations.block(child, frame.rule.name, frame.label);
      if (kind === step.kind) {
        this.at++;
        return true;
      }
      if (kind === 0 || this.leavesBlock(child, opening)) {
        const label = frame.label || 'this block';
        this.report(`expected "}" to end the block of ${frame.label ? withArticle(label) : label}`, this.at);
        if (frame.node) frame.node.$partial = true;
        return true;
      }
      const before = this.at;
      if (child.first[kind]) {
        frame.node ??= this.make(frame.rule.type, frame.first);
        this.run(child, frame);
      } else {
        this.report(this.unknown(child, frame.label), this.at);
        this.panic = true;
      }
      this.key = owner;
      if (this.tooDeep) return false;
      if (this.panic) this.recover(step, child, before);
    }
  }

  /** A line that starts no deeper than the block's own line belongs to what stands around the block. */
  private leavesBlock(child: Linked, opening: number): boolean {
    const { lineFirsts, columns } = this.tokens;
    if (lineFirsts[this.at] !== this.at || this.at === opening + 1 && this.tables.declarations[this.kind()] === 0) return false;
    const indent = columns[lineFirsts[opening]!]!;
    if (columns[this.at]! > indent) return false;
    const kind = this.kind();
    if (child.first[kind]) {
      const body = opening + 1;
      return this.tables.declarations[kind] === 1 && lineFirsts[body] === body && columns[body]! > indent && this.at > body;
    }
    return this.tables.declarations[kind] === 1 || this.around.slice(0, -1).some((first) => first[kind] === 1);
  }

  private unknown(child: Linked, label: string): string {
    const { starts, ends } = this.tokens;
    const word = this.text.slice(starts[this.at], ends[this.at]);
    const names = this.tables.kindNames.filter((_, kind) => kind > 0 && kind <= this.tables.keywordCount && child.first[kind]);
    return unknownWord(word, names, `a property of ${label ? withArticle(label) : 'this block'}`);
  }

  /** Skips to the next property of the block, to its end, or to a line that belongs to what stands around it. */
  private recover(step: Linked, child: Linked, before: number): void {
    this.panic = false;
    const { kinds, lineFirsts, columns } = this.tokens;
    const { keywords } = this.tables;
    const [open, round, close] = [keywords.get('{'), keywords.get('('), keywords.get(')')];
    let depth = 0;
    if (this.at === before) {
      if (kinds[this.at] === open || kinds[this.at] === round) depth++;
      this.at++;
    }
    for (; this.at < this.last; this.at++) {
      const kind = kinds[this.at]!;
      const starts = lineFirsts[this.at] === this.at;
      if (starts && columns[this.at] === 0 && this.tables.declarations[kind]) return;
      if (depth === 0) {
        if (kind === step.kind || (kind <= this.tables.keywordCount && child.first[kind])) return;
        if (starts && this.tables.declarations[kind]) return;
      }
      if (kind === open || kind === round) depth++;
      else if (depth > 0 && (kind === step.kind || kind === close)) depth--;
    }
  }

  private top(step: Linked, frame: Frame): boolean {
    const child = step.child!;
    while (this.at < this.last) {
      const before = this.at;
      this.key = '';
      if (child.first[this.kind()]) {
        if (step.feature) this.assignOnce(step, child, frame);
        else this.run(child, frame);
      } else {
        this.report(this.unknownDeclaration(child), this.at);
        this.panic = true;
      }
      if (this.panic || this.at === before) this.resume(this.tokens.columns[before]!, before);
    }
    if (this.expectations) this.expectations.add(child, frame.rule.name, '', 'file', step.feature);
    return true;
  }

  private unknownDeclaration(child: Linked): string {
    const word = this.text.slice(this.tokens.starts[this.at], this.tokens.ends[this.at]);
    const names = this.tables.kindNames.filter((_, kind) => kind > 0 && kind <= this.tables.keywordCount && child.first[kind]);
    return word === '}' ? 'this "}" ends nothing' : unknownWord(word, names, 'a declaration');
  }

  /** Skips to the next line that starts with a declaration, no deeper than the one that went wrong. */
  private resume(column: number, before: number): void {
    this.panic = this.tooDeep = false;
    const { kinds, lineFirsts, columns } = this.tokens;
    if (this.at === before && this.at < this.last && !(before === 0 && this.tables.declarations[kinds[0]!])) this.at++;
    while (this.at < this.last) {
      if (lineFirsts[this.at] === this.at && columns[this.at]! <= column && this.tables.declarations[kinds[this.at]!]) return;
      this.at++;
    }
  }

  private fail(step: Linked): false {
    if (!this.panic) this.reportExpected(step);
    this.panic = true;
    return false;
  }

  private failRule(rule: LinkedRule): void {
    if (this.expectations && this.at === this.last && !this.panic) this.expectations.add(ruleStep(rule), '', this.key, '');
    this.fail(ruleStep(rule));
  }

  private reportExpected(step: Linked): void {
    const { starts, ends } = this.tokens;
    const previous = this.at > 0 ? this.text.slice(starts[this.at - 1], ends[this.at - 1]) : '';
    const shown = previous.length > 30 ? `${previous.slice(0, 27)}…` : previous;
    this.report(`expected ${describe(step)}${shown ? ` after ${/^"/.test(shown) ? shown : `"${shown}"`}` : ''}`, this.at);
  }

  /** One error for a place: the first. At the end of a line it stands behind what was written. */
  private report(message: string, token: number): void {
    if (this.expectations) return;
    const { starts, ends, lineFirsts } = this.tokens;
    let [start, end] = [starts[token]!, ends[token]!];
    if (token > 0 && message.startsWith('expected') && (token === this.last || lineFirsts[token] === token)) start = end = ends[token - 1]!;
    if (this.errors.some((error, index) => index >= this.errors.length - 2 && error.start === start)) return;
    this.errors.push({ message, start, end });
  }
}

function ruleStep(rule: LinkedRule): Linked {
  return {
    op: 'rule', first: rule.first, nullable: rule.nullable, text: '', kind: -1, rule, feature: '', how: '=',
    child: undefined, steps: [], times: '', byKind: [],
  };
}
