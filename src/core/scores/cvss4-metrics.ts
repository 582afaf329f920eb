import type { Metric, MetricGroup, ScoringSystem } from './vector.ts';

// CVSS v4.0 specification, tables 1 to 22 and 23 (order).
const impact = { H: 'High', L: 'Low', N: 'None' };
const reach = { N: 'Network', A: 'Adjacent', L: 'Local', P: 'Physical' };
const ease = { L: 'Low', H: 'High' };
const conditions = { N: 'None', P: 'Present' };
const rights = { N: 'None', L: 'Low', H: 'High' };
const user = { N: 'None', P: 'Passive', A: 'Active' };
const open = { X: 'Not Defined' };
const need = { ...open, H: 'High', M: 'Medium', L: 'Low' };
const safety = { ...open, S: 'Safety', ...impact };

const metric = (group: MetricGroup, id: string, name: string, values: Record<string, string>): Metric => ({
  id,
  name,
  group,
  values,
});

const base: readonly Metric[] = [
  metric('base', 'AV', 'Attack Vector', reach),
  metric('base', 'AC', 'Attack Complexity', ease),
  metric('base', 'AT', 'Attack Requirements', conditions),
  metric('base', 'PR', 'Privileges Required', rights),
  metric('base', 'UI', 'User Interaction', user),
  metric('base', 'VC', 'Vulnerable System Confidentiality', impact),
  metric('base', 'VI', 'Vulnerable System Integrity', impact),
  metric('base', 'VA', 'Vulnerable System Availability', impact),
  metric('base', 'SC', 'Subsequent System Confidentiality', impact),
  metric('base', 'SI', 'Subsequent System Integrity', impact),
  metric('base', 'SA', 'Subsequent System Availability', impact),
];

/** Each base metric may be modified; subsequent integrity and availability may also be Safety. */
const modified = base.map((m) => {
  const values = m.id === 'SI' || m.id === 'SA' ? safety : { ...open, ...m.values };
  return metric('environmental', `M${m.id}`, `Modified ${m.name}`, values);
});

export const cvss40: ScoringSystem = {
  version: '4.0',
  prefix: 'CVSS:4.0/',
  unset: 'X',
  ordered: true,
  metrics: [
    ...base,
    metric('threat', 'E', 'Exploit Maturity', { ...open, A: 'Attacked', P: 'Proof-of-Concept', U: 'Unreported' }),
    metric('environmental', 'CR', 'Confidentiality Requirement', need),
    metric('environmental', 'IR', 'Integrity Requirement', need),
    metric('environmental', 'AR', 'Availability Requirement', need),
    ...modified,
    metric('supplemental', 'S', 'Safety', { ...open, N: 'Negligible', P: 'Present' }),
    metric('supplemental', 'AU', 'Automatable', { ...open, N: 'No', Y: 'Yes' }),
    metric('supplemental', 'R', 'Recovery', { ...open, A: 'Automatic', U: 'User', I: 'Irrecoverable' }),
    metric('supplemental', 'V', 'Value Density', { ...open, D: 'Diffuse', C: 'Concentrated' }),
    metric('supplemental', 'RE', 'Vulnerability Response Effort', { ...open, L: 'Low', M: 'Moderate', H: 'High' }),
    metric('supplemental', 'U', 'Provider Urgency', {
      ...open,
      Clear: 'Clear',
      Green: 'Green',
      Amber: 'Amber',
      Red: 'Red',
    }),
  ],
};
