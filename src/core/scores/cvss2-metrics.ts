import type { Metric, MetricGroup, ScoringSystem } from './vector.ts';

// A Complete Guide to CVSS 2.0, §2 and tables 13 to 15.
const impact = { N: 'None', P: 'Partial', C: 'Complete' };
const open = { ND: 'Not Defined' };
const need = { L: 'Low', M: 'Medium', H: 'High', ...open };

const metric = (group: MetricGroup, id: string, name: string, values: Record<string, string>): Metric => ({
  id,
  name,
  group,
  values,
});

export const cvss20: ScoringSystem = {
  version: '2.0',
  prefix: '',
  unset: 'ND',
  ordered: false,
  metrics: [
    metric('base', 'AV', 'Access Vector', { L: 'Local', A: 'Adjacent Network', N: 'Network' }),
    metric('base', 'AC', 'Access Complexity', { H: 'High', M: 'Medium', L: 'Low' }),
    metric('base', 'Au', 'Authentication', { M: 'Multiple', S: 'Single', N: 'None' }),
    metric('base', 'C', 'Confidentiality Impact', impact),
    metric('base', 'I', 'Integrity Impact', impact),
    metric('base', 'A', 'Availability Impact', impact),
    metric('temporal', 'E', 'Exploitability', {
      U: 'Unproven',
      POC: 'Proof of Concept',
      F: 'Functional',
      H: 'High',
      ...open,
    }),
    metric('temporal', 'RL', 'Remediation Level', {
      OF: 'Official Fix',
      TF: 'Temporary Fix',
      W: 'Workaround',
      U: 'Unavailable',
      ...open,
    }),
    metric('temporal', 'RC', 'Report Confidence', {
      UC: 'Unconfirmed',
      UR: 'Uncorroborated',
      C: 'Confirmed',
      ...open,
    }),
    metric('environmental', 'CDP', 'Collateral Damage Potential', {
      N: 'None',
      L: 'Low',
      LM: 'Low Medium',
      MH: 'Medium High',
      H: 'High',
      ...open,
    }),
    metric('environmental', 'TD', 'Target Distribution', { N: 'None', L: 'Low', M: 'Medium', H: 'High', ...open }),
    metric('environmental', 'CR', 'Confidentiality Requirement', need),
    metric('environmental', 'IR', 'Integrity Requirement', need),
    metric('environmental', 'AR', 'Availability Requirement', need),
  ],
};
