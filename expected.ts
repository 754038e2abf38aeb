import type { Linked, LinkedRule } from './link.js';

/** Something that could stand at a place. */
export interface Expectation {
  readonly kind: 'keyword' | 'terminal' | 'rule';
  /** The keyword's text, or the name of the terminal or of the rule. */
  readonly name: string;
  /** The rule in which it would stand. */
  readonly rule: string;
  /** The feature that it would be the value of. */
  readonly feature: string | undefined;
  /** The key of the property around it. */
  readonly key: string | undefined;
  /** What the block or declaration around it is called. */
  readonly owner: string | undefined;
}

/** Gathers what the parser could go on with at the end of a text. */
export class Expectations {
  private readonly found = new Map<string, Expectation>();

  all(): Expectation[] {
    return [...this.found.values()];
  }

  add(step: Linked, rule: string, key: string, owner: string, feature?: string): void {
    this.walk(step, { rule, key, owner, feature }, new Set());
  }

  block(child: Linked, rule: string, owner: string): void {
    this.add(child, rule, '', owner);
    this.put('keyword', '}', { rule, key: '', owner, feature: undefined });
  }

  keywords(texts: readonly string[], rule: string, key: string): void {
    for (const text of texts) this.put('keyword', text, { rule, key, owner: '', feature: undefined });
  }

  private put(kind: Expectation['kind'], name: string, place: Place): void {
    const id = `${kind} ${name} ${place.rule} ${place.feature ?? ''}`;
    if (this.found.has(id)) return;
    this.found.set(id, {
      kind, name, rule: place.rule, feature: place.feature, key: place.key || undefined, owner: place.owner || undefined,
    });
  }

  private walk(step: Linked, place: Place, seen: Set<LinkedRule>): void {
    switch (step.op) {
      case 'keyword':
      case 'terminal':
        this.put(step.op, step.text, place);
        break;
      case 'rule':
        this.rule(step.rule!, place, seen);
        break;
      case 'seq':
        for (const part of step.steps) {
          this.walk(part, place, seen);
          if (!part.nullable) break;
        }
        break;
      case 'choice':
        for (const part of step.steps) this.walk(part, place, seen);
        break;
      case 'block':
        this.walk(step.steps[0]!, place, seen);
        break;
      case 'assign':
        this.walk(step.child!, { ...place, feature: step.feature }, seen);
        break;
      default:
        if (step.child) this.walk(step.child, place, seen);
    }
  }

  private rule(rule: LinkedRule, place: Place, seen: Set<LinkedRule>): void {
    this.put('rule', rule.name, place);
    if (seen.has(rule) || rule.single) return;
    seen.add(rule);
    if (rule.operand) this.rule(rule.operand, { ...place, rule: rule.name }, seen);
    else this.walk(rule.body, { ...place, rule: rule.name }, seen);
  }
}

interface Place {
  readonly rule: string;
  readonly key: string;
  readonly owner: string;
  readonly feature: string | undefined;
}
