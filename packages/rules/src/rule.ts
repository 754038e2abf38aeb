import type {
  Element,
  ElementOf,
  Figures,
  Kind,
  LimitName,
  ModelEdit,
  Place,
  Portfolio,
  ReferableKind,
  Regards,
} from '@btaas/portfolio';

export type Severity = 'error' | 'warning' | 'information';

/**
 * One rule: what is wrong, where, why, and how to mend it. A rule reads the portfolio and its figures and has no
 * state. It looks at one element at a time (`of`, with `check` for what it says of that element, and with `gather` and
 * `combine` for what several say of another one), or at the whole portfolio (`checkAll`).
 */
export interface Rule<K extends Kind = Kind, C extends Contribution = Contribution> {
  /** Stable for ever, such as `BT202`. */
  readonly id: string;
  readonly level: Severity;
  /** One line that says what the rule refuses. */
  readonly title: string;
  /**
   * Who reports it, where that is not `check` or `checkAll`: a rule about names or syntax needs the text, and one about
   * changes needs two portfolios. Such a rule has a page, a level and a title like any other.
   */
  readonly reportedBy?: 'language' | 'workspace' | 'evidence' | 'difference';
  /**
   * Of a rule that reports what is not there: the kinds of element that would have to be named for it to be there, none
   * for a value. The rule says nothing of an element that could not be read whole, and nothing at all while a name that
   * is meant for one of these kinds stands for nothing: that has a finding of its own.
   */
  readonly missing?: readonly ReferableKind[];
  /** The portfolio's limits that it goes by. It says nothing while one of them could not be read: the default was not meant. */
  readonly limits?: readonly LimitName[];
  /** The kinds of element that it adds up: it says nothing while one of them could not be read whole, or one may be lost. */
  readonly sums?: readonly Kind[];
  /** Kinds of element that `check` and `gather` are called with. */
  readonly of?: readonly K[];
  check?(element: OneOf<K>, context: RuleContext): Iterable<RuleFinding>;
  /** What an element has to say about others. */
  gather?(element: OneOf<K>, context: RuleContext): Iterable<C>;
  /** Called once for each element that something was gathered about, with all of it: by the ids of those who said it. */
  combine?(about: string, gathered: readonly C[], context: RuleContext): Iterable<RuleFinding>;
  checkAll?(context: RuleContext): Iterable<RuleFinding>;
  /** Of `checkAll`: the only properties that it looks at, of kinds that change often. It runs again only when they do. */
  readonly regards?: Regards;
}
/**
 * What one element says about another one. It is kept for longer than the elements and figures that it was made from, and
 * so is plain data: texts, places, days.
 */
export interface Contribution {
  /** The id of the element that it is about. */
  readonly about: string;
}
/** An element of one of several kinds, told apart by its `kind`. */
export type OneOf<K extends Kind> = K extends Kind ? ElementOf<K> : never;
export interface RuleContext {
  readonly portfolio: Portfolio;
  readonly figures: Figures;
  /**
   * Whether a file is there that a document names, by its path from the project's folder. Undefined where nobody can
   * tell, as in an editor without files.
   */
  readonly fileExists?: (file: string, document: string) => boolean | undefined;
  /** Where the text could not be read (BT000). */
  readonly unread?: readonly Place[];
  /** Where something stands that its property does not take (BT011), and that counts as not given. */
  readonly mistyped?: readonly Place[];
}

/** What a rule found. `at` is where a reader must look; `element` whose finding it is. */
export interface RuleFinding {
  readonly message: string;
  readonly at: Place;
  /** The qualified name of the element, for suppressions, baselines and reports. */
  readonly element?: string;
  /** The last part of an element's name: nothing is told while a name that stands for nothing was probably meant for it. */
  readonly unlessMeant?: string;
  /** Other elements that it rests on, or places in them: it is not told while one of them could not be read whole. */
  readonly restsOn?: readonly (string | Place)[];
  /** That it tells of an input that is missing: it is not told while any element could not be read whole. */
  readonly lacksInput?: boolean;
  /** Instead of the rule's own level, where one rule says things of two levels (`cannot be judged` is information). */
  readonly level?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
}
export interface RelatedPlace {
  readonly message: string;
  readonly at: Place;
}
/** A repair that removes the finding. `edits` are applied together. */
export interface Fix {
  /** What it does, in the imperative: `Lower the promise to 99.91%`. */
  readonly title: string;
  readonly edits: readonly ModelEdit[];
  /** The one that an editor applies without asking. */
  readonly preferred?: boolean;
}

/** What a rule finds in most elements, and gathers of them: the same for all of them, as there are many. */
export const NOTHING: readonly never[] = [];

/** A rule with the types of its kinds: `rule({ id: 'BT009', of: ['service'], check(service) { … } })`. */
export function rule<K extends Kind, C extends Contribution = Contribution>(definition: Rule<K, C>): Rule {
  return definition as unknown as Rule;
}
export type { Element, ModelEdit };
