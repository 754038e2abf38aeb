import { createHash } from 'node:crypto';
import type { Severity } from '../report.js';
import type { Format } from './format.js';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', information: 'info' };

/** GitLab's code quality report (an artifact of type `codequality`), which it compares between branches by fingerprint. */
export const gitlab: Format = {
  name: 'gitlab',
  describe: 'GitLab code quality',
  write({ findings }) {
    const issues = findings.map(({ id, severity, message, file, line, endLine, fingerprint }) => ({
      description: message,
      check_name: id,
      // The file as well: two projects of one workspace may have an element of the same name.
      fingerprint: createHash('sha256').update(`${file}\n${fingerprint}`).digest('hex').slice(0, 32),
      severity: SEVERITIES[severity],
      location: { path: file, lines: { begin: line, end: endLine } },
    }));
    return `${JSON.stringify(issues, null, 2)}\n`;
  },
};
