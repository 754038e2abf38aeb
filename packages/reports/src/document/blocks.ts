import type { Explanation, SECTIONS, Value } from '@btaas/portfolio';

/**
 * A report as data: what is shown, not how. Sections are written once, and each format (HTML, Markdown, CSV, XLSX,
 * JSON) shows the same blocks.
 */
export interface ReportDocument {
  readonly title: string;
  /** The day as of which figures are stated, ISO. */
  readonly asOf: string;
  /** The portfolio's period, as text. */
  readonly period: string;
  /** Text of the report's own, in Markdown; what was computed in it is plain text already. */
  readonly introduction?: string;
  readonly sections: readonly Section[];
}
export type SectionName = (typeof SECTIONS)[number];

export interface Section {
  readonly id: SectionName;
  readonly title: string;
  /** The question that the section answers, in the words of who asks it. */
  readonly question: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | TextBlock
  | FactsBlock
  | TableBlock
  | ChartBlock
  | GraphBlock
  | FlowBlock
  | MissingBlock
  | CardBlock
  | HeadingBlock;

/** A paragraph. */
export interface TextBlock {
  readonly block: 'text';
  readonly text: readonly Inline[];
}
/** Plain text, or a link to an element of the portfolio. */
export type Inline = string | { readonly text: string; readonly element: string } | { readonly strong: string };

/** Key figures, side by side. */
export interface FactsBlock {
  readonly block: 'facts';
  readonly facts: readonly Fact[];
}
export interface Fact {
  readonly label: string;
  readonly cell: Cell;
  /** What it means, or what it is measured against. */
  readonly note?: string;
  /** The section that says more of it. */
  readonly section?: SectionName;
  /** That it is of what the report is limited to, where it is limited, and not of the whole portfolio. */
  readonly scoped?: boolean;
}

export interface TableBlock {
  readonly block: 'table';
  readonly table: Table;
}
export interface Table {
  /** Unique in the report; the name of the CSV file and of the sheet. */
  readonly id: string;
  readonly title: string;
  /** In a card: the table that programs read the rows of all such cards in; without it they read them elsewhere. */
  readonly group?: { readonly id: string; readonly title: string };
  readonly columns: readonly Column[];
  /** The column that says what contains a row, where the rows are a tree: names are indented by it. */
  readonly within?: string;
  /** That it has the details of a table before it: many rows unfold on demand, and are there on paper. */
  readonly folded?: boolean;
  readonly rows: readonly (readonly Cell[])[];
  /** What is said where there are no rows. */
  readonly empty?: string;
}
export interface Column {
  readonly id: string;
  readonly label: string;
  readonly type: ColumnType;
  /** What the column means, where its label does not say it all. */
  readonly help?: string;
}
export type ColumnType = 'text' | 'number' | 'money' | 'percent' | 'duration' | 'date';

/** One value, as a reader sees it, as a program reads it, and how it came about. */
export interface Cell {
  readonly text: string;
  /** What stands for a text that is too long to be read at once; the whole of it unfolds. */
  readonly short?: string;
  /** The value itself; what is unknown stays unknown. Without it, the text is the value. */
  readonly value?: Value;
  /** The qualified name of the element that it leads to. */
  readonly element?: string;
  readonly tone?: Tone;
  /** Two numbers in time or more, drawn as a line beside the text. */
  readonly trend?: readonly number[];
  /** How it came about, where it is a figure. */
  explain?(): Explanation;
}
/** Never shown by colour alone: each tone has a sign beside it. */
export type Tone = 'good' | 'warn' | 'bad' | 'muted';

/** A chart, by a Vega-Lite specification that carries its data. */
export interface ChartBlock {
  readonly block: 'chart';
  readonly chart: Chart;
}
export interface Chart {
  readonly id: string;
  readonly title: string;
  /** What it shows, for who cannot see it. */
  readonly description: string;
  readonly spec: object;
  /** How many marks its data should make, so that an empty chart is noticed. */
  readonly marks: number;
}

/** Things and the arrows between them. */
export interface GraphBlock {
  readonly block: 'graph';
  readonly graph: Graph;
}
export interface Graph {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly direction: 'LR' | 'TB';
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly label?: string }[];
}
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  /** A `choice` is no element: what follows on it are alternatives. */
  readonly shape: 'service' | 'provider' | 'unit' | 'asset' | 'group' | 'choice';
  readonly tone?: Tone;
  readonly element?: string;
}

/** Amounts that flow from stage to stage. */
export interface FlowBlock {
  readonly block: 'flow';
  readonly flow: Flow;
}
export interface Flow {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  /** From the source to the end; ids are unique over all stages. */
  readonly stages: readonly {
    readonly label: string;
    /** What is `muted` is no element: it has no colour of its own. */
    readonly nodes: readonly { readonly id: string; readonly label: string; readonly muted?: boolean }[];
  }[];
  readonly links: readonly FlowLink[];
}
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  /** The amount as a reader sees it. */
  readonly shown: string;
}

/** What is not known, why that matters, and what to write to change it. */
export interface MissingBlock {
  readonly block: 'missing';
  readonly what: string;
  /** A few lines of `.btaas` that add it. */
  readonly snippet: string;
}

/** Everything about one element: the target of links to it. */
export interface CardBlock {
  readonly block: 'card';
  readonly element: string;
  readonly title: string;
  readonly subtitle: string;
  readonly blocks: readonly Block[];
}
export interface HeadingBlock {
  readonly block: 'heading';
  readonly text: string;
}
