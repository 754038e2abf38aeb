/** A rule of a TextMate grammar. */
export interface Pattern {
  readonly name?: string;
  readonly include?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly beginCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly endCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly Pattern[];
}
export const NAME = '[\\p{L}_][\\p{L}\\p{N}_]*';
export const NOT_WORD = '(?![\\p{L}\\p{N}_])';

export const include = (...names: string[]): Pattern[] => names.map((name) => ({ include: `#${name}` }));
export const scope = (name: string) => ({ name: `${name}.btaas` });

/** What looks the same everywhere. */
export const LEXICAL: Readonly<Record<string, Pattern>> = {
  comments: {
    patterns: [
      { ...scope('comment.block.documentation'), begin: '/\\*\\*(?!/)', end: '\\*/' },
      { ...scope('comment.block'), begin: '/\\*', end: '\\*/' },
      { ...scope('comment.line.double-slash'), match: '//.*$' },
    ],
  },
  namespace: {
    match: `^\\s*(namespace|use)\\s+(${NAME}(?:\\.${NAME})*)`,
    captures: { 1: scope('keyword.control'), 2: scope('entity.name.namespace') },
  },
  texts: {
    patterns: [
      { ...scope('string.quoted.triple'), begin: '"""', end: '"""' },
      { ...scope('string.quoted.double'), begin: '"', end: '"|$', patterns: include('escapes') },
    ],
  },
  templates: {
    ...scope('string.quoted.double'),
    begin: '"(?!"")',
    end: '"|$',
    patterns: [
      ...include('escapes'),
      {
        name: 'meta.template.expression.btaas',
        begin: '\\{(?!\\{)',
        beginCaptures: { 0: scope('punctuation.definition.template-expression.begin') },
        end: '\\}|(?=")|$',
        endCaptures: { 0: scope('punctuation.definition.template-expression.end') },
        patterns: include('expressions', 'quantities', 'marks'),
      },
    ],
  },
  escapes: { ...scope('constant.character.escape'), match: '\\\\(?:u[0-9A-Fa-f]{4}|.)|\\{\\{|\\}\\}' },
  quantities: {
    patterns: [
      {
        ...scope('constant.numeric.date'),
        match: `(?<![\\p{L}\\p{N}_])\\d{4}-(?:\\d{2}-\\d{2}|\\d{2}|Q\\d)${NOT_WORD}`,
      },
      { ...scope('constant.numeric.time'), match: '(?<![\\p{L}\\p{N}_])\\d{2}:\\d{2}(?!\\d)' },
      {
        match: `(?<![\\p{L}\\p{N}_])(\\d[\\d_]*(?:\\.\\d[\\d_]*)?(?:%|(?:k|M|bn)?${NOT_WORD}))(?:[ \\t]*(${NAME}/${NAME}|/${NAME}|(?:[A-Z]{3}|ms|s|min|h|days?|weeks?|months?|quarters?|years?)${NOT_WORD}))?`,
        captures: { 1: scope('constant.numeric'), 2: scope('keyword.other.unit') },
      },
    ],
  },
  marks: {
    patterns: [
      { ...scope('keyword.operator'), match: '->|\\.\\.' },
      { ...scope('punctuation.separator'), match: ',' },
    ],
  },
  expressions: {
    patterns: [
      ...include('quantities'),
      {
        ...scope('support.function'),
        match: '(?<![\\p{L}\\p{N}_.])(?:count|sum|avg|min|max|any|all|distinct)(?=\\s*\\()',
      },
      { ...scope('constant.language'), match: `(?<![\\p{L}\\p{N}_.])(?:true|false)${NOT_WORD}` },
      {
        ...scope('keyword.operator.word'),
        match: `(?<![\\p{L}\\p{N}_.])(?:and|or|not|in|if|then|else|where|of)${NOT_WORD}`,
      },
      { ...scope('keyword.operator'), match: '!=|<=|>=|[-+*/=<>]' },
      { match: `\\.(${NAME})`, captures: { 1: scope('variable.other.member') } },
    ],
  },
  block: { begin: '\\{', end: '\\}', patterns: include('comments', 'texts', 'quantities', 'marks', 'block') },
};
