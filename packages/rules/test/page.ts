/** The parts of a rule's page, which has a fixed form so that the editor, `explain` and the documentation can show it. */
export interface Page {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly bad: string;
  readonly good: string;
  readonly mend: string;
}

const FORM =
  /^# (?<id>\S+) (?<title>[^\n]+)\n\n(?<why>[^#]+?)\n\n## Bad\n\n```btaas\n(?<bad>[^`]+)\n```\n\n## Good\n\n```btaas\n(?<good>[^`]+)\n```\n\n## How to mend it\n\n(?<mend>[^#]+)\n$/;

/** The page taken apart; `undefined` if it is not in the form. */
export function readPage(text: string): Page | undefined {
  const parts = FORM.exec(text)?.groups;
  return parts as unknown as Page | undefined;
}
