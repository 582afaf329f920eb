import { cweName } from '../scores/cwe.ts';
import type { Advisory } from './advisory.ts';

/** Every weakness of an advisory, the main one first, each once. */
export const weaknessIds = ({ cwe, weaknesses = [] }: Pick<Advisory, 'cwe' | 'weaknesses'>): readonly string[] => [
  ...new Set([...(cwe ? [cwe] : []), ...weaknesses]),
];

/** `CWE-94: Improper Control of Generation of Code ('Code Injection')`; the id alone where CWE 4.20 knows no such one. */
export function sayWeakness(id: string): string {
  const name = cweName(id);
  return name ? `${id}: ${name}` : id;
}
