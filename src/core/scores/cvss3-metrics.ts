import type { Metric, MetricGroup, ScoringSystem } from './vector.ts';

// CVSS v3.1 specification, tables 1 to 14 and 15 (order); the metrics of 3.0 are the same.
const impact = { H: 'High', L: 'Low', N: 'None' };
const reach = { N: 'Network', A: 'Adjacent', L: 'Local', P: 'Physical' };
const ease = { L: 'Low', H: 'High' };
const rights = { N: 'None', L: 'Low', H: 'High' };
const user = { N: 'None', R: 'Required' };
const scope = { U: 'Unchanged', C: 'Changed' };
const need = { X: 'Not Defined', H: 'High', M: 'Medium', L: 'Low' };
const open = { X: 'Not Defined' };

const metric = (group: MetricGroup, id: string, name: string, values: Record<string, string>): Metric => ({
  id,
  name,
  group,
  values,
});

const metrics: readonly Metric[] = [
  metric('base', 'AV', 'Attack Vector', reach),
  metric('base', 'AC', 'Attack Complexity', ease),
  metric('base', 'PR', 'Privileges Required', rights),
  metric('base', 'UI', 'User Interaction', user),
  metric('base', 'S', 'Scope', scope),
  metric('base', 'C', 'Confidentiality', impact),
  metric('base', 'I', 'Integrity', impact),
  metric('base', 'A', 'Availability', impact),
  metric('temporal', 'E', 'Exploit Code Maturity', {
    ...open,
    H: 'High',
    F: 'Functional',
    P: 'Proof-of-Concept',
    U: 'Unproven',
  }),
  metric('temporal', 'RL', 'Remediation Level', {
    ...open,
    U: 'Unavailable',
    W: 'Workaround',
    T: 'Temporary Fix',
    O: 'Official Fix',
  }),
  metric('temporal', 'RC', 'Report Confidence', { ...open, C: 'Confirmed', R: 'Reasonable', U: 'Unknown' }),
  metric('environmental', 'CR', 'Confidentiality Requirement', need),
  metric('environmental', 'IR', 'Integrity Requirement', need),
  metric('environmental', 'AR', 'Availability Requirement', need),
  metric('environmental', 'MAV', 'Modified Attack Vector', { ...open, ...reach }),
  metric('environmental', 'MAC', 'Modified Attack Complexity', { ...open, ...ease }),
  metric('environmental', 'MPR', 'Modified Privileges Required', { ...open, ...rights }),
  metric('environmental', 'MUI', 'Modified User Interaction', { ...open, ...user }),
  metric('environmental', 'MS', 'Modified Scope', { ...open, ...scope }),
  metric('environmental', 'MC', 'Modified Confidentiality', { ...open, ...impact }),
  metric('environmental', 'MI', 'Modified Integrity', { ...open, ...impact }),
  metric('environmental', 'MA', 'Modified Availability', { ...open, ...impact }),
];

export const cvss30: ScoringSystem = { version: '3.0', prefix: 'CVSS:3.0/', unset: 'X', ordered: false, metrics };
export const cvss31: ScoringSystem = { version: '3.1', prefix: 'CVSS:3.1/', unset: 'X', ordered: false, metrics };
