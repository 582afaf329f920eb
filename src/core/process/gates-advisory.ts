import type { Advisory } from '../advisory/advisory.ts';
import { type Fault, fault } from '../case/fault.ts';
import type { Case } from '../case/model.ts';
import { saySeverity } from '../scores/say.ts';
import { isFault, mainScore, score } from '../scores/score.ts';
import type { Facts } from './facts.ts';
import type { Gate } from './step.ts';

/** The text says what the case decided; a publication would otherwise put the decision over what was read and approved. */
export const advisoryFitsCase: Gate = {
  id: 'advisory-fits-case',
  title: 'The advisory says what the case decided',
  clause: 'R36, R37, R39',
  check: ({ case: c, facts }) => {
    const newest = c.advisory.revisions.at(-1)?.advisory;
    const faults = newest ? [...ofSeverity(newest, c), ...ofWeakness(newest, c), ...ofProduct(newest, facts)] : [];
    return faults.length > 0
      ? {
          sentence: `The advisory does not agree with the case. ${faults.map((f) => `${f.message} ${f.mend}`).join(' ')}`,
          faults,
        }
      : undefined;
  },
};

/** What the text leaves out, publication takes from the case; only what it says otherwise is a difference. */
function ofSeverity({ cvss, severity: word }: Advisory, { severity: decided }: Case): readonly Fault[] {
  if (!decided) return [];
  const mend = 'Save a draft with the case’s severity, or score the case anew and say why.';
  const differs = (path: string, said: string) => [
    fault('advisory-fits-case', path, `It says ${said}; the case says ${saySeverity(decided)}.`, mend),
  ];
  if (cvss && !isDecided(cvss, decided)) return differs('/cvss', sayVector(cvss));
  return word && word !== decided.word ? differs('/severity', word) : [];
}

/** Whether a vector is the decided one, in whatever order; beside a word alone, whether it gives the word. */
function isDecided(vector: string, decided: NonNullable<Case['severity']>): boolean {
  const scored = score(vector);
  if (isFault(scored)) return false;
  if (!decided.vector) return scored.severity === decided.word;
  const other = score(decided.vector);
  return !isFault(other) && scored.vector === other.vector;
}

function sayVector(vector: string): string {
  const scored = score(vector);
  if (isFault(scored)) return vector;
  return saySeverity({ word: scored.severity, score: mainScore(scored), vector, reason: '' });
}

function ofWeakness({ cwe }: Advisory, { cwe: decided }: Case): readonly Fault[] {
  if (!cwe || !decided || cwe === decided) return [];
  const mend = `Save a draft with ${decided}, or classify the case anew.`;
  return [fault('advisory-fits-case', '/cwe', `It says ${cwe}; the case says ${decided}.`, mend)];
}

/** Other products may stand beside the project's own, never in its place. */
function ofProduct({ affected }: Advisory, { product }: Facts): readonly Fault[] {
  const named = [...new Set(affected.map((a) => a.product))];
  if (!product || named.length === 0 || named.some((n) => n.toLowerCase() === product.toLowerCase())) return [];
  const mend = `Save a draft that says which versions of ${product} are affected.`;
  return [fault('advisory-fits-case', '/affected', `It names ${named.join(', ')}, and not ${product}.`, mend)];
}
