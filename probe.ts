import type { Linked, LinkedRule } from './link.js';

/** How many tokens are looked at where several alternatives start alike. */
const LOOKAHEAD = 3;
const FAILED = -1;

/** Decides between alternatives by trying them on the next few tokens, without building anything. */
export class Probe {
  private limit = 0;

  constructor(private readonly kinds: readonly number[]) {}

  /** The first alternative that fits the next tokens; the one that gets furthest when none fits. */
  choose(able: readonly Linked[], at: number): Linked {
    for (let depth = 2; depth <= LOOKAHEAD; depth++) {
      this.limit = at + depth;
      const fits = able.filter((step) => this.step(step, at) !== FAILED);
      if (fits.length === 1 || (fits.length > 0 && depth === LOOKAHEAD)) return fits[0]!;
      if (fits.length === 0) break;
    }
    return able[0]!;
  }

  /** The position after the step, at most the limit; or FAILED. */
  private step(step: Linked, at: number): number {
    if (at >= this.limit) return at;
    const kind = this.kinds[at];
    if (kind === undefined || !step.first[kind]) return step.nullable ? at : FAILED;
    switch (step.op) {
      case 'keyword':
      case 'terminal':
        return at + 1;
      case 'rule':
        return this.rule(step.rule!, at);
      case 'seq':
        return this.sequence(step.steps, at);
      case 'choice': {
        let best = FAILED;
        for (const part of step.byKind[kind] ?? []) best = Math.max(best, this.step(part, at));
        return best;
      }
      case 'repeat':
        return this.repeat(step, at);
      case 'block':
        return this.step(step.steps[0]!, at) === FAILED ? FAILED : this.limit;
      case 'action':
        return at;
      default:
        return this.step(step.child!, at);
    }
  }

  private rule(rule: LinkedRule, at: number): number {
    if (!rule.operand) return this.step(rule.body, at);
    let end = this.rule(rule.operand, at);
    while (end !== FAILED && end < this.limit && rule.strength[this.kinds[end]!]) end = this.rule(rule.operand, end + 1);
    return end;
  }

  private sequence(steps: readonly Linked[], at: number): number {
    let end = at;
    for (const part of steps) {
      end = this.step(part, end);
      if (end === FAILED || end >= this.limit) return end;
    }
    return end;
  }

  private repeat(step: Linked, at: number): number {
    let end = this.step(step.child!, at);
    if (end === FAILED || step.times === '?') return end;
    while (end < this.limit && step.child!.first[this.kinds[end]!]) {
      const next = this.step(step.child!, end);
      if (next === FAILED || next === end) return next === FAILED ? FAILED : end;
      end = next;
    }
    return end;
  }
}
