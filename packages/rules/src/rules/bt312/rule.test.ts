import { figures } from '@btaas/portfolio';
import { describe, expect, it } from 'vitest';
import { AS_OF, portfolioOf } from '../../../../../test/support/portfolio.js';
import { runRules } from '../../run.js';
import rule from './rule.js';

const TEXT = `provider Host "Nordic" external { plan "docs/exit.md" }
contract Frame with Host 2024-01-01 .. 2028-06-30 { document "docs/frame.pdf" }
provider Other external
contract Bare with Other 2024-01-01 .. 2028-06-30`;

function messages(fileExists?: (file: string, document: string) => boolean | undefined): readonly string[] {
  const portfolio = portfolioOf(TEXT);
  const context = { portfolio, figures: figures(portfolio, { asOf: AS_OF }) };
  const { findings } = runRules(fileExists === undefined ? context : { ...context, fileExists }, { rules: [rule] });
  return findings.map(({ level, message, at }) => `${level}: ${message} | ${TEXT.slice(at.start, at.end)}`);
}

describe('BT312', () => {
  it('finds plans and contracts whose files are not there', () => {
    expect(messages(() => false)).toEqual([
      'warning: Nordic names "docs/exit.md" as the exit plan, but there is no such file in the project | "docs/exit.md"',
      'warning: Frame names "docs/frame.pdf" as the contract, but there is no such file in the project | "docs/frame.pdf"',
    ]);
  });

  it('asks for the file with the document that names it', () => {
    const asked: string[] = [];
    messages((file, document) => {
      asked.push(`${document}: ${file}`);
      return true;
    });
    expect(asked.sort()).toEqual(['a.btaas: docs/exit.md', 'a.btaas: docs/frame.pdf']);
  });

  it('says nothing of files that are there, nor where nobody can tell', () => {
    expect([messages(() => true), messages(() => undefined), messages()]).toEqual([[], [], []]);
  });
});
