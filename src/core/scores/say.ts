import type { Severity } from '../case/model.ts';

/** A severity in words: `high 8.1 (CVSS:3.1/…)`, `high 8.1 for Proxmox (…)`, or `high` where the playbook asks for no more. */
export function saySeverity({ word, score, vector, environment }: Severity): string {
  const figure = score === undefined ? '' : ` ${score.toFixed(1)}`;
  const where = environment ? ` for ${environment}` : '';
  return `${word}${figure}${where}${vector ? ` (${vector})` : ''}`;
}
