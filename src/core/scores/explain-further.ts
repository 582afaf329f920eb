import type { Chosen, CvssVersion, Metric, ScoringSystem } from './vector.ts';

type Sentences = Readonly<Record<string, Readonly<Record<string, string>>>>;

const known = {
  none: 'No program that uses it is known.',
  proof: 'A proof of concept is public.',
  works: 'A program that uses it is public and works most of the time.',
  easy: 'A program that uses it is public and works every time, or none is needed.',
};
const classicThreat: Sentences = {
  E: { U: known.none, P: known.proof, POC: known.proof, F: known.works, H: known.easy },
  RL: {
    U: 'Nothing helps against it yet.',
    W: 'A workaround helps.',
    T: 'A temporary fix is there.',
    TF: 'A temporary fix is there.',
    O: 'A fix is there.',
    OF: 'A fix is there.',
  },
  RC: {
    U: 'Reports of it are unsure.',
    UC: 'Reports of it are unsure.',
    R: 'Much speaks for the reports of it.',
    UR: 'Much speaks for the reports of it.',
    C: 'It is confirmed.',
  },
};
const threat4: Sentences = {
  E: {
    A: 'Attacks, or tools for them, have been reported.',
    P: 'A proof of concept is public; no attack is known.',
    U: 'Neither attacks nor a proof of concept are known.',
  },
};
const supplemental: Sentences = {
  S: { N: 'Hardly anybody can come to harm.', P: 'People can come to harm.' },
  AU: { N: 'It cannot be attacked by a machine all by itself.', Y: 'A machine can attack one system after another.' },
  R: {
    A: 'The system recovers by itself.',
    U: 'Somebody has to bring the system back.',
    I: 'The system cannot be brought back.',
  },
  V: { D: 'One attack gains little.', C: 'One attack gains much.' },
  RE: {
    L: 'Answering it takes little effort.',
    M: 'Answering it takes some effort.',
    H: 'Answering it takes much effort.',
  },
  U: Object.fromEntries(
    ['Clear', 'Green', 'Amber', 'Red'].map((colour) => [colour, `Its supplier calls the urgency ${colour}.`]),
  ),
};

const needs: Readonly<Record<string, string>> = { H: 'more than usual', M: 'as much as usual', L: 'less than usual' };
const needed: Readonly<Record<string, string>> = { CR: 'confidentiality', IR: 'integrity', AR: 'availability' };

function ofEnvironment({ id, name, values }: Metric, value: string): string {
  const what = needed[id];
  if (what) return `In this environment ${what} matters ${needs[value]}.`;
  return `In this environment ${name.replace(/^Modified /, '')} counts as ${values[value]}.`;
}

function ofThreat(version: CvssVersion, id: string, value: string): string | undefined {
  return (version === '4.0' ? threat4 : classicThreat)[id]?.[value];
}

function sentenceOf({ version }: ScoringSystem, metric: Metric, value: string): string | undefined {
  if (metric.group === 'environmental') return ofEnvironment(metric, value);
  if (metric.group !== 'supplemental') return ofThreat(version, metric.id, value);
  return supplemental[metric.id]?.[value];
}

/**
 * Says what a vector tells beyond its base metrics: how far attacks have come, how it is in one environment, and what
 * 4.0 adds beside the score. One sentence a metric, in the order of the specification; what is not defined says nothing.
 */
export function explainFurther(system: ScoringSystem, chosen: Chosen): readonly string[] {
  return system.metrics.flatMap((metric) => {
    const value = chosen.get(metric.id);
    if (metric.group === 'base' || value === undefined || value === system.unset) return [];
    return sentenceOf(system, metric, value) ?? [];
  });
}
