import { Rational } from '@btaas/portfolio';
import { decimalText, markdownText } from '@btaas/reports';
import { amountText, exactAmountText, percentText, periodText, rowsText, summaryOf } from './text.js';
import type { RewardsDocument, StatementJson } from './schema.js';

/** One line for each payout, for a spreadsheet: RFC 4180, numbers as decimals, amounts with their currency beside them. */
export function rewardsCsv({ payouts }: RewardsDocument): string {
  const header = [
    'plan',
    'participant',
    'from',
    'to',
    'status',
    'score',
    'amount',
    'currency',
    'heldBack',
    'heldUntil',
    'due',
    'pool',
    'missing',
  ];
  const rows = payouts.map((each) => [
    each.plan,
    each.participant,
    each.period.from ?? '',
    each.period.to ?? '',
    each.status,
    each.score === null ? '' : decimalText(Rational.parse(each.score)),
    each.amount ?? '',
    each.currency,
    each.heldBack ?? '',
    each.heldUntil ?? '',
    each.due ?? '',
    each.pool ?? '',
    each.missing.join('; '),
  ]);
  return [header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would run as a formula is marked as a text; negative numbers stay numbers. */
function field(text: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.]+$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function rewardsMarkdown(document: RewardsDocument): string {
  const parts = ['# Rewards', '', `As of ${document.asOf}.`];
  for (const each of document.assumptions) parts.push(`Assumed: ${markdownText(each)}.`);
  parts.push('');
  for (const statement of document.payouts) parts.push(...statementMarkdown(statement));
  if (document.pools.length > 0) {
    parts.push(
      '## Pools',
      '',
      '| pool | funded | earned by all | paid of what each earned | paid | left |',
      '|---|---:|---:|---:|---:|---:|',
    );
    for (const { pool, currency, funded, asked, factor, paid, unspent } of document.pools) {
      const cells = [
        pool,
        exactAmountText(funded, currency),
        exactAmountText(asked, currency),
        percentText(factor),
        amountText(paid, currency),
        exactAmountText(unspent, currency),
      ];
      parts.push(`| ${cells.map(markdownText).join(' | ')} |`);
    }
    parts.push('');
  }
  if (document.sources.length > 0) {
    parts.push('## Measured from', '', '| source | file | rows | SHA-256 |', '|---|---|---:|---|');
    for (const { source, files } of document.sources) {
      for (const { file, rows, sha256 } of files)
        parts.push(`| ${[source, file, String(rows), sha256].map(markdownText).join(' | ')} |`);
    }
    parts.push('');
  }
  return parts.join('\n');
}

function statementMarkdown(statement: StatementJson): readonly string[] {
  const { plan, title, participant, period, lines } = statement;
  return [
    `## ${markdownText(participant)}: ${markdownText(title ?? plan)}`,
    '',
    `${markdownText(plan)}, ${periodText(period)}. ${markdownText(summaryOf(statement))}`,
    '',
    '| step | of | how | result | declared |',
    '|---|---|---|---:|---|',
    ...lines.map(({ step, label, formula, inputs, result, place }) => {
      const given = inputs.map(
        (each) =>
          `${each.label} ${each.value}${each.source === undefined ? '' : ` (${each.source}, ${rowsText(each.rows)})`}`,
      );
      const how = [formula, ...given].join('; ');
      return `| ${[step, label, how, result, place === undefined ? '' : `${place.file}:${place.line}`].map(markdownText).join(' | ')} |`;
    }),
    '',
  ];
}

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}
section{break-after:page;margin-bottom:3rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #d8dee4}
td.result{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.sum{font-size:1.2rem;font-weight:600}
.quiet{color:#57606a}`;

/** A page that needs nothing else: a statement a sheet when it is printed. */
export function rewardsHtml(document: RewardsDocument): string {
  const sections = document.payouts.map(statementHtml).join('\n');
  const assumed = document.assumptions.map((each) => `<p>Assumed: ${html(each)}.</p>`).join('');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Rewards</title>
<style>${STYLE}</style></head><body><h1>Rewards</h1><p>As of ${html(document.asOf)}.</p>${assumed}
${sections}
${poolsHtml(document)}${sourcesHtml(document)}</body></html>
`;
}

function statementHtml(statement: StatementJson): string {
  const { plan, title, participant, period, lines } = statement;
  const rows = lines.map(({ step, label, formula, inputs, result, place }) => {
    const given = inputs.map((each) => {
      const from =
        each.source === undefined
          ? ''
          : ` <span class="quiet">(${html(`${each.source}, ${each.period}, ${rowsText(each.rows)}`)})</span>`;
      return `<br><span class="quiet">${html(each.label)}</span> ${html(each.value)}${from}`;
    });
    const where = place === undefined ? '' : html(`${place.file}:${place.line}`);
    return `<tr><th scope="row">${html(step)}</th><td>${html(label)}</td><td>${html(formula)}${given.join('')}</td><td class="result">${html(result)}</td><td class="quiet">${where}</td></tr>`;
  });
  return `<section><h2>${html(participant)}: ${html(title ?? plan)}</h2>
<p class="quiet">${html(plan)}, ${html(periodText(period))}</p><p class="sum">${html(summaryOf(statement))}</p>
<table><thead><tr><th scope="col">Step</th><th scope="col">Of</th><th scope="col">How</th><th scope="col">Result</th><th scope="col">Declared</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></section>`;
}

function poolsHtml({ pools }: RewardsDocument): string {
  if (pools.length === 0) return '';
  const rows = pools.map(({ pool, currency, funded, asked, factor, paid, unspent }) => {
    const cells = [
      exactAmountText(funded, currency),
      exactAmountText(asked, currency),
      percentText(factor),
      amountText(paid, currency),
      exactAmountText(unspent, currency),
    ];
    return `<tr><th scope="row">${html(pool)}</th>${cells.map((cell) => `<td class="result">${html(cell)}</td>`).join('')}</tr>`;
  });
  return `<section><h2>Pools</h2><table><thead><tr>${['Pool', 'Funded', 'Earned by all', 'Paid of what each earned', 'Paid', 'Left'].map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function sourcesHtml({ sources }: RewardsDocument): string {
  if (sources.length === 0) return '';
  const rows = sources.flatMap(({ source, files }) =>
    files.map(
      ({ file, rows: count, sha256 }) =>
        `<tr><th scope="row">${html(source)}</th><td>${html(file)}</td><td class="result">${count}</td><td class="quiet">${html(sha256)}</td></tr>`,
    ),
  );
  const head = ['Source', 'File', 'Rows', 'SHA-256'].map((name) => `<th scope="col">${name}</th>`).join('');
  return `<section><h2>Measured from</h2><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function html(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
