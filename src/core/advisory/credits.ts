import { type Credit, creditRoles } from './advisory.ts';

type Named = Pick<Credit, 'name' | 'affiliation'>;

/** A credit on one line, as forms have it that know no affiliation: `Ada Example (Example Ltd)`. */
export const sayCredit = ({ name, affiliation }: Named): string => (affiliation ? `${name} (${affiliation})` : name);

/** Name and affiliation in such a line. */
export function readCredit(text: string): Named {
  const [, name = text, affiliation] = /^(.*\S) \(([^()]+)\)$/s.exec(text) ?? [];
  return { name, ...(affiliation ? { affiliation } : {}) };
}

/** `Ada Example (Example Ltd), finder`. */
export const sayThanks = (credit: Credit): string => `${sayCredit(credit)}, ${credit.role}`;

/** The credit that such a line says; undefined of any other text. */
export function readThanks(text: string): Credit | undefined {
  const role = creditRoles.find((known) => text.endsWith(`, ${known}`));
  if (!role) return undefined;
  const found = readCredit(text.slice(0, -role.length - 2));
  if (found.name === '' || found.name.length > 200 || (found.affiliation?.length ?? 0) > 200) return undefined;
  return { ...found, role };
}
