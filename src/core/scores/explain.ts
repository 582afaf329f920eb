import type { Fault } from '../case/fault.ts';
import { explainFurther } from './explain-further.ts';
import { isFault, mainScore, type Score, score, systemOf } from './score.ts';
import { parseVector } from './vector.ts';

const words = { none: 'None', low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' } as const;

/** `8.1 High (CVSS 3.1)`, as people read it; an environment's own score follows where there is one. */
export function sayScore(found: Score): string {
  const main = `${mainScore(found).toFixed(1)} ${words[found.severity]} (CVSS ${found.version})`;
  if (found.version === '4.0') return found.nomenclature === 'CVSS-B' ? main : `${main}, ${found.nomenclature}`;
  const temporal = found.temporal === undefined ? '' : `, temporal ${found.temporal.toFixed(1)}`;
  const local = found.environmental === undefined ? '' : `, environmental ${found.environmental.toFixed(1)}`;
  return main + temporal + local;
}

// One sentence a value, for readers who do not know the letters. CVSS 3.1 §2 and 4.0 §2 in short.
const reach: Readonly<Record<string, string>> = {
  N: 'It can be attacked from anywhere that reaches the system over a network.',
  A: 'The attacker must be in a neighbouring network.',
  L: 'The attacker needs access to the system itself, or a user who opens something.',
  P: 'The attacker must touch the device.',
};
const ease: Readonly<Record<string, string>> = {
  L: 'The attack works every time.',
  M: 'The attack needs somewhat special circumstances.',
  H: 'The attack depends on circumstances that the attacker has to get around.',
};
const rights: Readonly<Record<string, string>> = {
  N: 'No account is needed.',
  L: 'An ordinary account is needed.',
  H: 'An account with far-reaching rights is needed.',
};
const user: Readonly<Record<string, string>> = {
  N: 'Nobody else has to do anything.',
  R: 'Another person has to do something.',
  P: 'Another person has to use the system as usual.',
  A: 'Another person has to take part actively.',
};
const sentences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AV: reach,
  AC: ease,
  PR: rights,
  UI: user,
  S: { U: 'The damage stays in the vulnerable component.', C: 'The damage reaches beyond the vulnerable component.' },
  AT: { N: 'It works whatever the deployment.', P: 'It works only under certain conditions of the deployment.' },
  Au: { N: 'No sign-in is needed.', S: 'One sign-in is needed.', M: 'Several sign-ins are needed.' },
};

const losses: Readonly<Record<string, string>> = { C: 'confidentiality', I: 'integrity', A: 'availability' };
const degrees: Readonly<Record<string, string>> = { H: 'wholly', C: 'wholly', L: 'in part', P: 'in part' };

function loss(prefix: string, of: string, pick: (id: string) => string | undefined): string[] {
  const lost = Object.entries(losses).flatMap(([id, name]) => {
    const degree = degrees[pick(prefix + id) ?? ''];
    return degree ? [`${name} ${degree}`] : [];
  });
  if (lost.length === 0) return [];
  const said = lost.length === 1 ? lost[0] : `${lost.slice(0, -1).join(', ')} and ${lost.at(-1)}`;
  return [`${of} loses ${said}.`];
}

/**
 * Says a vector in sentences: the score first, then what the base metrics mean, then all others that are chosen.
 * @returns one sentence an entry, or the fault of the vector
 */
export function explainScore(vector: string): string[] | Fault {
  const found = score(vector);
  if (isFault(found)) return found;
  const system = systemOf(vector)!;
  const chosen = parseVector(system, vector);
  if ('rule' in chosen) return chosen;
  const pick = (id: string) => chosen.get(id);
  const said = system.metrics.flatMap((m) => {
    const sentence = m.group === 'base' ? sentences[m.id]?.[pick(m.id) ?? ''] : undefined;
    return sentence ? [sentence] : [];
  });
  const lost =
    system.version === '4.0'
      ? [...loss('V', 'The vulnerable system', pick), ...loss('S', 'What depends on it', pick)]
      : loss('', 'The component', pick);
  return [
    `${sayScore(found)}.`,
    ...said,
    ...(lost.length > 0 ? lost : ['Nothing is lost.']),
    ...explainFurther(system, chosen),
  ];
}
