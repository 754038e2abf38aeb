import { fieldsOf } from '../src/complete/schema.js';
import type { NodeRule, Program, Step } from '../src/syntax/program.js';
import { firstSets } from '../src/syntax/first.js';
import { tokenKinds } from '../src/syntax/tokens.js';
import { callsIn, walk, wordsIn } from '../src/syntax/walk.js';
import { include, LEXICAL, NAME, NOT_WORD, type Pattern, scope } from './textmate-lexical.js';

export interface TextMateGrammar {
  readonly name: string;
  readonly scopeName: string;
  readonly fileTypes: readonly string[];
  readonly patterns: readonly Pattern[];
  readonly repository: Readonly<Record<string, Pattern>>;
}

/** Where a property begins: at the start of a line, behind a brace or a comment, or two spaces apart. */
const START = '(?:^|(?<=[{}/]|[ \\t]{2}))[ \\t]*';

const oneOf = (words: Iterable<string>) => [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');

/**
 * The TextMate grammar: colours before the language server has spoken. Each block knows its own properties, so that a word
 * is a keyword only where it is one, as far as line starts and double spaces tell.
 */
export function textMateGrammar(program: Program): TextMateGrammar {
  const kinds = tokenKinds(program);
  const first = firstSets(program, kinds);
  const rules = new Map(program.rules.flatMap((rule) => (rule.is === 'node' ? [[rule.name, rule] as const] : [])));
  const declarations = callsIn(rules.get('Declaration')!.step).map((name) => rules.get(name)!);
  const kindWords = declarations.map((rule) => wordsIn(rule.step)[0]!);
  const repository: Record<string, Pattern> = { ...LEXICAL };

  for (const rule of declarations) repository[`declaration-${rule.name}`] = declaration(rule);
  for (const rule of rules.values()) {
    const item = blockIn(rule.step);
    if (item !== undefined) repository[`body-${rule.name}`] = body(rule, item);
  }
  repository.declarations = { patterns: include(...declarations.map(({ name }) => `declaration-${name}`)) };
  return {
    name: 'btaas',
    scopeName: 'source.btaas',
    fileTypes: ['.btaas'],
    patterns: [...include('comments', 'namespace', 'declarations', 'texts')],
    repository,
  };

  function declaration(rule: NodeRule): Pattern {
    const [word] = wordsIn(rule.step);
    const { words, blocks } = reach(rule);
    words.delete(word!);
    const named = assigns(rule.step, 'name');
    const following = oneOf([...kindWords, ...keysOf(rules.get('Scenario')!)]);
    return {
      name: `meta.declaration.${word}.btaas`,
      begin: `(?<![\\p{L}\\p{N}_.])(${word})${NOT_WORD}${named ? `(?:\\s+(${NAME}))?` : ''}`,
      beginCaptures: { 1: scope('storage.type'), ...(named ? { 2: scope('entity.name.type') } : {}) },
      end: `(?<=\\})|(?=\\})|(?=^[ \\t]*(?:${following})${NOT_WORD})`,
      patterns: [
        ...include('comments', 'texts', ...[...blocks].map((name) => `body-${name}`)),
        ...clauses(words),
        ...include('quantities', 'marks'),
      ],
    };
  }

  /** The properties of a block, each with what may stand in it. */
  function body(rule: NodeRule, item: Step): Pattern {
    const keys = [...first.ofStep(item).kinds].map((kind) => kinds.names[kind]!);
    const anyKey = keys.includes('ID');
    const own = anyKey ? [] : keysOf(rule);
    const anyName: Pattern = { match: `${START}(${NAME})`, captures: { 1: scope('support.type.property-name') } };
    return {
      begin: '\\{',
      beginCaptures: { 0: scope('punctuation.section.block.begin') },
      end: '\\}',
      endCaptures: { 0: scope('punctuation.section.block.end') },
      patterns: [
        ...include('comments'),
        ...(anyKey ? [anyName] : propertiesOf(rule, own)),
        ...include('texts', 'quantities', 'marks', 'block'),
      ],
    };
  }

  /** Properties that hold the same make one rule. */
  function propertiesOf(rule: NodeRule, keys: readonly string[]): readonly Pattern[] {
    const groups = new Map<string, { keys: string[]; pattern(keys: readonly string[]): Pattern }>();
    for (const key of keys) {
      const pattern = propertyOf(rule, key, keys);
      const same = JSON.stringify(pattern(['']));
      const group = groups.get(same) ?? { keys: [], pattern };
      group.keys.push(key);
      groups.set(same, group);
    }
    return [...groups.values()].map(({ keys: own, pattern }) => pattern(own));
  }

  function propertyOf(rule: NodeRule, key: string, keys: readonly string[]): (keys: readonly string[]) => Pattern {
    const values = valuesOf(rule, key);
    const { words, blocks, isExpression, isDeclaration } = values
      .map((name) => reach(rules.get(name)))
      .reduce(joined, nothing());
    const named = values.some((name) => assigns(rules.get(name)?.step, 'name'));
    const constants = constantsOf(rule, key);
    // A condition may go on in a line that begins with a word.
    const next = isExpression ? `(?:${oneOf(keys)})${NOT_WORD}` : '[\\p{L}_]';
    const end = `(?=\\})|(?=^[ \\t]*${next})|(?=[ \\t]{2}${next})`;
    return (own) => ({
      begin: `${START}(${oneOf(own)})${NOT_WORD}${named ? `(?:\\s+(${NAME}))?` : ''}`,
      beginCaptures: { 1: scope('support.type.property-name'), ...(named ? { 2: scope('entity.name.type') } : {}) },
      end: blocks.size > 0 || isDeclaration ? `(?<=\\})|${end}` : end,
      patterns: [
        ...include('comments', ...(isTemplate(rule, key) ? ['templates'] : []), 'texts'),
        ...include(...[...blocks].map((name) => `body-${name}`)),
        ...(isDeclaration ? include('declarations') : []),
        ...(isExpression ? include('expressions') : []),
        ...clauses(words),
        ...(constants.length > 0 ? [{ ...scope('support.constant'), match: `\\b(?:${oneOf(constants)})\\b` }] : []),
        ...include('quantities', 'marks'),
      ],
    });
  }

  function keysOf(rule: NodeRule): readonly string[] {
    const item = blockIn(rule.step);
    const found = item === undefined ? [] : [...first.ofStep(item).kinds].map((kind) => kinds.names[kind]!);
    return found.filter((word) => /^[a-z]/i.test(word) && !kinds.terminalKind.has(word)).sort();
  }

  /** The rules of the values of a property. */
  function valuesOf(rule: NodeRule, key: string): readonly string[] {
    const found: string[] = [];
    const item = blockIn(rule.step);
    const entered = new Set<string>();
    const visit = (step: Step | undefined): void => {
      walk(step, (each) => {
        if (each.do === 'call' && !entered.has(each.rule)) {
          entered.add(each.rule);
          if (rules.get(each.rule)?.type === 'Property') visit(rules.get(each.rule)!.step);
        }
        if (each.do === 'assign' && each.feature === 'properties') for (const name of callsIn(each)) visitRule(name);
        if (each.do !== 'sequence') return;
        const isOf = each.steps.some(
          (part) => part.do === 'assign' && part.feature === 'key' && wordsIn(part).includes(key),
        );
        if (isOf)
          for (const part of each.steps)
            if (part.do === 'assign' && part.feature === 'values') found.push(...callsIn(part));
      });
    };
    const visitRule = (name: string) => {
      if (!entered.has(name)) {
        entered.add(name);
        visit(rules.get(name)?.step);
      }
    };
    visit(item);
    return [...new Set(found)];
  }

  interface Reach {
    readonly words: Set<string>;
    readonly blocks: Set<string>;
    isExpression: boolean;
    isDeclaration: boolean;
  }
  function nothing(): Reach {
    return { words: new Set(), blocks: new Set(), isExpression: false, isDeclaration: false };
  }
  function joined(a: Reach, b: Reach): Reach {
    return {
      words: new Set([...a.words, ...b.words]),
      blocks: new Set([...a.blocks, ...b.blocks]),
      isExpression: a.isExpression || b.isExpression,
      isDeclaration: a.isDeclaration || b.isDeclaration,
    };
  }
  /** The words and blocks that the value of a rule can have, outside of its blocks. */
  function reach(rule: NodeRule | undefined, entered = new Set<string>()): Reach {
    const found = nothing();
    if (rule === undefined || entered.has(rule.name)) return found;
    entered.add(rule.name);
    if (rule.name === 'Declaration') return { ...found, isDeclaration: true };
    if (rule.name === 'Expression') return { ...found, isExpression: true };
    if (rule.is === 'node' && blockIn(rule.step) !== undefined) found.blocks.add(rule.name);
    let all = found;
    walk(
      rule.step,
      (step) => {
        if (step.do === 'keyword' && /^[a-z]/i.test(step.word)) found.words.add(step.word);
        const inner = step.do === 'call' ? rules.get(step.rule) : undefined;
        if (inner?.is === 'node') all = joined(all, reach(inner, entered));
      },
      'outside blocks',
    );
    return joined(all, found);
  }

  /** Words of the closed lists that the schema knows for a property. */
  function constantsOf(rule: NodeRule, key: string): readonly string[] {
    const fields = fieldsOf(rule.type);
    const type = fields !== undefined && Object.hasOwn(fields.body, key) ? fields.body[key]!.of : undefined;
    const types = type?.type === 'record' ? Object.values(type.header).map(({ of }) => of) : [type];
    return types.flatMap((each) => (each?.type === 'word' ? each.words : []));
  }
  function isTemplate(rule: NodeRule, key: string): boolean {
    const fields = fieldsOf(rule.type);
    return fields !== undefined && Object.hasOwn(fields.body, key) && fields.body[key]!.of.type === 'template';
  }
}

function clauses(words: ReadonlySet<string>): readonly Pattern[] {
  return words.size === 0
    ? []
    : [{ ...scope('keyword.other'), match: `(?<![\\p{L}\\p{N}_.])(?:${oneOf(words)})${NOT_WORD}` }];
}

function assigns(step: Step | undefined, feature: string): boolean {
  let found = false;
  walk(step, (each) => {
    if (each.do === 'assign' && each.feature === feature && each.operator === '=') found = true;
  });
  return found;
}
function blockIn(step: Step): Step | undefined {
  let found: Step | undefined;
  walk(step, (each) => {
    if (each.do === 'block') found ??= each.step;
  });
  return found;
}
