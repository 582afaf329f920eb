import type { Statement } from './advisory.ts';

/** The reasons that CSAF and OpenVEX share, for people. */
export const sayJustification: Readonly<Record<NonNullable<Statement['justification']>, string>> = {
  component_not_present: 'The component is not in it.',
  vulnerable_code_not_present: 'The vulnerable code is not in it.',
  vulnerable_code_not_in_execute_path: 'The vulnerable code is never run.',
  vulnerable_code_cannot_be_controlled_by_adversary: 'No attacker can steer the vulnerable code.',
  inline_mitigations_already_exist: 'Protection that is built in keeps it from being used.',
};

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** One statement as a line for people: `Gate by Example, version 1.2.3: not affected. The vulnerable code is not in it.` */
export function sayStatement({ vendor, product, purl, version, status, justification, why }: Statement): string {
  const named = `${inOneLine(product)} by ${inOneLine(vendor)}${purl ? ` (${purl})` : ''}${version ? `, version ${version}` : ''}`;
  const reasons = [justification && sayJustification[justification], why?.trim()].filter(Boolean);
  return [`${named}: ${status}`, ...(reasons.length > 0 ? [reasons.join(' ')] : [])].join('. ');
}
